"""The command `demo`: a store and documents that are the same for the same day."""

from __future__ import annotations

import io
import os
import struct
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.errors import FolderNotEmpty, InvalidInput
from gkdesk.headless import demo
from gkdesk.headless.demo_extent import Extent
from gkdesk.services import access
from gkdesk.services.booklets.profiles.profile import SHIPPED
from gkdesk.services.demo.filling import fill
from gkdesk.services.handouts.template import HANDOUTS
from gkdesk.services.working_aids.evaluating import evaluation_of
from gkdesk.text.codes.return_packages import PackageFate
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.languages import BOOKLET_LANGUAGES, one_of_each_script
from tests.cheap_key import PASSPHRASE
from tests.unit.headless.built_demo import CLIENTS, DAY, EXTENT, BuiltDemo
from tests.unit.services.papers_kit import words_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

FULL = os.environ.get("GKDESK_FULL") == "1"
KINDS = {
    "map.alliance": {"pdf", "svg", "png", "graphml", "gexf"},
    "map.compare": {"pdf"},
    "network.comparison": {"pdf"},
    "network.directory": {"pdf", "csv", "xlsx", "vcf"},
    "network.offers": {"pdf", "csv", "xlsx"},
    "network.volunteers": {"pdf"},
    "network.gaps": {"xlsx"},
    "network.findings": {"pdf"},
    "network.calls": {"pdf"},
    "agreement.outline": {"pdf"},
}
CASE_KINDS = {
    "conference.agenda": {"pdf"},
    "conference.invitation": {"pdf"},
    "conference.minutes": {"pdf"},
    "conference.slip": {"pdf"},
    "conference.actions": {"pdf"},
    "conference.ics": {"ics"},
    "conference.case_sheet": {"pdf"},
    "conference.confidentiality": {"pdf"},
    "conference.feedback": {"pdf"},
    "conference.summary": {"pdf"},
    "case.substitute_sheet": {"pdf"},
    "case.handover": {"pdf"},
    "case.cohort": {"pdf"},
    "structural.list": {"pdf", "xlsx"},
    "consent.form": {"pdf"},
    "consent.release": {"pdf"},
    "consent.record": {"pdf"},
    "consent.conference": {"pdf"},
    "consent.follow_up": {"pdf"},
    "consent.withdrawal_slip": {"pdf"},
}
AID_KINDS = {
    "working_aid.blank": {"pdf"},
    "working_aid.filled": {"pdf"},
    "working_aid.contributor_sheet": {"pdf"},
    "working_aid.return_package": {"zip"},
    "evaluation.xlsx": {"xlsx"},
    "evaluation.pdf": {"pdf"},
}


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files by their names, as the contents name them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(built_demo: BuiltDemo) -> Path:
    """Return the folder of a demo with few clients, made once."""
    return built_demo.folder


def listed(folder: Path) -> list[dict[str, str]]:
    return BuiltDemo(folder, {}).entries


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_two_runs_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    demo.build(tmp_path / "zwei", DAY, PASSPHRASE, first=CLIENTS, extent=EXTENT)
    first, second = files_of(built / "ausgabe"), files_of(tmp_path / "zwei" / "ausgabe")
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []


def test_the_contents_list_every_file_with_its_kind(built: Path) -> None:
    entries = listed(built)
    files = [entry["file"] for entry in entries]
    assert len(set(files)) == len(files)
    assert {*files, "inhalt.json"} == set(files_of(built / "ausgabe"))
    assert [entry["kind"] for entry in entries[:CLIENTS]] == ["booklet.begleitheft"] * CLIENTS
    assert entries[-1]["kind"] == "recovery.sheet_sample"
    assert [entry["language"] for entry in entries[:2]] == ["prs", "ti"]
    of_network = [entry for entry in entries if entry["kind"] in KINDS]
    assert {entry["language"] for entry in of_network} == {"de"}
    assert all(set(entry) == {"kind", "title", "audience", "language", "file"} for entry in entries)


def test_letters_of_one_day_to_several_offices_have_names_of_their_own() -> None:
    taken = {"Brief_K030.pdf", "Brief_K030_2.pdf"}
    assert demo._free_name("Brief_K030.pdf", taken) == "Brief_K030_3.pdf"
    assert demo._free_name("ablage/Brief.pdf", taken) == "ablage/Brief.pdf"


