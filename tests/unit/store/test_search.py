"""What people type finds what was entered, and nothing that is gone."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from gkdesk.models.network import Organisation
from gkdesk.progress import Cancelled, Silent
from gkdesk.store import search as search_module
from gkdesk.store.search import SearchDocument
from gkdesk.text.labels import Label
from tests.store_kit import (
    add_organisation,
    delete_organisation,
    new_store,
    rename_organisation,
    reopen,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

KIND = "organisation"
STRANGE = (
    "", " ", '"', "'", '" OR 1', "a AND", "NEAR(", "title:x", "*", "^", "-", "\x00", "a\x00b", "😀",
    "\ud800", "x" * 10_000, "a b " * 3000, "{title}", "(((", "\u202e", "%", "und OR oder",
)  # fmt: skip
LABEL = Label.ORGANISATION_CREATED
CONTENT: dict[str, SearchDocument] = {
    doc.title: doc
    for doc in (
        SearchDocument(
            "Samira Haidari",
            ("Telefon +49 (0)30 123 45-67", "Az. BG 35502//0012345", "Lemgo, Kreis Musterland"),
            ("Samira Haidari", "Sameera Haydari", "سمیرا حیدری"),
        ),
        SearchDocument("Yonas Tesfay", ("Kurs B1 in Detmold",), ("Yonas Tesfay", "ዮናስ ተስፋይ")),
        SearchDocument(
            "Oleksij Kowalenko",
            ("Wartet auf den Bescheid. Wohnt in der Müllerstraße 7.",),
            ("Oleksij Kowalenko", "Олексій Коваленко"),
        ),
        SearchDocument("Hêvîn Karim", ("Straßenfest",), ("Hêvîn Karim", "هێڤین کەریم")),
        SearchDocument("Familie Al-Nassar", ("مرحبًا",), ("Familie Al-Nassar", "النَّصّار")),
        SearchDocument("Abdulrahman Müller", ("12.03.1990",), ("Abdulrahman Müller",)),
        SearchDocument("Kreisverwaltung Musterland", ("Frau Haidari rief an.",), ()),
    )
}


def _documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(refs)))
    return {
        row.id: CONTENT.get(row.name)
        or SearchDocument(row.name, (f"Ort {row.place}",), (row.name,))
        for row in rows
    }


@pytest.fixture
def filled(store: Store) -> Store:
    store.search.register(KIND, _documents)
    for title in CONTENT:
        add_organisation(store, title)
    return store


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = new_store(tmp_path_factory.mktemp("suche") / "Bestand").store
    made.search.register(KIND, _documents)
    for title in CONTENT:
        add_organisation(made, title)
    yield made
    made.close()


def _found(store: Store, text: str) -> list[str]:
    return [hit.title for hit in store.search.find(text)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("haid", "Samira Haidari"),
        ("Sameera", "Samira Haidari"),
        ("Heydari", "Samira Haidari"),
        ("haidari samira", "Samira Haidari"),
        ("سميرا", "Samira Haidari"),
        ("حيدرى", "Samira Haidari"),
        ("0301234567", "Samira Haidari"),
        ("030 123", "Samira Haidari"),
        ("030/1234567", "Samira Haidari"),
        ("+49 30 1234567", "Samira Haidari"),
        ("0049301234567", "Samira Haidari"),
        ("355020012345", "Samira Haidari"),
        ("BG35502", "Samira Haidari"),
        ("haidari lemgo", "Samira Haidari"),
        ("Jonas Tesfaj", "Yonas Tesfay"),
        ("ተስፋይ", "Yonas Tesfay"),
        ("b1 detmold", "Yonas Tesfay"),
        ("Kovalenko", "Oleksij Kowalenko"),
        ("Коваленко", "Oleksij Kowalenko"),
        ("muellerstrasse", "Oleksij Kowalenko"),
        ("hevin", "Hêvîn Karim"),
        ("هيفين", "Hêvîn Karim"),
        ("Kareem", "Hêvîn Karim"),
        ("STRASSENFEST", "Hêvîn Karim"),
        ("An-Nassar", "Familie Al-Nassar"),
        ("Nassar", "Familie Al-Nassar"),
        ("نصار", "Familie Al-Nassar"),
        ("النصار", "Familie Al-Nassar"),
        ("مرحبا", "Familie Al-Nassar"),
        ("Abdul Rahman", "Abdulrahman Müller"),
        ("Muller", "Abdulrahman Müller"),
        ("12.03.1990", "Abdulrahman Müller"),
        ("h", "Samira Haidari"),
    ],
)
def test_what_is_typed_finds_the_record(shared: Store, typed: str, title: str) -> None:
    assert title in _found(shared, typed)


def test_every_word_must_be_there(filled: Store) -> None:
    assert _found(filled, "Haidari Detmold") == []


def test_names_come_before_other_content_and_sound_comes_last(filled: Store) -> None:
    add_organisation(filled, "Haydari")
    assert _found(filled, "Haidari") == [
        "Samira Haidari",
        "Kreisverwaltung Musterland",
        "Haydari",
    ]


def test_a_hit_shows_the_original_words(filled: Store) -> None:
    hits = {typed: filled.search.find(typed)[0].snippet for typed in ("muellerstr", "حيدري", "b1")}
    assert hits == {
        "muellerstr": "Wohnt in der Müllerstraße 7.",
        "حيدري": "سمیرا حیدری",
        "b1": "Kurs B1 in Detmold",
    }


def test_a_long_line_is_cut_around_the_word(filled: Store) -> None:
    line = f"{'Vorher ' * 20}Zielwort {'nachher ' * 20}"
    CONTENT["Lang"] = SearchDocument("Lang", (line,), ())
    add_organisation(filled, "Lang")
    shown = filled.search.find("zielwort")[0].snippet
    assert "Zielwort" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 130


def test_kinds_and_limit_narrow_the_result(filled: Store) -> None:
    assert filled.search.find("haidari", kinds=("client",)) == ()
    assert filled.search.find("haidari", kinds=()) == ()
    assert len(filled.search.find("haidari", limit=1, kinds=(KIND,))) == 1


def test_a_change_is_found_at_once_and_the_old_words_no_longer(filled: Store) -> None:
    ref = add_organisation(filled, "Altwort")
    rename_organisation(filled, ref, "Neuwort")
    assert _found(filled, "neuwort") == ["Neuwort"]
    assert _found(filled, "altwort") == []


def test_undo_and_redo_keep_the_index_right(filled: Store) -> None:
    add_organisation(filled, "Zurueckwort")
    filled.undo()
    assert _found(filled, "zurueckwort") == []
    filled.redo()
    assert _found(filled, "zurückwort") == ["Zurueckwort"]


def test_a_transaction_that_fails_leaves_nothing_in_the_index(filled: Store) -> None:
    with contextlib.suppress(RuntimeError), filled.transaction(LABEL) as transaction:
        transaction.session.add(Organisation(name="Verworfen"))
        transaction.session.flush()
        raise RuntimeError
    assert _found(filled, "verworfen") == []


def test_a_deleted_record_leaves_no_word_in_the_tables_of_the_index(filled: Store) -> None:
    ref = add_organisation(filled, "Quittenbrot Xylophonistin")
    add_organisation(filled, "Quitte")
    assert _index_holds(filled, b"xylophonistin")
    delete_organisation(filled, ref)
    filled.close(end_of_session=False)
    again = reopen(filled.folder)
    assert not _index_holds(again, b"ylophonistin")
    assert not _index_holds(again, b"tenbrot")
    again.close()


def test_the_index_deletes_securely(filled: Store) -> None:
    with filled.driver() as driver:
        config = dict(driver.execute("SELECT k, v FROM search_index_config").fetchall())
    assert config["secure-delete"] == 1


def test_a_store_without_an_index_finds_nothing_until_it_is_rebuilt(store: Store) -> None:
    add_organisation(store, "Vorhanden")
    store.search.register(KIND, _documents)
    assert _found(store, "vorhanden") == []
    assert not store.search.is_current()
    store.search.rebuild(Silent())
    assert _found(store, "vorhanden") == ["Vorhanden"]
    assert store.search.is_current()


def test_a_rebuild_that_was_stopped_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        add_organisation(store, f"Stelle {number}")
    store.search.register(KIND, _documents)
    monkeypatch.setattr(search_module, "BATCH", 2)
    with pytest.raises(Cancelled):
        store.search.rebuild(_StopAt(2))
    assert not store.search.is_current()
    assert len(_found(store, "stelle")) == 2
    store.search.rebuild(Silent())
    assert len(_found(store, "stelle")) == 5


def test_a_new_folding_version_rebuilds_every_record(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.search.rebuild(Silent())
    monkeypatch.setattr(search_module, "FOLDING_VERSION", 99)
    assert not filled.search.is_current()
    filled.search.rebuild(Silent())
    assert filled.search.is_current()
    assert _found(filled, "haid")[0] == "Samira Haidari"


def test_a_rebuild_forgets_records_that_are_gone(filled: Store) -> None:
    ref = add_organisation(filled, "Verschwunden")
    with filled._unlogged() as session:
        session.connection().exec_driver_sql("DELETE FROM organisation WHERE id=?", (ref,))
    filled.search.rebuild(Silent())
    assert _found(filled, "verschwunden") == []


def test_many_changes_of_one_record_do_not_wear_the_index_out(filled: Store) -> None:
    ref = add_organisation(filled, "Wort 0")
    for number in range(1, 30):
        rename_organisation(filled, ref, f"Wort {number}")
    assert _found(filled, "wort 29") == ["Wort 29"]
    with filled.driver() as driver:
        driver.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")


@pytest.mark.parametrize("typed", STRANGE)
def test_no_input_raises(shared: Store, typed: str) -> None:
    assert isinstance(shared.search.find(typed), tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_can_be_searched_for(shared: Store, text: str) -> None:
    assert len(shared.search.find(text)) <= 30


def _index_holds(store: Store, word: bytes) -> bool:
    """Look into every row of every table that the index consists of."""
    with store.driver() as driver:
        tables = "SELECT name FROM sqlite_master WHERE name LIKE 'search_%' AND type='table'"
        for (name,) in driver.execute(tables).fetchall():
            for row in driver.execute(f'SELECT * FROM "{name}"').fetchall():
                for value in row:
                    raw = value if isinstance(value, bytes) else str(value).lower().encode()
                    if word in raw:
                        return True
    return False


class _StopAt:
    def __init__(self, at: int) -> None:
        self._at = at

    def step(self, done: int, total: int) -> None:
        if done >= self._at:
            raise Cancelled


def test_search_after_reopening_needs_no_rebuild(filled: Store, tmp_path: Path) -> None:
    filled.search.rebuild(Silent())
    filled.close()
    again = reopen(filled.folder)
    again.search.register(KIND, _documents)
    assert again.search.is_current()
    assert _found(again, "Haidari")[0] == "Samira Haidari"
    again.close()
