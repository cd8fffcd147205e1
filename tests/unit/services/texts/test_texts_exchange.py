"""Files for translators: what leaves, and what comes back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from gkdesk.errors import (
    ImportDamaged,
    ImportNoTexts,
    ImportNotText,
    ImportOldWorkbook,
    ImportOtherLanguage,
    ImportTextsUnreadable,
    ImportTooLarge,
    InvalidInput,
    UserError,
)
from gkdesk.text import languages
from gkdesk.text.languages import Language
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.sentences.texts import problem_sentence
from gkdesk.text.translations import german_texts, is_translated, sets
from tests.unit.services.texts.texts_kit import KEY, OTHER, open_store, view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from gkdesk.services.texts.exchange import TextTrial
    from gkdesk.services.texts.texts import Texts
    from gkdesk.store.store import Store

OWN = "هذا الدفتر لكم. أنتم تقررون من يراه."
SHEET = "Hefte"
NAMES = ("booklet",)
FEW = 20
COLUMNS = {"key": 1, "german": 2, "text": 3, "reviewer": 5}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Store, Texts]]:
    store, texts = open_store(tmp_path)
    yield store, texts
    store.close()
    languages.know(())


@pytest.fixture
def texts(opened: tuple[Store, Texts]) -> Texts:
    return opened[1]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the beginning of a workbook, as a translator may send it alone."""
    store, texts = open_store(tmp_path_factory.mktemp("texte"))
    whole = texts.exchange.workbook("ar", NAMES)
    store.close()
    return edited(whole, lambda page: page.delete_rows(FEW + 2, page.max_row))


