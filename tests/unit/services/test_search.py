"""Everything that was entered is found."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.progress import Silent
from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    ContactEntry,
    Course,
    FollowUp,
    FormerAddress,
    GermanLevel,
    Goal,
    Helper,
    InterpreterFacts,
    LegalAreaEntry,
    Member,
    NameVariant,
    OptionalFacts,
    Paper,
    Part,
    ReachWay,
    Reference,
    SpokenLanguage,
    StatusEntry,
    Step,
)
from gkdesk.services.code_lists import CodeRow
from gkdesk.text.codes.clients import CodeList, ReachKind, RecordKind, ReferenceOffice, SpokenLevel
from tests.factories import a_client, a_contact, a_municipality, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def titles(workspace: Workspace, text: str) -> list[str]:
    return [hit.title for hit in workspace.search.find(text)]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (NameVariant("Jonas Tesfaj", "Krankenkasse"), "krankenkasse"),
        (NameVariant("ዮናስ ተስፋይ"), "ተስፋይ"),
        (Member("Selam", relation="Schwester"), "selam"),
        (FormerAddress("Altweg 1", place="Altdorf"), "altweg"),
        (ReachWay(ReachKind.MOBILE, "0171 1234567", listeners="der Bruder"), "01711234567"),
        (Reference(ReferenceOffice.BAMF, "7654321-224"), "7654321"),
        (SpokenLanguage("ti", SpokenLevel.GOOD), "tigrinya"),
        (StatusEntry("toleration", residence_obligation="Neustadt"), "duldung"),
        (LegalAreaEntry("asylblg", note="Bescheid vom Mai"), "bescheid"),
        (Paper("Geburtsurkunde", original_at="bei der Mutter"), "geburtsurk"),
        (Course("integration", provider="Kolping", note="Schicht"), "kolping"),
        (Goal("Ich will Schreinerin werden"), "schreinerin"),
        (Step("Praktikum suchen", who="Herr Lindner"), "lindner"),
        (ContactEntry("Rückruf wegen Kita"), "kita"),
        (FollowUp(dt.date(2026, 12, 1), "Zeugnis anfordern"), "zeugnis"),
    ],
)
def test_every_list_of_the_record_is_searched(workspace: Workspace, part: Part, text: str) -> None:
    a_client(workspace, part, official_name="Yonas Tesfay")
    a_client(workspace, official_name="Niemand Anders")
    assert titles(workspace, text) == ["Yonas Tesfay"]


def test_every_group_of_the_record_is_searched(workspace: Workspace) -> None:
    client = a_client(workspace, own_name="يوسف", wanted_name="Jussi", code="AB-77")
    workspace.clients.save_facts(client, OptionalFacts(nationality="eritreisch"))
    workspace.clients.save_address(client, Address("Lindenallee 9", "54321", "Bergheim"))
    workspace.clients.save_interpreter(client, InterpreterFacts(note="nur Frauen"))
    workspace.clients.save_german(client, GermanLevel(certificate="DTZ-Urkunde"))
    workspace.clients.save_case(client, CaseFacts("housing", "Schimmel"))
    workspace.clients.end(client, dt.date(2026, 11, 18), "Verzogen")
    words = ("يوسف", "hariri", "ab-77", "eritreisch", "lindenallee", "54321", "frauen", "dtz")
    for word in (*words, "wohnen", "schimmel", "verzogen"):
        assert titles(workspace, word) == ["Jussi"], word


def test_a_renamed_word_of_a_list_or_municipality_is_found_once_the_index_followed(
    workspace: Workspace,
) -> None:
    municipality = a_municipality(workspace, "Altdorf")
    client = a_client(workspace, StatusEntry("toleration"), wanted_name="Jussi")
    workspace.clients.save_address(client, Address(municipality_id=municipality))
    workspace.search.rebuild(Silent())
    assert titles(workspace, "altdorf") == ["Jussi"]
    workspace.codes.save(CodeList.RESIDENCE_STATUS, CodeRow("toleration", "Ausgesetzt"))
    assert not workspace.search.is_current()
    workspace.search.rebuild(Silent())
    workspace.office.rename_municipality(municipality, "Neudorf")
    assert not workspace.search.is_current()
    workspace.search.rebuild(Silent())
    assert workspace.search.is_current()
    for word, found in (("ausgesetzt", ["Jussi"]), ("neudorf", ["Jussi"]), ("altdorf", [])):
        assert titles(workspace, word) == found, word


def test_contacts_and_organisations_are_found(workspace: Workspace) -> None:
    office = an_organisation(workspace, kind="adult_education_centre", place="Musterstadt")
    a_contact(workspace, organisation_id=office, room="Zimmer 214", languages=("tr",))
    assert titles(workspace, "zimmer 214") == ["Frau Özcan"]
    assert titles(workspace, "türkisch") == ["Frau Özcan"]
    assert titles(workspace, "oezcan") == ["Frau Özcan"]
    assert titles(workspace, "vhs") == ["Volkshochschule Musterland"]


def test_a_search_can_be_narrowed_to_a_kind(workspace: Workspace) -> None:
    a_client(workspace, official_name="Musterland")
    an_organisation(workspace)
    hits = workspace.search.find("musterland", kinds=(RecordKind.ORGANISATION,))
    assert [hit.kind for hit in hits] == ["organisation"]


def test_what_was_removed_or_taken_back_is_not_found(workspace: Workspace) -> None:
    client = a_client(workspace)
    part = workspace.clients.save_part(client, ContactEntry("Kindergarten")).ref
    workspace.clients.remove_part(client, ContactEntry("x", id=part))
    assert titles(workspace, "kindergarten") == []
    workspace.history.undo()
    assert titles(workspace, "kindergarten") == ["Yusuf al-Hariri"]
    a_contact(workspace, name="Kurz")
    workspace.history.undo()
    assert titles(workspace, "kurz") == []


def test_the_link_to_a_contact_is_no_text_of_the_client(workspace: Workspace) -> None:
    contact = a_contact(workspace, name="Sonnenschein")
    a_client(workspace, Helper(contact, "Patenschaft"))
    assert titles(workspace, "sonnenschein") == ["Frau Sonnenschein"]
    assert titles(workspace, "patenschaft") == ["Yusuf al-Hariri"]


def test_a_rebuilt_index_finds_the_same(workspace: Workspace) -> None:
    a_client(workspace, NameVariant("Josef"))
    before = workspace.search.find("josef")
    workspace.search.rebuild(Silent())
    assert workspace.search.is_current()
    assert workspace.search.find("josef") == before != ()
