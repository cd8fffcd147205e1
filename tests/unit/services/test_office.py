"""Letterhead, municipalities, programme profiles and editable lists."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.code_lists import CodeRow, shipped
from gkdesk.services.office import OfficeFacts
from gkdesk.services.profiles import SHIPPED, shipped_profile
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import Territory
from tests.factories import a_municipality

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)


def test_the_letterhead_is_empty_until_it_is_entered(workspace: Workspace) -> None:
    assert workspace.office.facts() == OfficeFacts()
    facts = OfficeFacts(
        name="Kreis Musterland",
        unit="Kommunales Integrationszentrum",
        street="Kreishaus 1",
        postal_code="12345",
        place="Musterstadt",
        email="ki@musterland.beispiel",
    )
    workspace.office.save(facts)
    workspace.office.save(facts)
    assert workspace.office.facts() == facts
    assert facts.address_lines == ("Kreishaus 1", "12345 Musterstadt")


def test_municipalities_are_sorted_and_named_once(workspace: Workspace) -> None:
    a_municipality(workspace, "Neustadt")
    first = a_municipality(workspace, "Altdorf")
    with pytest.raises(InvalidInput, match="invalid_input"):
        workspace.office.add_municipality(" neustadt ")
    workspace.office.rename_municipality(first, "ALTDORF")
    workspace.office.rename_municipality(first, "Altendorf")
    assert [row.name for row in workspace.office.municipalities()] == ["Altendorf", "Neustadt"]


def test_the_kreis_and_its_municipalities_are_one_step_that_undo_takes_back(
    workspace: Workspace,
) -> None:
    a_municipality(workspace, "Altdorf")
    facts = OfficeFacts(alliance="Kreis Musterland")
    workspace.office.save_with_municipalities(facts, ["ALTDORF", " Neustadt\t", "", "Neustadt"])
    assert workspace.office.facts().alliance == "Kreis Musterland"
    assert [row.name for row in workspace.office.municipalities()] == ["Altdorf", "Neustadt"]
    workspace.history.undo()
    assert workspace.office.facts().alliance == ""
    assert [row.name for row in workspace.office.municipalities()] == ["Altdorf"]


def test_a_municipality_that_is_refused_leaves_the_kreis_as_it_was(workspace: Workspace) -> None:
    facts = OfficeFacts(alliance="Kreis Musterland")
    with pytest.raises(InvalidInput) as refused:
        workspace.office.save_with_municipalities(facts, ["Neustadt", "x" * 2_000])
    assert refused.value.field == "municipalities"
    assert workspace.office.facts() == OfficeFacts()
    assert workspace.office.municipalities() == ()


def test_all_profiles_know_the_same_concepts() -> None:
    concepts = {frozenset(shipped_profile(code).words) for code in SHIPPED}
    assert len(concepts) == 1
    assert all(word.strip() for code in SHIPPED for word in shipped_profile(code).words.values())


def test_the_chosen_profile_gives_the_words(workspace: Workspace) -> None:
    assert workspace.profiles.current().word("coordination_office") == "Koordinierende Stelle"
    workspace.profiles.choose("gemeinsam_klappts")
    assert workspace.profiles.current().word("core_group") == "Bündniskerngruppe"


def test_a_changed_word_can_go_back_to_the_shipped_one(workspace: Workspace) -> None:
    workspace.profiles.save_words("kim", {"booklet": "Laufmappe", "core_group": "Runder Tisch"})
    workspace.profiles.save_words("kim", {"booklet": ""})
    profile = workspace.profiles.current()
    assert profile.word("core_group") == "Runder Tisch"
    assert profile.word("booklet") == shipped_profile("kim").word("booklet")
    workspace.history.undo()
    assert workspace.profiles.current().word("booklet") == "Laufmappe"


def test_unknown_profiles_and_concepts_are_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput, match="invalid_input"):
        workspace.profiles.choose("nothing")
    with pytest.raises(InvalidInput, match="invalid_input"):
        workspace.profiles.save_words("kim", {"nothing": "x"})


@pytest.mark.parametrize("name", CodeList)
def test_every_shipped_list_has_its_words_once(name: CodeList) -> None:
    entries = shipped(name).entries
    assert len({entry.code for entry in entries}) == len(entries) > 2
    assert len({entry.text for entry in entries}) == len(entries)
    assert all(entry.word for entry in entries)
    assert shipped(name).note


def test_the_status_list_says_who_has_to_check_it() -> None:
    assert "prüfen" in shipped(CodeList.RESIDENCE_STATUS).note
    assert shipped(CodeList.RESIDENCE_STATUS).as_of == "2026-11"


def test_an_office_adds_renames_and_hides_entries(workspace: Workspace) -> None:
    name = CodeList.FIELD_OF_ACTION
    workspace.codes.save(name, CodeRow("", "Sport"))
    workspace.codes.save(name, CodeRow("housing", "Wohnung und Miete"))
    workspace.codes.save(name, CodeRow("mobility", "Mobilität", hidden=True))
    workspace.codes.save(name, CodeRow("work", "Arbeit", valid_until=dt.date(2026, 11, 17)))
    offered = [row.word for row in workspace.codes.offered(name)]
    assert {"Sport", "Wohnung und Miete"} <= set(offered)
    assert not {"Wohnen", "Mobilität", "Arbeit"} & set(offered)
    assert workspace.codes.text(name, "mobility") == "Mobilität"
    assert workspace.codes.text(name, "gone_code") == "gone_code"


def test_an_entry_needs_a_word(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput, match="invalid_input"):
        workspace.codes.save(CodeList.FIELD_OF_ACTION, CodeRow("", "  "))


def test_a_status_is_shown_with_its_paragraph(workspace: Workspace) -> None:
    text = workspace.codes.text(CodeList.RESIDENCE_STATUS, "toleration")
    assert text == "Duldung § 60a AufenthG"


def test_the_type_of_local_authority_is_kept_and_can_be_left_open(workspace: Workspace) -> None:
    assert workspace.office.facts().territory is None
    for chosen in (Territory.CITY, None):
        workspace.office.save(OfficeFacts(alliance="Musterstadt", territory=chosen))
        assert workspace.office.facts().territory is chosen


@pytest.mark.parametrize("typed", ["05999", "05 999 000"])
def test_the_key_of_the_area_is_kept_without_blanks(workspace: Workspace, typed: str) -> None:
    workspace.office.save(OfficeFacts(ags=typed))
    assert workspace.office.facts().ags == typed.replace(" ", "")


@pytest.mark.parametrize("typed", ["5999", "059990", "0599900A", "٠٥٩٩٩"])
def test_a_key_of_the_area_that_cannot_be_one_is_refused(workspace: Workspace, typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.office.save(OfficeFacts(ags=typed))
    assert (refused.value.field, refused.value.problem) == ("ags", "bad_ags")


@pytest.mark.parametrize(("typed", "problem"), [(2, "too_few"), (0, "too_few"), (101, "too_many")])
def test_small_counts_cannot_be_shown_by_any_setting(
    workspace: Workspace, typed: int, problem: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.office.save(OfficeFacts(smallest_count=typed))
    assert (refused.value.field, refused.value.problem) == ("smallest_count", problem)
    assert workspace.office.facts().smallest_count == 3
