"""The commands without a screen: wrong calls are told in German, right ones do their work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.__main__ import main
from gkdesk.headless import (
    bench,
    bench_aids,
    bench_cases,
    bench_documents,
    bench_network,
    selftest,
)
from tests.rounds import FULL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["demo"], "Es fehlt: ORDNER."),
        (["demo", "x", "--datum", "morgen"], "„morgen“ ist kein Datum"),
        (["selftest", "--schnell"], "Unbekannte Angabe: --schnell."),
        (["bench", "--clients", "viele"], "„viele“ ist keine Zahl ab 1"),
        (["bench", "--parts", "alles"], "--parts kennt 'alles' nicht."),
        (["--bestand", "x"], "Unbekannte Angabe: --bestand x."),
    ],
)
def test_a_wrong_call_ends_with_two_and_says_what_is_wrong(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert complaint in told
    assert "usage" not in told


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drucken"]) == 2
    assert "Den Befehl „drucken“ gibt es nicht." in capsys.readouterr().err


@pytest.mark.parametrize(
    "check", [check for check in selftest.CHECKS if check.name != "Fenster"], ids=lambda c: c.name
)
def test_each_check_of_the_installation_passes_here(check: selftest.Check) -> None:
    assert check.run()


def test_a_failed_check_is_told_and_gives_exit_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> str:
        raise selftest.CheckFailed("Es fehlt etwas.")

    monkeypatch.setattr(selftest, "CHECKS", (selftest.Check("Probe", fails),))
    assert selftest.main([]) == 1
    assert "FEHLER  Probe: Es fehlt etwas." in capsys.readouterr().out


def test_the_benchmark_of_the_records_gives_every_promised_figure() -> None:
    figures = bench.measure((5,), ("records",))["records"]["5"]
    promised = {
        "unlock_without_key_derivation_ms",
        "search_as_you_type_ms",
        "list_ms",
        "open_client_ms",
        "save_client_ms",
    }
    assert promised <= set(figures)
    assert all(value > 0 for value in figures.values())


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_the_benchmark_of_the_network_gives_every_promised_figure(tmp_path: Path) -> None:
    size = bench_network.Size(organisations=12, cooperations=20, imported=10, wait_s=0.2)
    figures = bench_network.measure(tmp_path / "netz", tmp_path / "heim", size)
    promised = {
        "read_ms",
        "layout_ms",
        "networkx_spring_layout_ms",
        "draw_ms",
        "analyses_ms",
        "map_visible_ms",
        "frame_p95_ms",
        "filter_ms",
        "import_s",
        "undo_import_s",
    }
    assert promised <= set(figures)
    assert all(figures[name] > 0 for name in promised)
    assert (figures["organisations"], figures["cooperations"]) == (12, 20)


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_the_benchmark_of_the_cases_gives_every_promised_figure(tmp_path: Path) -> None:
    size = bench_cases.Size(clients=20, meetings=12, organisations=16)
    figures = bench_cases.measure(tmp_path / "faelle", size)
    promised = {
        "today_ms",
        "meetings_ms",
        "comebacks_ms",
        "suggested_participants_ms",
        "agenda_ms",
        "matrix_ms",
        "papers_before_s",
        "papers_after_s",
    }
    assert promised <= set(figures)
    assert all(figures[name] > 0 for name in promised)
    assert (figures["clients"], figures["meetings"], figures["cases"]) == (20, 12, 12)
    assert figures["papers_before"] == 2 + 3 * 15


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_the_benchmark_of_the_working_aids_gives_every_promised_figure(tmp_path: Path) -> None:
    size = bench_aids.Size(sections=2, questions=14, rows=30, packages=3)
    figures = bench_aids.measure(tmp_path / "arbeitshilfen", tmp_path / "heim", size)
    promised = {
        "open_ms",
        "answer_ms",
        "answer_shows_cards_ms",
        "xlsform_s",
        "evaluation_s",
        "evaluation_most_mb",
    }
    assert promised <= set(figures)
    assert all(figures[name] > 0 for name in promised)
    assert (figures["questions"], figures["counted"], figures["xlsform_problems"]) == (28, 3, 0)


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_the_benchmark_of_the_documents_gives_every_promised_figure(tmp_path: Path) -> None:
    size = bench_documents.Size(pages=2, rounds=1, stack=2)
    figures = bench_documents.measure(tmp_path / "hefte", tmp_path / "heim", size)
    assert figures["stack_made"] == 2
    assert {
        "booklet_s",
        "stack_s",
        "stack_memory_at_the_end_mb",
        "preview_ms",
        "preview_most_ms",
    } <= figures.keys()
    assert all(value >= 0 for value in figures.values())
