"""Nothing is called checked that is not stored, and no check lands on another text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.shell.test_texts_page import begins_on, page, stored, word

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.pages.texts.page import TextsPage

__all__ = ["begins_on", "page"]
DATED = "cover.printed"


def test_a_text_that_is_refused_cannot_be_called_checked(
    qtbot: QtBot,
    page: TextsPage,
) -> None:
    word(qtbot, page, "abc", DATED)
    page.check.click()
    assert page.asking.checked.form is None
    assert not stored(page, DATED).is_checked


def test_a_half_typed_check_does_not_come_back_for_another_text(
    qtbot: QtBot,
    page: TextsPage,
) -> None:
    page.table.select(DATED)
    page.check.click()
    form = page.asking.checked.form
    assert form is not None
    qtbot.keyClicks(form.view.input("by"), "Frau Tekle")
    page.asking.keep_drafts()
    assert not page.context.drafts.keys("texts.checked:")
