"""Files of texts that go to translators and come back; what they propose, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.translations import load
from gkdesk.ui.pages.texts.trial import LEFT_OUT
from gkdesk.ui.pages.texts.words import Show
from tests.ui.shell.test_texts_page import KEY, OWN, WHO, begins_on, choose, page, stored, word

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.pages.texts.page import TextsPage

__all__ = ["begins_on", "page"]


def test_a_file_is_shown_before_it_is_taken_over(
    qtbot: QtBot, page: TextsPage, tmp_path: Path
) -> None:
    for ending in ("xlsx", "po"):
        path = tmp_path / f"texte.{ending}"
        with qtbot.waitSignal(page.traffic.busy, check_params_cb=_is_over, timeout=20_000):
            page.traffic.send_to(path, "ar")
        assert path.stat().st_size > 0
    word(qtbot, page, OWN)
    with qtbot.waitSignal(page.traffic.tried, timeout=20_000):
        page.traffic.fetch_from(path, "ar")
    assert "1 geändert" in page.trial.line.text()
    assert stored(page).text == OWN
    page.trial.accept.click()
    assert stored(page).text == load("ar").texts[KEY]
    assert page.bar.isVisible()


def test_a_text_without_end_is_left_out_and_shown_by_its_beginning(page: TextsPage) -> None:
    exchange = page.context.workspace.texts.exchange
    shipped = load("ar").texts[KEY].encode()
    data = exchange.po("ar", ("booklet",)).replace(shipped, "ب".encode() * 9_000)
    page.traffic.tried.emit(exchange.try_bytes(data, "ar"))
    model = page.trial.table.model()
    said = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "zu lang für seinen Platz" in said[2]
    assert said[3] == LEFT_OUT
    assert len(said[1]) < 500
    assert "1 ausgelassen" in page.trial.line.text()
    assert page.trial.accept.isHidden()


def test_checks_that_a_file_proposes_are_confirmed_in_one_step(
    qtbot: QtBot, page: TextsPage
) -> None:
    exchange = page.context.workspace.texts.exchange
    data = exchange.po("ar").replace(b"#, fuzzy\n", f"# Geprüft von: {WHO}\n".encode())
    page.traffic.tried.emit(exchange.try_bytes(data, "ar"))
    assert WHO in page.trial.proposed.text.text()
    assert "Bei Einwilligungen" in page.trial.proposed.text.text()
    page.trial.accept.click()
    assert page.bar.shown() is Show.PROPOSED
    assert page.editor.state.text() == f"Stand: Entwurf, zu bestätigen: {WHO}"
    assert not stored(page).is_checked
    page.check.click()
    form = page.asking.checked.form
    assert form is not None
    with qtbot.waitSignal(page.context.toast_wanted) as told:
        form.confirm.click()
    done = page.context.workspace.texts.editing.progress("booklet", "ar")
    assert (done.checked, done.proposed) == (done.translated, 0)
    assert told.args is not None
    assert told.args[0].sentence == f"{done.checked} Texte auf Arabisch als geprüft vermerkt"
    assert page.bar.shown() is Show.CHECKED
    assert stored(page).review.checked_by == WHO


def test_another_file_is_told_until_the_next_one(
    qtbot: QtBot, page: TextsPage, tmp_path: Path
) -> None:
    path = tmp_path / "bild.xlsx"
    path.write_bytes(b"\x89PNG")
    with qtbot.waitSignal(page.traffic.failed, timeout=20_000):
        page.traffic.fetch_from(path, "ar")
    assert "nichts" in page.problem.text()
    assert page.problem.isVisible()
    assert page.bar.take_in.isEnabled()
    choose(page, "ti")
    assert page.problem.isHidden()


def _is_over(busy: bool) -> bool:
    return not busy
