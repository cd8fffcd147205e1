"""`gkdesk auswerten`: exit codes, German words, and files that hold what was counted."""

from __future__ import annotations

import io
import sys
from itertools import count
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gkdesk.__main__ import main
from gkdesk.headless.telling import Telling
from gkdesk.services.working_aids import evaluating
from gkdesk.services.working_aids.gap_modules import modules_table
from gkdesk.working_aids.evaluation.gaps import all_topics
from gkdesk.working_aids.package.contents import Item, file_name
from gkdesk.working_aids.template import Kind
from tests.unit.working_aids.package_kit import packed
from tests.unit.working_aids.returns_kit import back, book, core_groups, with_a_gap

if TYPE_CHECKING:
    from pathlib import Path

_KV = Item("kv", Kind.SELECT_ONE, "Vereinbarung?", choices="ja_nein", series="kv")
_TEXT = Item("offen", Kind.TEXT, "Was half?")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "rueck"
    made.mkdir()
    for number in range(3):
        what = back(book(_KV, _TEXT), number, {"kv": "ja", "offen": "=1+1"})
        (made / file_name(what)).write_bytes(packed(what))
    return made


def test_a_whole_folder_is_evaluated(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, pdf = tmp_path / "a.xlsx", tmp_path / "a.pdf"

    assert main(["auswerten", str(folder), "--out", str(out), "--pdf", str(pdf)]) == 0
    assert out.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "3  Probe (2021)" in capsys.readouterr().out


def test_a_formula_that_somebody_wrote_stays_a_text(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    main(["auswerten", str(folder), "--out", str(out)])
    sheet = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))["Freie Texte"]

    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in found] == ["s", "s", "s"]


def test_a_bad_package_is_named_and_gives_exit_code_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kaputt.zip").write_bytes(b"nichts")

    assert main(["auswerten", str(folder), "--out", str(tmp_path / "a.xlsx")]) == 1
    said = capsys.readouterr().out
    assert "kaputt.zip: nicht ausgewertet. Die Datei ist kein ZIP-Archiv" in said


def test_nothing_to_evaluate_gives_exit_code_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.xlsx"

    assert main(["auswerten", str(tmp_path), "--out", str(out)]) == 2
    assert not out.exists()
    assert "keine Rücksendung" in capsys.readouterr().err


def test_both_files_are_written_or_neither(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"alt")
    arguments = ["auswerten", str(folder), "--out", str(out)]

    assert main([*arguments, "--pdf", str(tmp_path / "weg" / "a.pdf")]) == 2
    assert out.read_bytes() == b"alt"


def test_signs_that_the_paper_cannot_show_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    what = back(book(_TEXT), 8, {"offen": "Wege \U000132b9 kurz"}, year=2022)
    (folder / file_name(what)).write_bytes(packed(what))
    arguments = ["auswerten", str(folder), "--out", str(tmp_path / "a.xlsx")]

    assert main(arguments) == 0
    assert "U+132B9" not in capsys.readouterr().out
    assert main([*arguments, "--pdf", str(tmp_path / "a.pdf")]) == 0
    assert "(U+132B9) in „" in capsys.readouterr().out


class _Terminal(io.StringIO):
    """A terminal whose user presses Ctrl-C when it shows the first line."""

    def __init__(self, *, stops: bool) -> None:
        super().__init__()
        self._stops = stops

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        if self._stops:
            self._stops = False
            raise KeyboardInterrupt


def test_stopping_is_said_in_german_and_writes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, terminal = tmp_path / "a.xlsx", _Terminal(stops=True)
    monkeypatch.setattr(sys, "stderr", terminal)

    assert main(["auswerten", str(folder), "--out", str(out)]) == 2
    assert terminal.getvalue().endswith("Abgebrochen. Es wurde nichts geschrieben.\n")
    assert not out.exists()