def edited(data: bytes, edit: Callable[[Worksheet], None]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    edit(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_rows(texts: Texts, data: bytes, typed: Mapping[str, Mapping[str, str]]) -> TextTrial:
    """Return the trial of a workbook in which somebody typed into the rows of some keys."""

    def edit(page: Worksheet) -> None:
        rows = {row[0].value: row for row in page.iter_rows()}
        for key, cells in typed.items():
            for name, value in cells.items():
                rows[key][COLUMNS[name] - 1].value = value

    return texts.exchange.try_bytes(edited(data, edit), "ar")


def with_cells(texts: Texts, data: bytes, **cells: str) -> TextTrial:
    return with_rows(texts, data, {KEY: cells})


def test_a_workbook_has_a_sheet_for_each_set_with_german_locked(texts: Texts) -> None:
    book = load_workbook(io.BytesIO(texts.exchange.workbook("ar")))
    assert len(book.sheetnames) == len([each for each in sets() if is_translated(each)])
    page = book[SHEET]
    assert page.protection.sheet
    assert page["B2"].protection.locked
    assert not page["C2"].protection.locked
    assert page["C2"].alignment.readingOrder == 2
    assert page.max_row == len(german_texts().texts) + 1


def test_an_export_names_nobody_who_checked(texts: Texts) -> None:
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    book = load_workbook(io.BytesIO(texts.exchange.workbook("ar", NAMES)))
    said = {cell.value for row in book[SHEET].iter_rows() for cell in row}
    assert "geprüft" in said
    assert not any("Haddad" in str(value) for value in said)
    assert b"Haddad" not in texts.exchange.po("ar", NAMES)


@pytest.mark.parametrize("language", ["ar", "uk", "ti"])
def test_what_comes_back_untouched_changes_nothing(texts: Texts, language: str) -> None:
    for data in (texts.exchange.workbook(language), texts.exchange.po(language)):
        trial = texts.exchange.try_bytes(data, language)
        assert trial.taken == ()
        assert trial.with_problems == ()


def test_a_changed_row_is_a_draft(texts: Texts, exported: bytes) -> None:
    trial = with_cells(texts, exported, text=OWN)
    assert len(trial.taken) == 1
    texts.exchange.take(trial)
    assert view(texts).text == OWN
    assert view(texts).is_draft


def test_a_reviewer_named_by_a_file_is_a_proposal_until_the_office_confirms_it(
    texts: Texts, exported: bytes
) -> None:
    trial = with_cells(texts, exported, reviewer="Samira Haddad")
    assert trial.proposed == {"Samira Haddad": 1}
    texts.exchange.take(trial)
    assert view(texts).is_draft
    assert view(texts).proposed_by == "Samira Haddad"
    assert texts.editing.progress("booklet", "ar").proposed == 1
    assert with_cells(texts, exported, reviewer="Samira Haddad").taken == ()
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    assert view(texts).is_checked
    assert with_cells(texts, exported, reviewer="Jemand Anderes").taken == ()


def test_no_file_declares_a_consent_checked(texts: Texts) -> None:
    data = texts.exchange.po("ar", ("consent",)).replace(
        b"#, fuzzy\n", "# Geprüft von: Samira Haddad\n".encode()
    )
    trial = texts.exchange.try_bytes(data, "ar")
    assert trial.taken == ()
    assert trial.has_consents
    assert trial.proposed == {}


def test_taking_a_file_over_is_one_step(opened: tuple[Store, Texts]) -> None:
    store, texts = opened

    def typed(page: Worksheet) -> None:
        for row in page.iter_rows(min_row=2):
            row[4].value = "Samira Haddad"

    data = edited(texts.exchange.workbook("ar", ("conference",)), typed)
    texts.exchange.take(texts.exchange.try_bytes(data, "ar"))
    done = texts.editing.progress("conference", "ar")
    assert done.translated > FEW
    assert (done.proposed, done.checked) == (done.translated, 0)
    store.undo()
    assert texts.editing.progress("conference", "ar").proposed == 0


def test_a_row_that_no_longer_fits_leaves_everything_as_it_was(
    texts: Texts, exported: bytes
) -> None:
    trial = with_cells(texts, exported, text=OWN)
    (row,) = trial.taken
    other = next(each for each in trial.rows if each.key == "cover.printed")
    broken = replace(other, after="بلا موضع")
    with pytest.raises(InvalidInput):
        texts.exchange.take(replace(trial, rows=(row, broken)))
    assert not view(texts).is_own


def test_a_trial_writes_nothing(texts: Texts, exported: bytes) -> None:
    with_cells(texts, exported, text=OWN)
    assert not view(texts).is_own


@pytest.mark.parametrize("text", ["ب" * 19_000, "ب" + "\u064e" * 8_000])
def test_a_row_without_end_is_left_out_and_the_others_are_taken(
    texts: Texts, exported: bytes, text: str
) -> None:
    trial = with_rows(texts, exported, {KEY: {"text": OWN}, OTHER: {"text": text}})
    (refused,) = (row for row in trial.rows if row.is_refused)
    assert (refused.key, refused.problems[-1]) == (OTHER, "endless")
    assert "zu lang" in problem_sentence("endless")
    texts.exchange.take(trial)
    assert view(texts).text == OWN
    assert not view(texts, OTHER).is_own


def test_a_row_that_would_break_a_paper_is_left_out(texts: Texts, exported: bytes) -> None:
    typed = {
        "cover.found": {"key": "cover.nothing"},
        KEY: {"key": OTHER},
        "cover.own_personal_book": {"text": "هذا {name}"},
        "cover.subtitle": {"text": "هذا {Name}"},
        "cover.owner": {"text": "Das ist kein Arabisch"},
        "notice.fallback": {"text": "هذا 中"},
    }
    expected = {
        "cover.nothing": "unknown",
        OTHER: "twice",
        "cover.own_personal_book": "placeholders",
        "cover.subtitle": "placeholders",
        "cover.owner": "script",
        "notice.fallback": "glyphs",
    }
    trial = with_rows(texts, exported, typed)
    refused = {row.key: row.problems for row in trial.rows if row.is_refused}
    assert refused.keys() == expected.keys()
    for key, problem in expected.items():
        assert problem in refused[key], key
    before = texts.editing.texts("booklet", "ar")
    texts.exchange.take(trial)
    assert texts.editing.texts("booklet", "ar") == before


def test_what_only_looks_odd_is_told_and_taken(texts: Texts, exported: bytes) -> None:
    odd = {
        "notice.unchecked": ("هذا الدفتر (لكم.", "brackets"),
        "notice.fallback": (OWN * 12, "long"),
        KEY: (f"\u200f{OWN}", "controls"),
        OTHER: (f"{OWN}\U000e0041", "controls"),
        "cover.found": (
            "Begleitheft das gehört Ihnen هذا الدفتر لكم أنتم تقررون من يراه كل يوم",
            "directions",
        ),
    }
    typed = {key: {"text": text} for key, (text, _problem) in odd.items()}
    trial = with_rows(texts, exported, typed)
    told = {row.key: row.problems for row in trial.with_problems}
    assert told == {key: (problem,) for key, (_text, problem) in odd.items()}
    assert trial.refused == 0
    assert {row.key for row in trial.taken} == odd.keys()
    assert all(problem_sentence(problem) for _text, problem in odd.values())


def test_a_text_for_another_german_text_comes_in_as_outdated(texts: Texts, exported: bytes) -> None:
    texts.editing.save("booklet", KEY, "de", "Das Heft gehört Ihnen.")
    trial = with_cells(texts, exported, text=OWN, reviewer="Samira Haddad")
    assert [row.problems for row in trial.with_problems] == [("german",)]
    texts.exchange.take(trial)
    assert view(texts).text == OWN
    assert view(texts).is_draft
    assert view(texts).review.outdated


def test_no_cell_of_an_export_is_a_formula(texts: Texts) -> None:
    texts.own.add(Language("mfe", "=1+1", "=1+1"))
    for code in ("en", "mfe"):
        texts.editing.save("booklet", KEY, code, '=HYPERLINK("x")')
        data = texts.exchange.workbook(code, NAMES)
        cells = [cell for row in load_workbook(io.BytesIO(data))[SHEET].iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert texts.exchange.try_bytes(data, code).taken == ()


def test_a_formula_without_a_result_is_refused(texts: Texts, exported: bytes) -> None:
    trial = with_cells(texts, exported, text='=CONCATENATE("a","b")')
    assert any("formula" in row.problems for row in trial.rows)
    assert trial.taken == ()


def test_a_po_file_tells_checked_texts_from_drafts(texts: Texts) -> None:
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    said = texts.exchange.po("ar", NAMES).decode()
    assert said.count("#, fuzzy") == len(view_keys(texts)) - 1


def test_the_reviewer_of_a_po_file_stands_in_its_comment(texts: Texts) -> None:
    mark = f'msgctxt "booklet/{KEY}"'
    said = texts.exchange.po("ar", NAMES).decode()
    said = said.replace(f"#, fuzzy\n{mark}", f"# Geprüft von: Samira Haddad\n{mark}")
    texts.exchange.take(texts.exchange.try_bytes(said.encode(), "ar"))
    assert view(texts).proposed_by == "Samira Haddad"


def view_keys(texts: Texts) -> list[str]:
    return [each.key for each in texts.editing.texts("booklet", "ar") if not each.is_missing]


def test_a_file_in_another_language_is_refused_by_name(texts: Texts) -> None:
    for data in (texts.exchange.workbook("fa", NAMES), texts.exchange.po("fa", NAMES)):
        with pytest.raises(ImportOtherLanguage) as caught:
            texts.exchange.try_bytes(data, "ar")
        assert "Farsi" in sentence(caught.value)


def _other_workbook() -> bytes:
    out = io.BytesIO()
    book = Workbook()
    book.active.append(["Name", "Telefon"])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"Nur ein Text", ImportNoTexts),
        (b"", ImportNoTexts),
        (b"%PDF-1.7", ImportNotText),
        (b"PK\x03\x04kaputt", ImportDamaged),
        (_other_workbook(), ImportNoTexts),
        (b'msgid "a"\nmsgstr "b', ImportTextsUnreadable),
        (b'msgid "a"\nmsgstr "b"\n', ImportNoTexts),
        (b"\xff\xfe\x00", UserError),
    ],
)
def test_another_file_is_refused_with_a_sentence(
    texts: Texts, data: bytes, error: type[UserError]
) -> None:
    with pytest.raises(error) as caught:
        texts.exchange.try_bytes(data, "ar")
    assert sentence(caught.value)


