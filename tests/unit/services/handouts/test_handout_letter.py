"""The letter that invites somebody to a talk."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import QLocale

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.export.content import Letter
from gkdesk.export.paper import LETTER
from gkdesk.services.handouts.kinds import Interpreting
from gkdesk.services.handouts.letter import usual_place
from gkdesk.services.handouts.letter_hints import DayHint, day_hints, is_odd_hour
from gkdesk.services.office import OfficeFacts
from gkdesk.services.redactor import AudienceRefused
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import ClientId
from gkdesk.text.translations import available, load
from tests.document_kit import blocks_of, plain
from tests.factories import a_client
from tests.unit.export.pdf_reading import drawn
from tests.unit.services.handouts.handout_kit import THURSDAY, a_letter

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

TRANSLATED = [code for code in available("handout") if code != "de"]
LOCALES = {"prs": "fa_AF", "kmr": "ku_TR", "sq": "sq_AL", "ti": "ti_ER", "ps": "fa_AF"}
"""Where the locale data of Unicode call a language otherwise; people who speak Pashto use the
Persian names of days, too, and our text does."""
ALSO = {("kmr", 5): "în"}
_ASIDE = str.maketrans("’ھ", "ʼه", "\u200c\u200f\u200e. ")


@pytest.fixture(scope="module")
def store_to_copy(samira_store: Path) -> Path:
    """Begin with Samira's record."""
    return samira_store


def letter(workspace: Workspace, client: ClientId, language: str = "de") -> str:
    return plain(workspace.handouts.compose(a_letter(client, language)).document)


def test_the_letter_names_day_time_place_and_who_is_asked(
    workspace: Workspace, samira: ClientId
) -> None:
    text = letter(workspace, samira)
    assert "Donnerstag, 03.12.2026, 14:30 Uhr" in text
    assert "Rathaus, Zimmer 4" in text
    assert "Samira Haidari" in text
    assert "Lindenweg 4" in text
    assert "12345 Musterstadt" in text


def test_what_the_record_holds_besides_stays_out(workspace: Workspace, samira: ClientId) -> None:
    text = letter(workspace, samira, "prs")
    for secret in ("GEHEIM", "Pflegefachfrau", "telc", "Schulzeugnis", "0176 04069001"):
        assert secret not in text


def test_its_head_is_that_of_a_letter(workspace: Workspace, samira: ClientId) -> None:
    document = workspace.handouts.compose(a_letter(samira)).document
    assert document.page == LETTER
    assert len(list(blocks_of(document, Letter))) == 1
    assert isinstance(document.blocks[0], Letter)


def test_the_letter_is_in_both_languages_with_the_same_digits(
    workspace: Workspace, samira: ClientId
) -> None:
    for code in TRANSLATED:
        text = letter(workspace, samira, code)
        hers = load(code, name="handout").texts
        assert hers["einladung.title"] in text, code
        assert hers["einladung.weekday_4"] in text, code
        assert text.count("03.12.2026") == 1, code
        assert "03.12.2026, 14:30\n" in text, code


def test_who_has_an_interpreter_is_told_so_and_the_usual_topic_is_in_her_language(
    workspace: Workspace, samira: ClientId
) -> None:
    usual = {"topic": "Ihre nächsten Schritte", "interpreting": Interpreting.THERE}
    for code in TRANSLATED:
        asked = letter(workspace, samira, code)
        told = plain(workspace.handouts.compose(a_letter(samira, code, **usual)).document)
        hers = load(code, name="handout").texts
        question = load(code, name="conference").texts["invitation.interpreter"]
        assert (question in asked, question in told) == (True, False), code
        assert "Wir haben für Sie jemanden zum Dolmetschen." in told, code
        assert hers["einladung.interpreter_there"] in told, code
        assert f"Ihre nächsten Schritte / {hers['einladung.topic_steps']}" in told, code


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_days_of_the_week_are_those_of_the_language(code: str) -> None:
    locale = QLocale(LOCALES.get(code, code))
    if locale.language() == QLocale.Language.C:
        pytest.skip("the locale data does not know this language")
    hers = load(code, name="handout").texts
    for day in range(1, 8):
        known = locale.standaloneDayName(day).casefold().translate(_ASIDE)
        ours = hers[f"einladung.weekday_{day}"].casefold().translate(_ASIDE)
        assert ours in (known, ALSO.get((code, day))), day