def test_a_terminal_is_told_how_far_the_work_is_and_a_log_of_long_work_alone() -> None:
    said = []
    for stream, seconds in (
        (_Terminal(stops=False), 1),
        (io.StringIO(), 2),
        (io.StringIO(), 0),
    ):
        times = count(step=seconds)
        telling = Telling(stream, "{done} von {total}", now=times.__next__)
        for done in range(4):
            telling.step(done, 4)
        telling.say("Fertig")
        telling.clear()
        said.append(stream.getvalue())

    terminal, log, short = said
    assert "\r3 von 4\rFertig \r" in terminal
    assert log == "2 von 4\nFertig\n"
    assert not short


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{}/weg", "--out", "{}/a.xlsx"], "gibt es nicht"),
        (["{}/rueck", "--out", "{}/weg/a.xlsx"], "."),
        (["{}/rueck", "--out", "{}/a", "--pdf", "{}/a"], "dieselbe Datei"),
        (["{}/rueck", "--out", "{}/a.xlsx", "--passwort-datei", "{}/weg"], "Passwort-Datei"),
    ],
)
def test_what_cannot_work_is_said_in_german(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    assert folder.is_dir()
    assert main(["auswerten", *(each.format(tmp_path) for each in arguments)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_protected_packages_open_with_the_passwords_of_a_file(folder: Path, tmp_path: Path) -> None:
    locked = back(book(_KV), 7, {"kv": "ja"})
    (folder / file_name(locked)).write_bytes(packed(locked, "möhre"))
    words = tmp_path / "worte.txt"
    words.write_text("falsch\nmöhre\n", encoding="utf-8")
    arguments = ["auswerten", str(folder), "--out", str(tmp_path / "a.xlsx")]

    assert main(arguments) == 1
    assert main([*arguments, "--passwort-datei", str(words)]) == 0


def test_the_composition_of_core_groups_is_in_the_sheet(tmp_path: Path) -> None:
    folder = tmp_path / "rueck"
    folder.mkdir()
    for what in core_groups():
        (folder / file_name(what)).write_bytes(packed(what))
    out = tmp_path / "a.xlsx"

    assert main(["auswerten", str(folder), "--out", str(out)]) == 0

    rows = openpyxl.load_workbook(out)["Geschlossene Fragen"].iter_rows(values_only=True)
    office = next(row for row in rows if row[5] == "Ausländerbehörde" and row[6] == "Ja")
    assert office[7:19] == (38, 15, 20, 3, 86.4, 83.3, 90.9, None, 44, 18, 22, 4)


def test_charts_are_written_as_pictures(folder: Path, tmp_path: Path) -> None:
    arguments = ["auswerten", str(folder), "--out", str(tmp_path / "a.xlsx")]
    pictures = tmp_path / "bilder"

    assert main([*arguments, "--bilder", str(pictures)]) == 0
    assert {each.name for each in pictures.iterdir()} >= {
        "ruecklauf.svg",
        "2021_Probe_Vereinbarung.svg",
    }
    svg = (pictures / "2021_Probe_Vereinbarung.svg").read_text(encoding="utf-8")
    assert "Vereinbarung?" in svg

    stranger = back(book(_KV, id="../../fremd", title="../../Übel"), 9, {"kv": "ja"})
    (folder / "fremd.zip").write_bytes(packed(stranger))
    assert main([*arguments, "--bilder", str(tmp_path / "mehr")]) == 0
    assert (tmp_path / "mehr" / "2021_Uebel_Vereinbarung.svg").is_file()

    refused = ["auswerten", str(folder), "--out", str(tmp_path / "weg" / "a.xlsx")]
    assert main([*refused, "--bilder", str(tmp_path / "neu")]) == 2
    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize(
    ("out", "place", "said"),
    [
        ("a.xlsx", "da", "ruecklauf.svg"),
        ("neu/Ruecklauf.svg", "neu", "ruecklauf.svg"),
        ("a.xlsx", "da/ruecklauf.svg", "--bilder nennt eine Datei"),
        ("neu", "neu", "--bilder nennt eine Datei"),
    ],
)
def test_a_picture_overwrites_nothing(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    out: str,
    place: str,
    said: str,
) -> None:
    own = tmp_path / "da" / "ruecklauf.svg"
    own.parent.mkdir()
    own.write_bytes(b"eigenes")
    arguments = ["auswerten", str(folder), "--out", str(tmp_path / out)]

    assert main([*arguments, "--bilder", str(tmp_path / place)]) == 2
    assert said in capsys.readouterr().err
    assert own.read_bytes() == b"eigenes"
    assert not (tmp_path / "neu").exists()
    assert not (tmp_path / "a.xlsx").exists()


@pytest.fixture
def gaps(tmp_path: Path) -> Path:
    """Return a folder with one return that names a gap of a topic that F4 is proposed for."""
    made = tmp_path / "luecken"
    made.mkdir()
    (made / "a.zip").write_bytes(packed(with_a_gap()))
    return made


def _module(out: Path) -> object:
    rows = openpyxl.load_workbook(out)["Lücken und Bausteine"].iter_rows(values_only=True)
    return next(row[2] for row in rows if row[3] == "Sprachkurs")


def test_gaps_go_to_the_modules_of_a_table(
    gaps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, table = tmp_path / "a.xlsx", tmp_path / "z.csv"
    arguments = ["auswerten", str(gaps), "--out", str(out)]
    found = evaluating.evaluation_of(gaps)
    saved = modules_table(all_topics(found)).decode("utf-8-sig")

    assert main(arguments) == 0
    assert str(_module(out)).startswith("F4")

    table.write_text(
        saved.removesuffix("F4 Schul-, ausbildungs- und berufsvorbereitende Kurse\r\n")
        + "F2\r\nweg;weg;weg;Weg;F1;F1\r\n",
        encoding="utf-8",
    )
    assert main([*arguments, "--zuordnung", str(table)]) == 0
    assert str(_module(out)).startswith("F2")
    assert "1 Zeile der Zuordnung" in capsys.readouterr().out

    table.write_text(saved.replace(";F4", ";F9"), encoding="utf-8")
    assert main([*arguments, "--zuordnung", str(table)]) == 2
    assert "Zeile 2 der Zuordnung" in capsys.readouterr().err
    head, row = saved.splitlines()
    said = row.rpartition(";")[0]
    for lines, wrong in (
        ((head, f"{said};F1", f"{said};F2"), "Zeile 3"),
        ((f"{head};Baustein", f"{row};F1"), "Zeile 1"),
    ):
        table.write_text("\n".join(lines), encoding="utf-8")
        assert main([*arguments, "--zuordnung", str(table)]) == 2
        assert f"{wrong} der Zuordnung" in capsys.readouterr().err