def test_every_paper_of_the_network_is_there_in_every_format(built: Path) -> None:
    made: dict[str, set[str]] = {}
    for entry in listed(built):
        made.setdefault(entry["kind"], set()).add(entry["file"].rpartition(".")[2])
    assert {kind: made[kind] for kind in KINDS} == KINDS


def test_every_kind_of_booklet_is_there_on_pages_and_on_sheets(built: Path) -> None:
    kinds = {entry["kind"] for entry in listed(built) if entry["kind"].startswith("booklet.")}
    assert kinds == {
        *(f"booklet.{profile}" for profile in SHIPPED),
        *(f"booklet.{profile}.print" for profile in ("begleitheft", "sprachpass", "karte")),
        "booklet.cover_list",
    }


def test_every_paper_of_cases_and_conferences_is_there(built: Path) -> None:
    made: dict[str, set[str]] = {}
    for entry in listed(built):
        made.setdefault(entry["kind"], set()).add(entry["file"].rpartition(".")[2])
    assert {kind: made[kind] for kind in CASE_KINDS} == CASE_KINDS


def test_every_paper_of_working_aids_is_there(built: Path) -> None:
    made: dict[str, set[str]] = {}
    for entry in listed(built):
        made.setdefault(entry["kind"], set()).add(entry["file"].rpartition(".")[2])
    assert {kind: made[kind] for kind in AID_KINDS} == AID_KINDS


def test_the_folder_of_returns_has_packages_that_are_named_and_not_counted(built: Path) -> None:
    found = evaluation_of(built / "ausgabe" / "ruecksendungen")
    fates = Counter(report.fate for report in found.reports)
    counted = [each.returned for each in found.reports if each.fate is PackageFate.COUNTED]
    assert fates.pop(PackageFate.COUNTED) > 20
    assert fates == {
        PackageFate.TWICE: 1,
        PackageFate.REPLACED: 1,
        PackageFate.REJECTED: 1,
    }
    assert {each.head.round for each in counted if each} == {2024, 2025, 2026}
    assert len({each.head.sender.ags for each in counted if each}) == 12


def test_three_rounds_of_working_aids_stand_in_the_store(built: Path) -> None:
    workspace = access.unlock(built / "store", PASSPHRASE, clock=FixedClock.on(DAY))
    try:
        aids = {
            (each.year, aid.template_id): aid
            for each in workspace.aids.rounds.view().rounds
            for aid in each.aids
        }
        assert {year for year, _ in aids} == {2024, 2025, 2026}
        assert {aid.state for aid in aids.values()} == set(AidState)
        assert aids[2024, "prozess_2020"].fassung == 2
        assert {(2026, "erfolgsfaktoren"), (2026, "schnittstellen")} <= set(aids)  # of KIM
        draft = workspace.aids.filling.open(aids[2026, "prozess_2020"].id)
        assert draft.last_year == 2025
        assert [each.answers for each in draft.contributors] == [2, 3, 0]
    finally:
        workspace.close()


@pytest.mark.full
def test_the_form_of_a_consent_is_there_in_every_script_or_every_language(built: Path) -> None:
    forms = [entry["language"] for entry in listed(built) if entry["kind"] == "consent.form"]
    everywhere = {"de", *(each.code for each in BOOKLET_LANGUAGES)}
    assert len(everywhere) == 17
    assert len(forms) == len(set(forms))
    assert set(forms) == (everywhere if EXTENT is Extent.ALL else one_of_each_script())


@pytest.mark.full
def test_every_handout_is_there_and_the_words_in_every_language(built: Path) -> None:
    made: dict[str, set[str]] = {}
    for entry in listed(built):
        made.setdefault(entry["kind"], set()).add(entry["language"])
    everywhere = {each.code for each in BOOKLET_LANGUAGES}
    assert {f"handout.{each}" for each in HANDOUTS} <= made.keys()
    assert {f"glossary.{code}" for code in everywhere} <= made.keys()
    is_all = EXTENT is Extent.ALL
    assert made["letter.invitation"] == (everywhere if is_all else {"prs", "ti", "uk"})
    if is_all:
        bilingual = set(HANDOUTS) - {"arbeitgeber"}
        assert all(made[f"handout.{each}"] == everywhere for each in bilingual)


