"""Which packages of a folder count, the series over the years, and what is said of the others."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.progress import Cancelled
from gkdesk.text.codes.findings import Territory
from gkdesk.text.codes.return_packages import PackageFate, PackageNote, PackageProblem
from gkdesk.working_aids.evaluation.evaluating import evaluate, evaluate_folder
from gkdesk.working_aids.evaluation.questionnaires import shipped
from gkdesk.working_aids.package.contents import Item, Sender, file_name
from gkdesk.working_aids.template import Choice, ChoiceList, Kind
from tests.unit.working_aids.package_kit import packed, zipped
from tests.unit.working_aids.returns_kit import back, book, sorted_out

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.working_aids.package.contents import Returned

_KV = Item("kv", Kind.SELECT_ONE, "Vereinbarung?", choices="ja_nein", series="kv_abgeschlossen")
_PLAN = ChoiceList(
    "planung",
    (Choice("umgesetzt", "umgesetzt"), Choice("geplant", "in Planung")),
    frozenset({"umgesetzt"}),
)


def _put(folder: Path, returned: Returned, password: str = "", name: str = "") -> str:
    path = folder / (name or file_name(returned))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(packed(returned, password))
    return path.name


def test_the_highest_fassung_counts_and_both_are_named(tmp_path: Path) -> None:
    first = _put(tmp_path, back(book(_KV), 1, {"kv": "nein"}))
    second = _put(tmp_path, back(book(_KV), 1, {"kv": "ja"}, fassung=2))

    found = evaluate_folder(tmp_path)

    assert [each.counts.total for each in found.aids[0].closed[0].answers] == [1, 0]
    assert [(each.name, each.fate, each.instead) for each in found.reports] == [
        (first, PackageFate.REPLACED, second),
        (second, PackageFate.COUNTED, ""),
    ]


def test_a_district_is_the_same_with_five_and_eight_digits() -> None:
    first = back(book(_KV), 1, {"kv": "nein"})
    there = Sender("Kreis Nr. 1", "10001000", Territory.DISTRICT)
    second = replace(first, head=replace(first.head, sender=there, fassung=2))

    assert len(sorted_out(first, second).counted) == 1


def test_the_same_package_twice_counts_once(tmp_path: Path) -> None:
    _put(tmp_path, back(book(_KV), 1, {"kv": "ja"}))
    _put(tmp_path, back(book(_KV), 1, {"kv": "ja"}), name="kopie.zip")

    found = evaluate_folder(tmp_path)

    assert found.returns[0].counts.total == 1
    assert PackageFate.TWICE in {each.fate for each in found.reports}


def test_the_day_on_a_package_is_no_other_content() -> None:
    first = back(book(_KV), 1, {"kv": "ja"})
    later = replace(first, head=replace(first.head, created_on=dt.date(2022, 1, 1)))

    fates = [each.fate for each in sorted_out(first, later).reports]

    assert fates == [PackageFate.COUNTED, PackageFate.TWICE]


def test_of_one_fassung_with_two_contents_neither_counts_and_both_are_told() -> None:
    found = sorted_out(back(book(_KV), 1, {"kv": "ja"}), back(book(_KV), 1, {"kv": "nein"}))

    assert [each.problem for each in found.rejected] == [PackageProblem.SAME_FASSUNG] * 2
    assert not found.counted


def _sent(
    name: str, fassung: int = 1, replaces: int = 0, ags: str = "10001", day: int = 1
) -> Returned:
    """Return what an alliance under a key sent, each with an answer of its own."""
    made = back(book(_KV, Item("t", Kind.TEXT, "Text")), 1, {"kv": "ja", "t": f"{name} {fassung}"})
    sender = replace(made.head.sender, name=name, ags=ags)
    head = replace(made.head, sender=sender, fassung=fassung, replaces=replaces)
    return replace(made, head=replace(head, created_on=dt.date(2021, 1, day)))


_CONTESTED = {
    "the same Fassung": (_sent("Nord", day=9), _sent("Süd")),
    "replaces nothing": (_sent("Nord"), _sent("Süd", 9)),
    "replaces what is not there": (_sent("Nord"), _sent("Süd", 3, 2)),
    "replaces its own": (_sent("Nord"), _sent("Süd"), _sent("Süd", 2, 1)),
    "both replace": (_sent("Nord"), _sent("Nord", 2, 1), _sent("Süd", 2, 1)),
    "stands elsewhere": (_sent("Nord"), _sent("Süd", 2, 1), _sent("Süd", ags="10002")),
}


@pytest.mark.parametrize("returns", _CONTESTED.values(), ids=_CONTESTED)
def test_of_two_alliances_under_one_key_none_counts_and_both_are_told(
    returns: tuple[Returned, ...],
) -> None:
    found = sorted_out(*returns)

    assert {each.head.sender.ags for each in found.counted} <= {"10002"}
    told = {each.returned.head.sender.name for each in found.rejected if each.returned}
    assert told == {"Nord", "Süd"}
    assert {each.problem for each in found.rejected} == {PackageProblem.OTHER_ALLIANCE}


def test_a_fassung_that_replaces_another_may_correct_the_name_and_that_is_noted() -> None:
    found = sorted_out(_sent("Göß"), _sent("Göß (Kreis)", 2, 1), _sent("Kreis Göß", 3, 2))

    assert [each.head.fassung for each in found.counted] == [3]
    assert [each.note for each in found.reports] == [None, None, PackageNote.CHANGED_SENDER]


def test_a_corrected_type_counts_and_is_noted() -> None:
    first = back(book(_KV), 1, {"kv": "ja"})
    sender = replace(first.head.sender, territory=Territory.CITY)
    other = replace(first, head=replace(first.head, sender=sender, fassung=2))

    found = sorted_out(first, other)

    assert found.counted == (other,)
    assert found.reports[1].note is PackageNote.CHANGED_SENDER


def test_one_name_typed_in_two_ways_is_one_name() -> None:
    typed = unicodedata.normalize("NFD", "kreis  GÖSS")

    found = sorted_out(_sent("Kreis Göß"), _sent(typed, 2))

    assert [(each.fate, each.note) for each in found.reports] == [
        (PackageFate.REPLACED, None),
        (PackageFate.COUNTED, None),
    ]


def test_one_name_with_two_keys_and_one_key_with_two_names_are_noted() -> None:
    first = back(book(_KV), 1, {"kv": "ja"})
    moved = replace(first, head=replace(first.head, sender=replace(first.head.sender, ags="10009")))
    renamed = back(book(_KV), 3, {"kv": "ja"}, year=2020)
    renamed = replace(
        renamed, head=replace(renamed.head, sender=replace(renamed.head.sender, name="Bündnis"))
    )
    third = back(book(_KV), 3, {"kv": "ja"})

    notes = [each.note for each in sorted_out(first, moved, renamed, third).reports]

    same, others = PackageNote.SAME_NAME, PackageNote.OTHER_NAMES
    assert notes == [same, same, others, others]


def test_bad_packages_are_named_and_the_rest_is_evaluated(tmp_path: Path) -> None:
    _put(tmp_path, back(book(_KV), 1, {"kv": "ja"}))
    _put(tmp_path, back(book(_KV), 2, {"kv": "ja"}), "geheim")
    (tmp_path / "urlaub.zip").write_bytes(zipped({"strand.jpg": b"x"}))
    (tmp_path / "kaputt.zip").write_bytes(b"nichts")
    (tmp_path / "brief.txt").write_text("kein Paket")

    found = evaluate_folder(tmp_path)

    assert found.returns[0].counts.total == 1
    assert {each.name: each.problem for each in found.reports if each.problem} == {
        "AH_probe_10002_2021_F1.zip": PackageProblem.LOCKED,
        "kaputt.zip": PackageProblem.NOT_A_ZIP,
        "urlaub.zip": PackageProblem.FOREIGN,
    }


def test_packages_with_and_without_a_password_are_read_together(tmp_path: Path) -> None:
    _put(tmp_path, back(book(_KV), 1, {"kv": "ja"}))
    _put(tmp_path, back(book(_KV), 2, {"kv": "ja"}), "geheim")

    assert evaluate_folder(tmp_path, passwords=("falsch", "geheim")).returns[0].counts.total == 2


def test_packages_in_folders_below_are_read(tmp_path: Path) -> None:
    _put(tmp_path, back(book(_KV), 1, {"kv": "ja"}), name="kreis/paket.zip")

    assert [each.name for each in evaluate_folder(tmp_path).reports] == ["kreis/paket.zip"]


def test_an_empty_folder_says_nothing(tmp_path: Path) -> None:
    assert evaluate_folder(tmp_path).is_empty


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="weg"):
        evaluate_folder(tmp_path / "weg")


def test_the_work_can_be_cancelled(tmp_path: Path) -> None:
    class Stopping:
        def step(self, done: int, total: int) -> None:
            if done:
                raise Cancelled

    for number in range(3):
        _put(tmp_path, back(book(_KV), number, {"kv": "ja"}))

    with pytest.raises(Cancelled):
        evaluate_folder(tmp_path, progress=Stopping())


def test_rounds_of_one_aid_are_counted_apart() -> None:
    returns = [back(book(_KV), 1, {"kv": "ja"}, year=year) for year in (2020, 2021)]

    found = evaluate(sorted_out(*returns))

    assert [(each.round, each.counts.total) for each in found.returns] == [(2020, 1), (2021, 1)]


def test_a_series_has_every_year_with_its_own_n_and_its_scale() -> None:
    planned = book(replace(_KV, choices="planung"), id="vorher", lists={"planung": _PLAN})
    later = book(_KV, id="nachher")
    returns = [
        *(back(planned, at, {"kv": "umgesetzt"}, year=2020) for at in range(2)),
        *(back(planned, at, {"kv": "geplant"}, year=2020) for at in range(2, 7)),
        *(back(later, at, {"kv": "ja"}, territory=Territory.CITY) for at in range(4)),
        *(back(later, at, {"kv": "nein"}) for at in range(4, 6)),
        back(later, 6, {}),
    ]

    (found,) = evaluate(sorted_out(*returns)).series

    assert [(each.year, each.yes.all, each.n.all) for each in found.years] == [
        (2020, (2, 0, 2, 0), (7, 0, 7, 0)),
        (2021, (4, 4, 0, 0), (6, 4, 2, 0)),
    ]


def test_an_own_form_joins_the_series_of_a_shipped_aid_only_where_it_asks_alike() -> None:
    known = shipped("prozess_2021")
    assert known is not None
    asked = next(item for item in known.items if item.series == "kv_abgeschlossen")
    same = book(replace(asked, name="eigene"), id="gleich", lists=known.lists)
    other = book(_KV, id="anders")
    returns = [
        back(known, 1, {asked.name: "ja"}),
        back(same, 2, {"eigene": "ja_schriftlich"}),
        back(other, 3, {"kv": "nein"}),
    ]

    found = evaluate(sorted_out(*returns)).series

    assert [(each.key, each.label, each.years[0].n.total) for each in found] == [
        ("kv_abgeschlossen", asked.label, 2),
        ("kv_abgeschlossen-1", _KV.label, 1),
    ]


def test_in_a_series_the_shipped_aid_holds_against_an_own_form_of_its_place() -> None:
    known = shipped("prozess_2021")
    assert known is not None
    asked = next(item for item in known.items if item.series == "kv_abgeschlossen")
    own = book(asked, id="aaa", lists=known.lists)
    stranger = back(own, 1, {asked.name: "ja"}, territory=Territory.CITY)
    head = replace(stranger.head, sender=replace(stranger.head.sender, name="Fremd"))
    honest = back(known, 1, {asked.name: "nein"})

    for other in (stranger, replace(stranger, head=head)):
        (found,) = evaluate(sorted_out(honest, other)).series
        assert (found.years[0].yes.by_type, found.years[0].n.by_type) == ((0, 0, 0), (0, 1, 0))


def test_a_series_counts_names_apart_and_one_type_of_each() -> None:
    one, other = (back(book(_KV, id=name), 1, {"kv": "ja"}) for name in ("eins", "zwei"))
    head, sender = other.head, replace(other.head.sender, territory=Territory.CITY)
    typed = replace(other, head=replace(head, sender=sender))
    named = replace(other, head=replace(head, sender=replace(head.sender, name="Fremd")))

    (same,) = evaluate(sorted_out(one, typed)).series
    (apart,) = evaluate(sorted_out(one, named)).series

    assert (same.years[0].yes.by_type, same.years[0].n.by_type) == ((0, 1, 0), (0, 1, 0))
    assert apart.years[0].n.total == 2


def test_own_forms_of_one_key_that_ask_another_thing_are_two_series() -> None:
    asked = replace(_KV, series="eigen")
    one, other = book(asked, id="eins"), book(replace(asked, label="Was fehlt?"), id="zwei")

    found = evaluate(sorted_out(back(one, 1, {"kv": "ja"}), back(other, 2, {"kv": "ja"}))).series

    assert [(each.key, each.label) for each in found] == [
        ("eigen", "Vereinbarung?"),
        ("eigen-1", "Was fehlt?"),
    ]


def test_an_alliance_counts_once_in_a_year_of_a_series() -> None:
    two = book(_KV, replace(_KV, name="kv2"))

    (found,) = evaluate(sorted_out(back(two, 1, {"kv": "nein", "kv2": "ja"}))).series

    assert (found.years[0].yes.total, found.years[0].n.total) == (1, 1)


def test_a_file_with_an_odd_name_is_named_without_control_signs(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31mb.zip").write_bytes(b"")

    assert [each.name for each in evaluate_folder(tmp_path).reports] == ["a?[31mb.zip"]