def test_a_new_language_starts_with_empty_cells(texts: Texts) -> None:
    texts.own.add(Language("so", "Somali", "Soomaali"))
    book = load_workbook(io.BytesIO(texts.exchange.workbook("so", NAMES)))
    assert {row[3].value for row in book[SHEET].iter_rows(min_row=2)} == {"fehlt"}
    assert texts.exchange.try_bytes(texts.exchange.po("so", NAMES), "so").taken == ()


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(texts: Texts) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/workbook.xml", b"")
        for part in range(4):
            packed.writestr(f"xl/worksheets/sheet{part}.xml", b"\0" * (80 * 1024**2))
    assert len(out.getvalue()) < 2 * 1024**2
    with pytest.raises(ImportTooLarge) as caught:
        texts.exchange.try_bytes(out.getvalue(), "ar")
    assert sentence(caught.value)


def test_a_file_that_is_far_too_large_is_refused(texts: Texts, tmp_path: Path) -> None:
    path = tmp_path / "texte.po"
    path.write_bytes(b'msgid "a"\n' * 1_200_000)
    with pytest.raises(ImportTooLarge):
        texts.exchange.try_file(path, "ar")


def test_a_workbook_of_before_2007_is_refused_with_a_sentence(texts: Texts) -> None:
    with pytest.raises(ImportOldWorkbook) as caught:
        texts.exchange.try_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ar")
    assert sentence(caught.value)
