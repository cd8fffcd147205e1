"""Names of others are found in free text as whole words, in every spelling and script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gkdesk.services.basis.names_in_text import REDACTED, Hit, KnownNames, Whole, find, redact
from gkdesk.text.folding import fold

LETTERS = st.text("abcdefghijklmnoprtuvwxyz", min_size=5, max_size=9)
NAMES = LETTERS.map(str.capitalize)
ARABIC = st.text("بتثجحخدذرزسشصضطظعغفقكلمنهي", min_size=5, max_size=8)


def cleaned(text: str, *others: str, own: tuple[str, ...] = ()) -> str:
    return redact(text, find(text, KnownNames(others), KnownNames(own)))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Yusuf kommt morgen.", "Yusuf al-Hariri", "[Name] kommt morgen."),
        ("Yusufs Kurs endet.", "Yusuf al-Hariri", "[Name] Kurs endet."),
        ("mit yusuf gesprochen", "Yusuf al-Hariri", "mit [Name] gesprochen"),
        ("Termin mit Yusuf Al Hariri", "Yusuf al-Hariri", "Termin mit [Name]"),
        ("Herr Hariri, Yusuf", "Yusuf al-Hariri", "Herr [Name], [Name]"),
        ("Frau Mueller war da", "Müller", "Frau [Name] war da"),
        ("Frau MÜLLER war da", "Mueller", "Frau [Name] war da"),
        ("Ahmet'in kursu", "Ahmet", "[Name]'in kursu"),
        ("Marx' Antrag", "Marx", "[Name]' Antrag"),
        ("قال يوسف", "يوسف الحريري", "قال [Name]"),
        ("كتاب لِيُوسُف", "يوسف الحريري", "كتاب [Name]"),
        ("والحريري هنا", "يوسف الحريري", "[Name] هنا"),
        ("ኣማኑኤል መጺኡ", "ኣማኑኤል ተስፋይ", "[Name] መጺኡ"),
        ("Олена тут", "Олена Коваль", "[Name] тут"),
        ("राम कुमार आया", "राम कुमार", "[Name] आया"),
        ("bei War\u00addak", "Samira Wardak", "bei [Name]"),
        ("bei War\u200bdak", "Samira Wardak", "bei [Name]"),
        ("Samira\u2060Wardak kam", "Samira Wardak", "[Name] kam"),
        ("Frau War-\ndak kam", "Samira Wardak", "Frau [Name] kam"),
        ("Elmasri kam", "Omar El-Masri", "[Name] kam"),
        ("El Masri kam", "Omar Elmasri", "[Name] kam"),
        ("Abd el Rahman kam", "Abdelrahman", "[Name] kam"),
        ("Hanspeter kam", "Hans-Peter Kurz", "[Name] kam"),
        ("Hans Peter kam", "Hanspeter Kurz", "[Name] kam"),
        ("ولآمنة", "آمنة حريري", "[Name]"),
        ("وللفاطمة", "فاطمة", "[Name]"),
        ("ንወለዳብራሃም", "ወለዳብራሃም", "[Name]"),
        ("Wаrdak in Kyrillisch", "Samira Wardak", "[Name] in Kyrillisch"),
    ],
)
def test_a_name_is_replaced_however_it_is_written(text: str, name: str, expected: str) -> None:
    assert cleaned(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alibi und Rosenheim", "Ali Rosen"),
        ("Die Müllerstraße ist gesperrt.", "Müller"),
        ("ging an der Schule so gut", "An So"),
        ("al, van und zu", "Amal van al-Zu"),
        ("الكتابة مهمة", "تابة"),
        ("an der Schule", "Ander Kurz"),
        ("vor- und nachher", "Und Vor"),
        ("Fall Nord", Whole("Projekt-Nord")),
    ],
)
def test_a_name_inside_a_word_or_a_short_word_is_none(text: str, name: str) -> None:
    assert cleaned(text, name) == text


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("wohnt bei PROJEKT-7b", "PROJEKT-7b", "wohnt bei [Name]"),
        ("Fall K002: kein Kurs", "K002", "Fall [Name]: kein Kurs"),
        ("bei Hariri-Amina", "Hariri-Amina", "bei [Name]"),
        ("Tel. 0151 23 45-678", "01512345678", "Tel. [Name]"),
        ("Tel. +49 (0)151 2345678", "0151/2345678", "Tel. +[Name]"),
        ("AZ 33.12/4-77 offen", "33.12/4-77", "AZ [Name] offen"),
        ("geboren 12. April 2003", "2003-04-12", "geboren [Name]"),
        ("geboren am 12. 4. 2003", "2003-04-12", "geboren am [Name]"),
        ("geboren am 12.04.03", "2003-04-12", "geboren am [Name]"),
        ("AZR 123456789", "AZR 123 456 789", "[Name]"),
        ("mail an amina.t@example.org", "amina.t@example.org", "mail an [Name]"),
    ],
)
def test_a_number_of_somebody_is_her_name_however_it_is_grouped(
    text: str, number: str, expected: str
) -> None:
    assert cleaned(text, Whole(number)) == expected
    assert cleaned(text, Whole(number), own=(Whole(number),)) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("am 12.4.2004", "2003-04-12"),
        ("um 12 Uhr", "12"),
        ("Haus 1234, Raum 5", "12345678"),
        ("K0021 ist ein anderer", "K002"),
        ("31.2.2003", "2003-02-28"),
    ],
)
def test_another_number_is_left_alone(text: str, number: str) -> None:
    assert cleaned(text, Whole(number)) == text


def test_a_short_name_counts_where_it_begins_with_a_capital() -> None:
    assert cleaned("Ali kommt, ali nicht", "Ali Kaya") == "[Name] kommt, ali nicht"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Termin mit Hariri, Yusuf", "Termin mit [Name]"),
        ("HARIRI Yusuf kommt", "[Name] kommt"),
        ("Yusuf (Hariri) kommt", "[Name] kommt"),
        ("Yusuf Mohammad Hariri", "[Name]"),
        ("Yusuf und Amal Hariri", "[Name]"),
        ("HaririYusuf", "[Name]"),
        ("Beispiel, Amal", "Beispiel, Amal"),
        ("Yusuf trifft Hariri", "Yusuf trifft Hariri"),
    ],
)
def test_a_full_name_counts_in_any_order(text: str, expected: str) -> None:
    others = KnownNames(full=["Yusuf Hariri", "Amal Beispiel"])
    assert redact(text, find(text, others, KnownNames(full=["Amal Beispiel"]))) == expected


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        *(("n.k@web.de", "N.K@web.de"), ("x+y@mail.org", "x+y@mail.org")),
        *(("f.y@gmx.de", "f.y (at) gmx.de"), ("müller@büro.de", "mueller@buero.de")),
        ("yusuf.hariri.1985@gmail.com", "yusuf.hariri.1985@gmail.com"),
    ],
)
def test_an_address_of_mail_counts_as_a_whole(address: str, typed: str) -> None:
    assert cleaned(f"an {typed}.", "Yusuf Hariri", Whole(address)) == "an [Name]."
    assert cleaned(typed, "Yusuf Hariri", Whole(address), own=(Whole(address),)) == typed


def test_the_longest_name_decides_whose_it_is() -> None:
    text = "Yusuf Hariri und Amina Hariri, Hariris Schwester"
    assert cleaned(text, "Amina Hariri", "Yusuf Hariri", own=("Yusuf Hariri",)) == (
        "Yusuf Hariri und [Name], Hariris Schwester"
    )


def test_a_phrase_that_may_stand_is_kept_and_the_bare_name_in_it_is_not() -> None:
    text = "Frau Özcan spricht mit Özcan."
    found = find(text, KnownNames(["Mehmet Özcan"]), KnownNames(whole=["Frau Özcan"]))
    assert redact(text, found) == "Frau Özcan spricht mit [Name]."


def test_what_was_decided_to_be_no_name_stays() -> None:
    text = "Im Monat Mai: Mai kommt"
    first, second = find(text, KnownNames(["Mai Linh"]))
    assert redact(text, (first, second), kept=[first]) == "Im Monat Mai: [Name] kommt"


def test_nothing_is_found_where_nobody_is_known_or_nothing_is_written() -> None:
    assert find("Yusuf", KnownNames()) == ()
    assert find("", KnownNames(["Yusuf"])) == ()
    assert find("– … ?!", KnownNames(["Yusuf", "", "–"])) == ()


@given(NAMES, st.sampled_from(["{0}", "{0}s", "({0})", "„{0}“,", "{0}-", "{0}'"]), LETTERS)
def test_every_name_is_gone_from_every_place(name: str, form: str, around: str) -> None:
    assume(fold(around) != fold(name) and fold(around) != fold(name) + "s")
    text = f"{around} {form.format(name)} {around}"
    assert name not in cleaned(text, name)
    assert cleaned(text, name).startswith(f"{around} ")


@given(NAMES, LETTERS, LETTERS)
def test_a_name_within_a_longer_word_is_left_alone(name: str, before: str, after: str) -> None:
    text = f"{before}{name.lower()}{after}"
    assert cleaned(text, name) == text


@given(NAMES, NAMES, NAMES)
def test_of_names_that_share_a_part_only_the_other_one_goes(
    shared: str, own: str, other: str
) -> None:
    assume(len({fold(each) for each in (shared, own, other)}) == 3)
    assume(not any(fold(a) == f"{fold(b)}s" for a in (shared, own) for b in (shared, other)))
    text = f"{own} {shared} traf {other} {shared}."
    everybody = (f"{own} {shared}", f"{other} {shared}")
    assume(len(own) > 3 and "traf" not in {fold(shared), fold(own), fold(other)})
    assert cleaned(text, *everybody, own=everybody[:1]) == f"{own} {shared} traf {REDACTED}."


@given(ARABIC, st.sampled_from(["", "و", "ف", "ب", "ل", "ك", "ال", "وال"]))
def test_an_arabic_name_is_found_behind_what_is_joined_to_it(name: str, joined: str) -> None:
    text = f"هنا {joined}{name} هناك"
    assert name not in cleaned(text, name)


@given(st.text(max_size=60), st.lists(st.text(max_size=15), max_size=4))
def test_any_text_with_any_names_is_cleaned_without_harm_to_the_rest(
    text: str, names: list[str]
) -> None:
    hits = find(text, KnownNames(names))
    assert list(hits) == sorted(hits, key=_start)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert redact(text, hits, kept=hits) == text


def _start(hit: Hit) -> int:
    return hit.start
