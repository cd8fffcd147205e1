"""What else can be done with a question, in the menu of its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gkdesk.errors import UserError
from gkdesk.ui.pages.working_aids.form.parts import What

if TYPE_CHECKING:
    from gkdesk.text.ids import PartId
    from gkdesk.ui.pages.working_aids.form.card import QuestionCard
    from gkdesk.ui.pages.working_aids.form.desk import Desk

NOTE, ORIGIN, EMPTY = "Notiz, bleibt hier", "Herkunft der Frage", "Antwort zurücknehmen"
OFFICE = "vom Büro selbst"


def fill_menu(card: QuestionCard, desk: Desk) -> QMenu:
    """Return the menu of a card; it goes away with the next one."""
    for old in card.more.findChildren(QMenu):
        old.deleteLater()
    menu = QMenu(card.more)
    menu.setAccessibleName(card.more.accessibleName())
    if What.COMMENT not in card.entries and desk.may_change:
        _add(menu, NOTE, partial(_write_note, card))
    if desk.may_change and card.view.value:
        _add(menu, EMPTY, card.clear_answer)
    if desk.may_change and desk.view.contributors:
        _add_contributors(menu, card, desk)
    _add(menu, ORIGIN, card.show_about)
    return menu


def _add_contributors(menu: QMenu, card: QuestionCard, desk: Desk) -> None:
    whose = menu.addMenu("Beantwortet von")
    group = QActionGroup(whose)
    offered: list[tuple[PartId | None, str]] = [(None, OFFICE)]
    offered += [(each.id, each.name) for each in desk.view.contributors]
    for ref, name in offered:
        action = _add(whose, name, partial(_ascribe, card, desk, ref))
        action.setCheckable(True)
        action.setChecked(ref == card.view.contributor_id)
        group.addAction(action)


def _add(menu: QMenu, text: str, act: object) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    action.triggered.connect(act)
    menu.addAction(action)
    return action


def _write_note(card: QuestionCard, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
    card.open_comment().field.take_focus()


def _ascribe(card: QuestionCard, desk: Desk, ref: PartId | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
    try:
        desk.ascribe((card.view.ref,), ref)
    except UserError as error:
        desk.context.complain(error)
