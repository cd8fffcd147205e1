"""Forms with one construct each: what is shown, what can be chosen, what is wrong or missing.

Each form is read from a workbook, written and read again unchanged, and filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.clock import FixedClock
from gkdesk.text.codes.aid_problems import Trouble
from gkdesk.working_aids.form import Form, Ref
from tests.unit.working_aids.xlsform_kit import DAY, YES_NO, imported

if TYPE_CHECKING:
    from gkdesk.working_aids.template import Template


def filled(template: Template, **answers: str) -> Form:
    form = Form(template, clock=FixedClock.on(DAY))
    for name, value in answers.items():
        form.set(Ref(name), value)
    return form


def shown(form: Form, *names: str) -> list[str]:
    return [name for name in names if form.relevant(Ref(name))]


def wrong(form: Form) -> list[tuple[str, Trouble, str]]:
    return [(each.ref.question, each.trouble, each.message) for each in form.errors()]


def offered(form: Form, name: str) -> list[str]:
    return [choice.name for choice in form.choices(Ref(name))]


def test_a_question_is_skipped_where_it_is_not_relevant() -> None:
    template = imported(
        """
        type | name | label | relevant
        begin_group | g | Bündnis |
        select_one ja_nein | beitritt | Beigetreten? |
        text | wann | Seit wann? | ${beitritt} = 'ja'
        end_group
        """,
        YES_NO,
    )
    assert shown(filled(template), "beitritt", "wann") == ["beitritt"]
    assert shown(filled(template, beitritt="ja"), "wann") == ["wann"]


def test_several_answers_are_asked_with_selected() -> None:
    template = imported(
        """
        type | name | label | relevant
        begin_group | g | Bündnis |
        select_multiple wer | wer | Wer? |
        text | andere | Welche? | selected(${wer}, 'andere') and not(selected(${wer}, 'abh'))
        end_group
        """,
        """
        list_name | name | label
        wer | abh | Ausländerbehörde
        wer | andere | Andere
        """,
    )
    assert shown(filled(template, wer="andere"), "andere") == ["andere"]
    assert shown(filled(template, wer="abh andere"), "andere") == []


def test_groups_stand_in_groups_and_hide_what_is_in_them() -> None:
    template = imported(
        """
        type | name | label | relevant | hint
        begin_group | aussen | Außen | |
        integer | zahl | Zahl | |
        begin_group | mitte | Mitte | ${zahl} > 1 | Nur bei mehreren
        begin_group | innen | Innen | ${zahl} < 9 |
        text | tief | Tief | |
        end_group
        end_group
        end_group
        """
    )
    assert shown(filled(template, zahl="5"), "mitte", "innen", "tief") == ["mitte", "innen", "tief"]
    assert shown(filled(template, zahl="9"), "mitte", "innen", "tief") == ["mitte"]
    assert shown(filled(template, zahl="1"), "mitte", "innen", "tief") == []


def test_the_choices_of_one_question_depend_on_another() -> None:
    template = imported(
        """
        type | name | label | choice_filter
        begin_group | g | Wo? |
        select_one kreis | kreis | Kreis |
        select_one ort | ort | Ort | kreis = ${kreis}
        end_group
        """,
        """
        list_name | name | label | kreis
        kreis | nord | Nord |
        kreis | sued | Süd |
        ort | a | A | nord
        ort | b | B | sued
        ort | c | C | nord
        """,
    )
    assert offered(filled(template, kreis="nord"), "ort") == ["a", "c"]
    form = filled(template, kreis="sued", ort="a")
    assert wrong(form) == [("ort", Trouble.NOT_OFFERED, "")]


def test_choices_cascade_over_three_steps() -> None:
    template = imported(
        """
        type | name | label | choice_filter
        begin_group | g | Wo? |
        select_one land | land | Land |
        select_one kreis | kreis | Kreis | land = ${land}
        select_multiple ort | ort | Orte | kreis = ${kreis} and land = ${land}
        end_group
        """,
        """
        list_name | name | label | land | kreis
        land | nrw | NRW | |
        kreis | k1 | K1 | nrw |
        kreis | k2 | K2 | he |
        ort | o1 | O1 | nrw | k1
        ort | o2 | O2 | nrw | k2
        """,
    )
    form = filled(template, land="nrw", kreis="k1")
    assert offered(form, "kreis") == ["k1"]
    assert offered(form, "ort") == ["o1"]


def test_a_filter_reads_several_columns_and_the_name() -> None:
    template = imported(
        """
        type | name | label | choice_filter
        begin_group | g | Was? |
        select_one ja_nein | alle | Alle? |
        select_one thema | thema | Thema | ${alle} = 'ja' or art = 'a' or name = 'x'
        end_group
        """,
        """
        list_name | name | label | art
        ja_nein | ja | Ja |
        ja_nein | nein | Nein |
        thema | x | X | b
        thema | y | Y | b
        thema | z | Z | a
        """,
    )
    assert offered(filled(template, alle="nein"), "thema") == ["x", "z"]
    assert offered(filled(template, alle="ja"), "thema") == ["x", "y", "z"]


def test_an_answer_outside_of_its_limits_is_told_with_the_words_of_the_form() -> None:
    template = imported(
        """
        type | name | label | constraint | constraint_message
        begin_group | g | Zahlen | |
        integer | alter | Alter | . >= 16 and . <= 27 | Bitte 16 bis 27.
        end_group
        """
    )
    assert wrong(filled(template, alter="16")) == []
    assert wrong(filled(template, alter="28")) == [
        ("alter", Trouble.CONSTRAINT, "Bitte 16 bis 27.")
    ]


def test_a_limit_may_be_another_answer() -> None:
    template = imported(
        """
        type | name | label | constraint
        begin_group | g | Zahlen |
        integer | alle | Alle |
        integer | davon | Davon | . <= ${alle}
        end_group
        """
    )
    form = filled(template, alle="3", davon="4")
    assert [each.ref.question for each in form.errors()] == ["davon"]
    form.set(Ref("alle"), "4")
    assert form.errors() == ()


def test_a_text_has_to_fit_a_pattern() -> None:
    template = imported(
        """
        type | name | label | constraint | constraint_message
        begin_group | g | Anschrift | |
        text | plz | Postleitzahl | regex(., '^[0-9]{5}$') | Fünf Ziffern.
        text | art | Art | regex(., '(kreis|stadt)') |
        end_group
        """
    )
    assert wrong(filled(template, plz="40213", art="stadt")) == []
    assert [each[0] for each in wrong(filled(template, plz="4021", art="land"))] == ["plz", "art"]


def test_a_date_may_not_lie_in_the_future() -> None:
    template = imported(
        """
        type | name | label | constraint
        begin_group | g | Tage |
        date | seit | Seit | . <= today()
        date | bis | Bis | . >= ${seit} and . < date('2027-01-01')
        end_group
        """
    )
    assert wrong(filled(template, seit="2026-11-21", bis="2026-12-31")) == []
    form = filled(template, seit="2026-11-22", bis="2027-01-01")
    assert [each[0] for each in wrong(form)] == ["seit", "bis"]


def test_answers_are_put_into_an_order() -> None:
    template = imported(
        """
        type | name | label | relevant
        begin_group | g | Vorrang |
        rank thema | rang | Was zuerst? |
        text | warum | Warum Wohnen? | selected-at(${rang}, 0) = 'wohnen'
        end_group
        """,
        """
        list_name | name | label
        thema | wohnen | Wohnen
        thema | sprache | Sprache
        """,
    )
    assert shown(filled(template, rang="wohnen sprache"), "warum") == ["warum"]
    assert shown(filled(template, rang="sprache wohnen"), "warum") == []


def test_what_is_required_is_missing_until_it_is_answered() -> None:
    template = imported(
        """
        type | name | label | required
        begin_group | g | Pflicht |
        text | immer | Immer | yes
        text | nie | Nie | no
        text | auch | Auch | true()
        end_group
        """
    )
    assert template.question("immer").required == "true()"
    assert [ref.question for ref in filled(template).missing()] == ["immer", "auch"]
    assert filled(template, immer="x", auch="y").missing() == ()


def test_whether_something_is_required_may_depend() -> None:
    template = imported(
        """
        type | name | label | required
        begin_group | g | Pflicht |
        select_one ja_nein | luecke | Lücke? |
        text | welche | Welche? | ${luecke} = 'ja'
        end_group
        """,
        YES_NO,
    )
    assert filled(template, luecke="nein").missing() == ()
    assert [ref.question for ref in filled(template, luecke="ja").missing()] == ["welche"]


def test_no_more_than_two_answers_may_be_chosen() -> None:
    template = imported(
        """
        type | name | label | constraint
        begin_group | g | Wahl |
        select_multiple z | z | Zwei | count-selected(.) <= 2
        end_group
        """,
        """
        list_name | name | label
        z | a | A
        z | b | B
        z | c | C
        """,
    )
    assert wrong(filled(template, z="a b")) == []
    assert [each[0] for each in wrong(filled(template, z="a b c"))] == ["z"]


def test_none_of_these_excludes_all_others() -> None:
    template = imported(
        """
        type | name | label | constraint
        begin_group | g | Wahl |
        select_multiple z | z | Hürden | not(selected(., 'keine') and count-selected(.) > 1)
        end_group
        """,
        """
        list_name | name | label
        z | keine | keine
        z | geld | Geld
        """,
    )
    assert wrong(filled(template, z="keine")) == []
    assert [each[0] for each in wrong(filled(template, z="keine geld"))] == ["z"]


def test_questions_outside_of_groups_get_a_section_of_their_own() -> None:
    template = imported(
        """
        type | name | label
        text | vorher | Vorher
        begin_group | g | Gruppe
        text | darin | Darin
        end_group
        begin_repeat | t | Tabelle
        text | zelle | Zelle
        end_repeat
        """
    )
    assert [each.label for each in template.sections] == ["Allgemeine Fragen", "Gruppe", "Tabelle"]
    assert [len(each.children) for each in template.sections] == [1, 1, 1]
    assert filled(template).numbers["zelle"].startswith("3.")


def test_a_note_is_read_and_never_counts() -> None:
    template = imported(
        """
        type | name | label | relevant
        begin_group | g | Lesen |
        note | hinweis | Bitte gemeinsam ausfüllen. |
        text | a | Antwort |
        note | dank | Danke! | ${a} != ''
        end_group
        """
    )
    form = filled(template)
    assert form.progress("g") == (0, 1)
    assert shown(form, "hinweis", "dank") == ["hinweis"]