def test_a_letter_goes_to_nobody_but_the_person(workspace: Workspace, samira: ClientId) -> None:
    wish = a_letter(samira)
    with pytest.raises(AudienceRefused):
        workspace.handouts.compose(replace(wish, audience=Audience.PUBLIC))
    with pytest.raises(InvalidInput):
        workspace.handouts.compose(replace(wish, client_id=None))
    with pytest.raises(InvalidInput):
        workspace.handouts.compose(replace(wish, invitation=None))
    with pytest.raises(RecordGone):
        workspace.handouts.compose(replace(wish, client_id=ClientId(4711)))


def test_another_client_who_stands_in_the_topic_is_left_out_and_she_herself_is_not(
    workspace: Workspace, samira: ClientId
) -> None:
    a_client(workspace, official_name="Amina Tesfay Gebre")
    wish = a_letter(samira, topic="Wie bei Amina, Frau Haidari")
    composed = workspace.handouts.compose(wish)
    assert [each.word for each in composed.doubts] == ["Amina"]
    assert "Wie bei [Name], Frau Haidari" in plain(composed.document)
    kept = replace(wish, kept=frozenset(composed.doubts))
    assert "Wie bei Amina" in plain(workspace.handouts.compose(kept).document)
    for refused in ({"topic": "a" * 20_000}, {"phone": "abc"}):
        with pytest.raises(InvalidInput):
            workspace.handouts.compose(a_letter(samira, **refused))


def test_its_file_is_not_called_after_the_person(workspace: Workspace, samira: ClientId) -> None:
    made = workspace.handouts.make(a_letter(samira, "prs"))
    assert made.kind == "letter.invitation"
    assert "Samira" not in made.file_name + made.title
    assert made.file_name.startswith("Einladung_prs_")


def test_the_usual_place_is_where_somebody_finds_it() -> None:
    facts = OfficeFacts(name="Kreis Beispiel", street="Ring 1", postal_code="58507", place="Altena")
    assert usual_place(facts) == "Kreis Beispiel, Ring 1, 58507 Altena"
    assert usual_place(OfficeFacts()) == ""


@pytest.mark.parametrize(
    ("on", "hints"),
    [
        (dt.date(2026, 11, 22), {DayHint.WEEKEND, DayHint.POST}),
        (dt.date(2026, 11, 26), {DayHint.POST}),
        (dt.date(2026, 11, 27), set()),
        (dt.date(2026, 11, 28), {DayHint.WEEKEND}),
        (dt.date(2026, 12, 25), {DayHint.HOLIDAY}),
        (dt.date(2026, 12, 26), {DayHint.WEEKEND}),
    ],
)
def test_a_day_off_and_one_before_the_post_comes_are_told(on: dt.date, hints: set[DayHint]) -> None:
    assert set(day_hints(on, dt.date(2026, 11, 20))) == hints


def test_the_post_does_not_come_on_holidays() -> None:
    assert set(day_hints(dt.date(2026, 12, 29), dt.date(2026, 12, 22))) == {DayHint.POST}
    assert not set(day_hints(dt.date(2026, 12, 30), dt.date(2026, 12, 22)))


def test_an_hour_at_which_nobody_works_is_told() -> None:
    assert [is_odd_hour(each) for each in ("", "06:59", "07:00", "19:00", "23:30")] == [
        False,
        True,
        False,
        False,
        True,
    ]


def test_a_colon_stands_as_the_language_of_the_letter_writes_it(
    workspace: Workspace, samira: ClientId
) -> None:
    letter = plain(workspace.handouts.compose(a_letter(samira, "fr")).document)
    assert "Das nehmen Sie mit:" in letter
    assert "À apporter\u00a0:" in letter


def test_the_day_of_the_test_is_a_thursday() -> None:
    assert THURSDAY.isoweekday() == dt.date(2026, 12, 3).isoweekday() == 4


def test_the_letter_takes_one_sheet(workspace: Workspace, samira: ClientId) -> None:
    for code in ("de", "ar", "ti", "uk", "fr"):
        made = workspace.handouts.make(a_letter(samira, code, contact="Ina Muster"))
        with pikepdf.open(BytesIO(made.data)) as pdf:
            assert len(pdf.pages) == 1, code


def test_the_name_below_never_stands_alone_on_a_page(
    workspace: Workspace, samira: ClientId
) -> None:
    directions = " ".join(["Bus 4 bis zum Kreishaus, dann über die Brücke."] * 20)
    made = workspace.handouts.make(
        a_letter(samira, "ar", contact="Ina Muster", directions=directions)
    )
    glyphs = drawn(made.data)
    last = "".join(each.text for each in glyphs if each.page == glyphs[-1].page)
    assert "Ina Muster" in last
    assert "Das nehmen Sie mit" in last
