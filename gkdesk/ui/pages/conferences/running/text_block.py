"""One text of an item: it saves itself, and shows in which category of disclosure it goes out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from gkdesk.errors import UserError
from gkdesk.services.meetings.fields import PRESETS, Text
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import TextPart
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import MeetingId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui import fonts, theme
from gkdesk.ui.forms import FormSpec, MultilineField
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Box, Label, MenuChip, Role

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

KEYS = "Verabredung mit Strg+Umschalt+V, Beschluss oder Empfehlung mit Strg+B"
LINES = {TextPart.MINUTES: 8, TextPart.CLIENT_VIEW: 3, TextPart.QUESTION: 2}
USUAL_LINES = 3
REQUIRED = (TextPart.CLIENT_VIEW, TextPart.USERS_VIEW)
CONFIDED = "Anvertraut: nur mit ausdrücklicher Freigabe"
_CONFIDED_KEY = "confided"
HINTS = {
    TextPart.SITUATION: "Wie es steht, in wenigen Sätzen",
    TextPart.QUESTION: "Was die Runde klären soll",
    TextPart.CLIENT_VIEW: "In ihren eigenen Worten, mit ihr aufgeschrieben",
    TextPart.USERS_VIEW: "Wie sie selbst es sieht, was sie erwartet",
    TextPart.ACTORS_VIEWS: "Wo sich die Sichtweisen unterscheiden, wo sie aufeinander aufbauen",
    TextPart.THEMES: "Was hier steht, gilt über diesen Fall hinaus",
    TextPart.NEED_FOR_CHANGE: "Welcher Ablauf, welche Struktur müsste anders sein?",
}


class TextBlock(Box):
    """A text with its category at the right of its name."""

    def __init__(self, context: PageContext, meeting_id: MeetingId, part: TextPart) -> None:
        super().__init__("next_step" if part in REQUIRED else "plain")
        self.part = part
        self._context = context
        self._meeting_id = meeting_id
        self._item: ItemView | None = None
        self.group: GroupForm[Text] = GroupForm(
            context,
            partial(_form, part),
            key=f"meeting.text.{part.value}:{meeting_id}",
            save=self._save,
        )
        self._menu = QMenu(self)
        self.category = MenuChip("", self._menu)
        self.noted = Label("", Role.QUIET)
        self._actions = self._fill_menu()
        self._layout()
        self._menu.triggered.connect(self._on_menu_triggered)

    def show_item(self, item: ItemView) -> None:
        """Show the text of an item."""
        self._item = item
        text = self._text(item)
        self.group.show_value(item.id, text)
        label = words.category_word(text.category)
        self.category.set_label(f"{label}, anvertraut" if text.confided else label)
        whole = word(text.category) if text.category else words.NO_CATEGORY_LONG
        set_tip(self.category, f"Geht hinaus als: {whole}")
        self.category.setAccessibleDescription(f"Kategorie der Weitergabe: {word(self.part)}")
        self.noted.setText("" if text.noted_on is None else f"am {format_day_bare(text.noted_on)}")
        for action in self._actions.actions():
            action.setChecked(action.data() == (text.category.value if text.category else ""))
        self._confided.setChecked(text.confided)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.part in REQUIRED:
            bar = theme.px("radius.edge_accent")
            QPainter(self).fillRect(0, 0, bar, self.height(), theme.color("accent"))

    def _text(self, item: ItemView) -> Text:
        found = item.text(self.part)
        return found or Text(PartId(item.id), self.part, category=PRESETS[self.part])

    def _fill_menu(self) -> QActionGroup:
        group = QActionGroup(self)
        offered: list[tuple[str, str]] = [(each.value, word(each)) for each in Category]
        if PRESETS[self.part] is None:
            offered.append(("", words.NO_CATEGORY_LONG))
        for key, text in offered:
            action = QAction(text, self._menu)
            action.setData(key)
            action.setCheckable(True)
            group.addAction(action)
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._confided = QAction(CONFIDED, self._menu)
        self._confided.setData(_CONFIDED_KEY)
        self._confided.setCheckable(True)
        self._menu.addAction(self._confided)
        return group

    def _layout(self) -> None:
        inner = QHBoxLayout(self)
        gap = theme.px("space.m") if self.part in REQUIRED else 0
        inner.setContentsMargins(gap + 4 if gap else 0, gap and 8, gap, 0)
        inner.addWidget(self.group)
        row = self.group.form.row("text")
        row.add_action(self.noted)
        row.add_action(self.category)
        field = self.group.form.input("text")
        field.setProperty("large", "true")
        line = QFontMetrics(fonts.ui_font("row")).lineSpacing()
        field.setFixedHeight(line * LINES.get(self.part, USUAL_LINES) + 2 * theme.px("space.m"))

    def _save(self, ref: int, value: Text) -> Outcome:
        del ref
        return self._context.workspace.agenda.save_text(self._meeting_id, value)

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        if self._item is None:
            return
        self.group.commit()
        text = self._text(self._item)
        if action.data() == _CONFIDED_KEY:
            text = replace(text, confided=action.isChecked())
        else:
            text = replace(text, category=Category(action.data()) if action.data() else None)
        try:
            outcome = self._context.workspace.agenda.save_text(self._meeting_id, text)
        except UserError as error:
            self._context.complain(error)
            return
        self._context.wrote(outcome)


def _form(part: TextPart, _value: Text | None) -> FormSpec[Text]:
    name = f"{word(part)} (Pflicht)" if part in REQUIRED else word(part)
    return FormSpec(
        Text,
        (
            MultilineField(
                name="text",
                label=name,
                lines=LINES.get(part, USUAL_LINES),
                placeholder=HINTS.get(part, ""),
                help_text=KEYS if part is TextPart.MINUTES else "",
            ),
        ),
        name=word(part),
    )