def test_no_file_is_called_after_a_person(built: Path) -> None:
    files = " ".join(entry["file"] for entry in listed(built))
    for name in ("Samira", "Haidari", "Yonas", "Tesfay", "Oleksij", "Weber", "Vogel"):
        assert name not in files


def test_no_paper_of_the_network_tells_the_quality_of_a_cooperation(built: Path) -> None:
    for entry in listed(built):
        if entry["kind"] in KINDS:
            data = (built / "ausgabe" / entry["file"]).read_bytes()
            words = words_of(entry["file"], data)
            for word in ("tragfähig", "ausbaufähig", "Klärungsbedarf"):
                assert word not in words, entry["file"]


def test_the_picture_of_the_map_is_large_enough_to_print(built: Path) -> None:
    (picture,) = [entry["file"] for entry in listed(built) if entry["file"].endswith(".png")]
    data = (built / "ausgabe" / picture).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert (width, round(width / height, 2)) == (3508, 1.41)


def test_the_store_opens_with_the_passphrase_and_is_marked(built: Path) -> None:
    clock = FixedClock.on(DAY)
    workspace = access.unlock(built / "store", PASSPHRASE, clock=clock)
    try:
        assert workspace.is_demo
        names = [row.name for row in workspace.clients.rows()]
        assert "Samira Haidari" in names
        assert len(names) == CLIENTS
        assert len(workspace.snapshots.rows()) == 2
    finally:
        workspace.close()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "wichtig.txt"
    kept.write_text("bleibt", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        demo.build(tmp_path, DAY, PASSPHRASE)
    assert list(tmp_path.iterdir()) == [kept]


def test_a_full_folder_ends_with_2_and_a_german_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, PASSPHRASE)
    (tmp_path / "datei").touch()
    assert demo.main([str(tmp_path)]) == 2
    assert "Der Ordner ist nicht leer." in capsys.readouterr().err


def test_a_file_in_place_of_the_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, PASSPHRASE)
    (tmp_path / "datei").touch()
    assert demo.main([str(tmp_path / "datei")]) == 2


def test_a_folder_that_cannot_be_made_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, PASSPHRASE)
    (tmp_path / "datei").touch()
    assert demo.main([str(tmp_path / "datei" / "demo")]) == 1
    assert capsys.readouterr().err.strip()


def test_a_weak_passphrase_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, "kurz")
    assert demo.main([str(tmp_path / "demo")]) == 2
    assert "Passphrase" in capsys.readouterr().err


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_without_terminal_a_passphrase_is_made_and_shown_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(demo.PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert demo.main([str(tmp_path / "demo"), "--datum", "2026-12-01"]) == 0
    shown = capsys.readouterr().out
    (line,) = [each for each in shown.splitlines() if "nur einmal gezeigt" in each]
    passphrase = line.split(": ", 1)[1]
    store = tmp_path / "demo" / "store"
    access.unlock(store, passphrase, clock=FixedClock.on(DAY)).close()


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
@pytest.mark.parametrize("day", [demo.FIRST_DAY, demo.LAST_DAY])
def test_the_first_and_the_last_day_that_are_taken_work(tmp_path: Path, day: dt.date) -> None:
    workspace = access.create(tmp_path / "demo", PASSPHRASE, clock=FixedClock.on(day)).workspace
    fill(workspace, first=1)
    assert workspace.today.view().today == day
    workspace.close()


def test_what_was_begun_is_removed_when_it_cannot_be_finished(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        demo.build(tmp_path / "demo", DAY, "kurz")
    assert list((tmp_path / "demo").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x", "--datum", "3.4."], "kein Datum der Form JJJJ-MM-TT"),
        (["x", "--datum", "0001-01-01"], "liegt nicht in den Jahren 2000 bis 2150"),
        (["x", "--datum", "9999-12-31"], "liegt nicht in den Jahren 2000 bis 2150"),
        ([], "Es fehlt: ORDNER."),
        (["a", "b"], "Unbekannte Angabe: b."),
        (["a", "--datum"], "Nach --datum fehlt ein Wert."),
    ],
)
def test_wrong_arguments_end_with_2_and_german_words(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        demo.main(arguments)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
