"""Returns: preview, names that stop them, the file and its line in the history."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from gkdesk.errors import FolderUnreachable, InvalidInput, ReturnBlocked
from gkdesk.models.working_aids import AidDispatch, WorkingAid
from gkdesk.services.office import Office
from gkdesk.services.outcome import Label
from gkdesk.services.working_aids.sending import Sending
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.return_packages import Obstacle
from gkdesk.text.codes.working_aids import AidState
from gkdesk.working_aids.answers import Answer
from gkdesk.working_aids.package.reading import read_package, read_stream
from gkdesk.working_aids.template import Choice, ChoiceList, Group, Kind, Question, Zone
from tests.factories import a_client
from tests.unit.services.sending_kit import (
    put_aid,
    put_contact,
    put_contributor,
    put_office,
    put_participant,
)
from tests.unit.working_aids.package_kit import SECRET, TEMPLATE, answers, row

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.store.store import Store
    from gkdesk.working_aids.template import Template

_GIVEN = answers(
    {"akteure": (row(1, "wohnen", mitglied="ja", stelle=SECRET), row(2, "", stelle=SECRET))},
    kv=Answer("ja", "seit März"),
    offen="Kurze Wege.",
    duldung="12",
    namen=SECRET,
)


@pytest.fixture
def sending(store: Store) -> Sending:
    put_office(store)
    return Sending(store, office=Office(store))


def _dispatches(store: Store) -> list[AidDispatch]:
    with store.read() as session:
        return list(session.scalars(select(AidDispatch)))


def test_the_preview_shows_what_travels_and_nothing_else(store: Store, sending: Sending) -> None:
    shown = sending.preview(put_aid(store, TEMPLATE, _GIVEN))

    assert [(cell.question, cell.row, cell.answer, cell.remark) for cell in shown.cells] == [
        ("kv", "", "Ja", "seit März"),
        ("duldung", "", "12", ""),
        ("offen", "", "Kurze Wege.", ""),
        ("mitglied", "Wohnen", "Ja", ""),
    ]
    assert shown.may_be_sent
    assert shown.file_name == "AH_probe_05999_2021_F1.zip"


def test_a_sign_that_the_paper_cannot_show_is_told_before_and_with_the_package(
    store: Store, sending: Sending
) -> None:
    ref = put_aid(store, TEMPLATE, answers(kv="ja", offen="Wege \U000132b9 kurz"))

    (note,) = (each for each in sending.preview(ref).notes if "\ufffd" in each)

    assert "(U+132B9) in „Wege \U000132b9 kurz“" in note
    assert [each.codepoint for each in sending.make(ref).undrawn] == ["U+132B9"]


def test_sending_writes_the_package_and_its_line(
    store: Store, sending: Sending, tmp_path: Path
) -> None:
    ref = put_aid(store, TEMPLATE, _GIVEN)
    path = tmp_path / "paket.zip"

    sending.send(ref, path, recipient="Wissenschaftliche Begleitung")

    assert read_package(path).answers.single["duldung"].value == "12"
    (line,) = _dispatches(store)
    assert (line.fassung, line.recipient) == (1, "Wissenschaftliche Begleitung")
    assert line.file_name == "AH_probe_05999_2021_F1.zip"
    with store.read() as session:
        assert session.get_one(WorkingAid, ref).state == AidState.SENT.value


def test_the_same_return_gives_the_same_bytes(store: Store, sending: Sending) -> None:
    ref = put_aid(store, TEMPLATE, _GIVEN)

    assert sending.make(ref).data == sending.make(ref).data


def test_a_password_protects_the_package(store: Store, sending: Sending) -> None:
    made = sending.make(put_aid(store, TEMPLATE, _GIVEN), password="drei-möhren")

    assert read_stream(io.BytesIO(made.data), "drei-möhren").head.round == 2021


def test_a_draft_is_not_sent(store: Store, sending: Sending, tmp_path: Path) -> None:
    ref = put_aid(store, TEMPLATE, _GIVEN, state=AidState.DRAFT)

    assert sending.preview(ref).obstacles == (Obstacle.NOT_CLOSED,)
    with pytest.raises(ReturnBlocked):
        sending.send(ref, tmp_path / "paket.zip", recipient="MKJFGFI")
    assert not list(tmp_path.glob("*.zip"))


def test_an_office_without_its_key_cannot_send(store: Store) -> None:
    sending = Sending(store, office=Office(store))

    shown = sending.preview(put_aid(store, TEMPLATE, _GIVEN))

    assert shown.obstacles == (Obstacle.SENDER,)
    assert shown.ags == ""


@pytest.mark.parametrize(
    "said", ["Danke an Amina Hariri.", "Frau Hariris Weg", "amina kam wieder", "HARIRI"]
)
def test_the_name_of_a_client_stops_the_sending(store: Store, sending: Sending, said: str) -> None:
    a_client(Workspace(store), official_name="Amina Hariri")

    shown = sending.preview(put_aid(store, TEMPLATE, answers(offen=said)))

    assert shown.obstacles == (Obstacle.NAMES,)
    assert shown.names


def test_a_name_in_an_explanation_stops_the_sending(store: Store, sending: Sending) -> None:
    put_contact(store, "Sabine Kranichfeld")

    shown = sending.preview(
        put_aid(store, TEMPLATE, answers(kv=Answer("ja", "mit Frau Kranichfeld")))
    )

    assert shown.obstacles == (Obstacle.NAMES,)
    assert [cell.names for cell in shown.cells] == [("Kranichfeld",)]


def test_the_name_of_a_contributor_stops_the_sending(store: Store, sending: Sending) -> None:
    ref = put_aid(store, TEMPLATE, answers(offen="Laut Kranichfeld geht es."))
    put_contributor(store, ref, "Herr Kranichfeld")

    assert sending.preview(ref).obstacles == (Obstacle.NAMES,)


@pytest.mark.parametrize(
    ("person", "said", "may_be_sent"),
    [
        ({"stand_in": "Frau Quittenbaum (Jobcenter)"}, "Frau Quittenbaum half.", False),
        ({"stand_in": "Jan Ahrendts"}, "Herr Ahrendts half.", False),
        ({"name": "Herr Dr. Ahrendts\x1fJobcenter"}, "Laut Ahrendts geht es.", False),
        ({"stand_in": "Kollegin aus dem Jobcenter"}, "Das Jobcenter half.", True),
        ({"stand_in": "Stadt Musterstadt"}, "Die Stadt half.", True),
        ({"name": "Jobcenter"}, "Das Jobcenter half.", True),
        ({"stand_in": "Frau al-Hariri"}, "Frau al-Hariri half.", False),
        ({"stand_in": "Herr von Quappen"}, "Laut Herrn von Quappen geht es.", False),
        ({"name": "Frau el Sayed\x1fJobcenter"}, "Frau el Sayed half.", False),
        ({"stand_in": "Frau van der Quappen"}, "Frau Quappen half.", False),
        ({"stand_in": "Quappendorfer vom Jobcenter"}, "Quappendorfer half.", False),
        ({"stand_in": "Frau Quappen und Zwiebelkamp"}, "Zwiebelkamp half.", False),
        ({"stand_in": "frau Quappen"}, "Frau Quappen half.", False),
        ({"stand_in": "Kollegin Hartung"}, "Frau Hartung half.", False),
        ({"stand_in": "Quappen@kreis.de"}, "Fragen an quappen@kreis.de", False),
        ({"stand_in": "Beratung"}, "Es fehlt Beratung.", True),
        ({"stand_in": "Teamleitung"}, "Die Teamleitung wechselt.", True),
        ({"stand_in": "Neue Kollegin"}, "Neue Angebote entstehen.", True),
        ({"stand_in": "Herr Bürgermeister Quappen"}, "Der Bürgermeister hilft.", True),
        ({"stand_in": "Herr Bürgermeister Quappen"}, "Quappen hilft.", False),
        ({"stand_in": "Frau Quappen von der Stadt"}, "Die Stadt half.", True),
    ],
)
def test_people_of_meetings_are_known_by_their_names(
    store: Store, sending: Sending, person: dict[str, str], said: str, *, may_be_sent: bool
) -> None:
    put_participant(store, "Stadt Musterstadt", **person)

    shown = sending.preview(put_aid(store, TEMPLATE, answers(offen=said)))
    assert shown.may_be_sent is may_be_sent


def test_a_name_from_a_meeting_tells_where_it_is_from(store: Store, sending: Sending) -> None:
    put_participant(store, "Stadt Musterstadt", stand_in="Frau Quappen")
    put_contact(store, "Sabine Kranichfeld")
    said = answers(offen="Quappen und Kranichfeld halfen.")

    shown = sending.preview(put_aid(store, TEMPLATE, said))

    assert set(shown.names) == {"Quappen", "Kranichfeld"}
    told = {name: words.replace("\u00a0", " ") for name, words in shown.origins.items()}
    assert told == {"Quappen": "Teilnahme an der Sitzung vom 1. 3. 2021"}


@pytest.mark.parametrize(
    "said", ["Fragen an plange@kreis.de", "Tel. 0221 4711815", "+49 221 4711-815", "0171/2345678"]
)
def test_mail_and_telephones_of_contacts_stop_it(store: Store, sending: Sending, said: str) -> None:
    put_contact(
        store,
        "Petra Lange",
        email="plange@kreis.de",
        phone="0221 4711815 (vormittags)",
        mobile="0171 2345678",
    )

    shown = sending.preview(put_aid(store, TEMPLATE, answers(offen=said)))
    assert shown.obstacles == (Obstacle.NAMES,)


def test_a_word_that_is_a_family_name_does_not_stop_it(store: Store, sending: Sending) -> None:
    put_contact(store, "Petra Lange")

    assert sending.preview(put_aid(store, TEMPLATE, answers(offen="lange Wege"))).may_be_sent


@pytest.mark.parametrize(
    "said",
    [
        "Fragen an p.lange@kreis.de",
        "Fragen an lange@kreis.de.",
        "sagte frau lange",
        "mit herrn  dr. lange",
    ],
)
def test_a_family_name_in_lower_case_stops_it_where_it_is_meant(
    store: Store, sending: Sending, said: str
) -> None:
    put_contact(store, "Petra Lange")

    shown = sending.preview(put_aid(store, TEMPLATE, answers(offen=said)))
    assert shown.obstacles == (Obstacle.NAMES,)
    assert shown.names == ("lange",)


@pytest.mark.parametrize("spot", ["question", "table", "list", "code", "series"])
def test_a_name_in_the_codes_of_an_own_template_stops_it(
    store: Store, sending: Sending, spot: str
) -> None:
    a_client(Workspace(store), official_name="Amina Hariri")
    given = answers(kv="ja", offen="Gut.")
    there = put_aid(store, replace(TEMPLATE, own=True), given, year=2019)
    assert sending.preview(there).may_be_sent

    named = put_aid(store, _named(spot), given)
    shown = sending.preview(named)
    assert (shown.obstacles, shown.names) == ((Obstacle.NAMES,), ("Hariri",))


def _named(spot: str) -> Template:
    """Return the template with a name in one of its codes."""
    extra = Question(
        "an_Hariri" if spot == "question" else "extra",
        Kind.SELECT_ONE,
        "Weiter?",
        choices="von_Hariri" if spot == "list" else "neu",
        series="Hariri" if spot == "series" else "",
        zone=Zone.RETURN,
    )
    rows = Group("t_Hariri" if spot == "table" else "t", "Weiter", (extra,), repeat=True)
    code = Choice("Hariri" if spot == "code" else "x", "Erste")
    lists = {**TEMPLATE.lists, extra.choices: ChoiceList(extra.choices, (code,))}
    sections = (*TEMPLATE.sections, Group("mehr", "Mehr", (rows,)))
    return replace(TEMPLATE, own=True, sections=sections, lists=lists)


def test_names_in_local_answers_do_not_matter(store: Store, sending: Sending) -> None:
    put_contact(store, "Petra Lange")

    given = answers(kv="ja", namen="Petra Lange")
    assert sending.preview(put_aid(store, TEMPLATE, given)).may_be_sent


def test_where_the_file_cannot_be_written_nothing_is_noted(
    store: Store, sending: Sending, tmp_path: Path
) -> None:
    ref = put_aid(store, TEMPLATE, _GIVEN)

    with pytest.raises(FolderUnreachable):
        sending.send(ref, tmp_path / "weg" / "paket.zip", recipient="MKJFGFI")

    assert _dispatches(store) == []


def test_a_corrected_return_says_what_it_replaces(
    store: Store, sending: Sending, tmp_path: Path
) -> None:
    ref = put_aid(store, TEMPLATE, _GIVEN)
    sending.send(ref, tmp_path / "eins.zip", recipient="MKJFGFI")
    with store.transaction(Label.AID_REOPENED) as transaction:
        transaction.session.get_one(WorkingAid, ref).fassung = 2

    made = sending.make(ref)

    assert (made.returned.head.fassung, made.returned.head.replaces) == (2, 1)


def test_a_fassung_is_sent_again_only_as_it_was(
    store: Store, sending: Sending, tmp_path: Path
) -> None:
    ref = put_aid(store, TEMPLATE, _GIVEN)
    sending.send(ref, tmp_path / "eins.zip", recipient="MKJFGFI")
    sending.send(ref, tmp_path / "zwei.zip", recipient="MKJFGFI", password="geheim")
    office = Office(store)
    office.save(replace(office.facts(), alliance="Kreis Musterland neu"))

    with pytest.raises(ReturnBlocked):
        sending.send(ref, tmp_path / "drei.zip", recipient="MKJFGFI")

    assert not (tmp_path / "drei.zip").exists()
    assert len(_dispatches(store)) == 2


def test_odd_answers_are_noted(store: Store, sending: Sending) -> None:
    put_aid(store, TEMPLATE, answers(kv="ja", duldung="4"), year=2020)
    later = answers(kv="nein", duldung="40", offen="Anruf: 0221 1234567")

    told = " ".join(sending.preview(put_aid(store, TEMPLATE, later)).notes)

    assert "Ohne Antwort im Rücksendeteil: 5 von 8 Fragen." in told
    assert "letztes Jahr ja, dieses Jahr nicht mehr" in told
    assert "40, letztes Jahr 4. Stimmt die Zahl?" in told
    assert "Telefonnummer" in told
    assert "?:" not in told


def test_words_that_were_kept_here_are_noted_where_they_travel(
    store: Store, sending: Sending
) -> None:
    given = answers(namen="Frauen mit Kindern", offen="frauen mit  Kindern", kv="ja")

    told = sending.preview(put_aid(store, TEMPLATE, given)).notes

    assert sum("steht auch in einer Angabe, die hier bleibt" in each for each in told) == 1


def test_a_yes_that_is_gone_is_odd_only_where_something_was_reached(
    store: Store, sending: Sending
) -> None:
    (section, *_rest) = TEMPLATE.sections
    left = Question(
        "ausgetreten", Kind.SELECT_ONE, "Ist jemand ausgetreten?", choices="stand",
        zone=Zone.RETURN, series="bkg_austritte",
    )  # fmt: skip
    template = replace(TEMPLATE, sections=(replace(section, children=(*section.children, left)),))
    put_aid(store, template, answers(ausgetreten="ja"), year=2020)

    told = sending.preview(put_aid(store, template, answers(ausgetreten="nein"))).notes

    assert not any("letztes Jahr" in each for each in told)


def test_a_number_of_one_or_two_persons_is_marked(store: Store, sending: Sending) -> None:
    cells = sending.preview(put_aid(store, TEMPLATE, answers(duldung="2"))).cells
    assert [cell.is_few for cell in cells] == [True]
    cells = sending.preview(put_aid(store, TEMPLATE, answers(duldung="3"), year=2022)).cells
    assert [cell.is_few for cell in cells] == [False]


def test_the_office_says_which_number_of_persons_is_few(store: Store, sending: Sending) -> None:
    office = Office(store)
    office.save(replace(office.facts(), smallest_count=5))
    for year, number, is_few in ((2021, "4", True), (2022, "5", False)):
        ref = put_aid(store, TEMPLATE, answers(duldung=number), year=year)
        assert [cell.is_few for cell in sending.preview(ref).cells] == [is_few]


def test_a_return_needs_a_recipient(store: Store, sending: Sending, tmp_path: Path) -> None:
    ref = put_aid(store, TEMPLATE, _GIVEN)

    with pytest.raises(InvalidInput):
        sending.send(ref, tmp_path / "a.zip", recipient=" ")

    assert not list(tmp_path.glob("*.zip"))
