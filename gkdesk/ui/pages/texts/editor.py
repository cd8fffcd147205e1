"""One text to word: German, the translation below it, and what can be noticed about both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from gkdesk.text.languages import GERMAN
from gkdesk.text.plain_language import RULES, findings
from gkdesk.text.sentences.texts import problem_sentence
from gkdesk.text.translations import explained_words
from gkdesk.ui import fonts, theme
from gkdesk.ui.field_undo import mark_as_stored
from gkdesk.ui.forms.inputs import TextInput
from gkdesk.ui.pages.texts import words
from gkdesk.ui.widgets import FieldRow, IconText, Label, Role, ScrollPage, clear_layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.services.texts.views import TextView
    from gkdesk.text.languages import Language
    from gkdesk.text.plain_language import Finding

_LINES = 6
_NARROWEST = 300
PLAIN = "plain"
PLAIN_TITLE = "Hinweise zur Einfachen Sprache"
PLAIN_TITLE_OF_ORIGINAL = "Hinweise zur Einfachen Sprache des deutschen Textes"
FIELD = "texts-wording"
NEXT = "Strg+Enter speichert und geht zum nächsten Text"


class TextEditor(ScrollPage):
    """Emits `edited` while somebody types, `left` when the field is done, and `next_wanted`."""

    edited = Signal()
    left = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=theme.px("space.m"))
        self.setMinimumWidth(_NARROWEST)
        self.setAccessibleName("Text bearbeiten")
        self.view: TextView | None = None
        self._language = GERMAN
        self._usual: Mapping[str, str] = {}
        self.nothing = Label(words.CHOOSE, Role.QUIET, wrap=True)
        self.place = Label("", Role.STRONG, wrap=True)
        self.original = IconText("warn", "", wrap=True, icon_color="warn")
        self.key = Label("", Role.QUIET, selectable=True, wrap=True)
        self.caption = Label(GERMAN.german, Role.CAPTION)
        self.german = Label("", Role.READING, wrap=True, selectable=True)
        self.field = TextInput(_LINES)
        self.field.setObjectName(FIELD)
        self.row = FieldRow("Übersetzung", self.field, help_text=NEXT)
        self.state = Label("", wrap=True)
        self.notes = QWidget()
        self._notes = QVBoxLayout(self.notes)
        self.shipped = Label("", Role.QUIET, wrap=True)
        self._layout()
        self.field.textChanged.connect(self._on_field_changed)
        self.field.left.connect(self.left)
        onward = QShortcut(QKeySequence("Ctrl+Return"), self.field)
        onward.setContext(Qt.ShortcutContext.WidgetShortcut)
        onward.activated.connect(self.next_wanted)
        self.show_view(None, GERMAN)

    def show_view(
        self,
        view: TextView | None,
        language: Language,
        *,
        typed: str | None = None,
        state: str = "",
    ) -> None:
        """Show a text, None for none; `typed` is what somebody began and did not save."""
        is_other = view is None or self.view is None or view.key != self.view.key
        is_other = is_other or language != self._language
        self.view, self._language = view, language
        self.nothing.setVisible(view is None)
        for widget in (self.place, self.caption, self.german, self.row, self.state, self.notes):
            widget.setVisible(view is not None)
        self.key.setVisible(view is not None)
        said = "" if view is None else words.original_hint(view.bound)
        self.original.text.setText(said)
        self.original.setVisible(bool(said))
        self.shipped.setVisible(view is not None and view.is_own)
        if view is None:
            return
        self._show_original(view)
        self._turn(language)
        wanted = view.text if typed is None else typed
        if is_other or self.field.toPlainText() != wanted:
            self._load(view, wanted)
        if typed is None:
            mark_as_stored(self.field)
            self.row.show_error("")
        self.state.setText(f"Stand: {state}")
        known = view.shipped
        self.shipped.setText(words.RESET_HINT.format(text=known) if known else words.RESET_NONE)
        self._show_notes(view)

    def know_words(self, usual: Mapping[str, str]) -> None:
        """Know how the German texts of the set usually write words, to point to other ways."""
        self._usual = usual

    def text(self) -> str:
        """Return what stands in the field."""
        return self.field.toPlainText()

    def is_changed(self) -> bool:
        """Tell whether the field holds something that is not saved."""
        return self.view is not None and self.text().strip() != self.view.text

    def _show_original(self, view: TextView) -> None:
        """Show the German text to translate from; who words German sees it in the field alone."""
        is_german = self._language == GERMAN
        self.place.setText(view.place)
        self.key.setText(words.KEY.format(key=view.key))
        for widget in (self.caption, self.german):
            widget.setVisible(not is_german)
        self.german.setText(view.german)
        said = GERMAN.german if is_german else f"Übersetzung: {self._language.german}"
        self.row.label.setText(said)
        self.field.setAccessibleName(said)
        described = words.original_hint(view.bound) if is_german else f"Deutsch: {view.german}"
        self.field.setAccessibleDescription(f"{view.place}. {described}")

    def _turn(self, language: Language) -> None:
        """Let the text begin on the side where its language does."""
        side = Qt.LayoutDirection.RightToLeft if language.is_rtl else Qt.LayoutDirection.LeftToRight
        option = QTextOption(self.field.document().defaultTextOption())
        option.setTextDirection(side)
        edge = Qt.AlignmentFlag.AlignRight if language.is_rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
        self.field.document().setDefaultTextOption(option)
        self.field.setLayoutDirection(side)
        self.field.setFont(fonts.script_font(language.own))

    def _load(self, view: TextView, wanted: str) -> None:
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own way
        if view.text == wanted:
            self.field.setPlainText(wanted)
        else:
            self.field.setPlainText(view.text)
            mark_as_stored(self.field)
            self.field.selectAll()
            self.field.insertPlainText(wanted)
        self.field.blockSignals(False)  # noqa: FBT003
        self._mark_findings()

    def _show_notes(self, view: TextView) -> None:
        clear_layout(self._notes)
        for code in view.problems:
            if code != PLAIN:
                self._notes.addWidget(IconText("warn", problem_sentence(code), wrap=True))
        original = view.text if self._language == GERMAN else view.german
        found = findings(original, explained_words(), self._usual)
        if found:
            is_german = self._language == GERMAN
            title = PLAIN_TITLE if is_german else PLAIN_TITLE_OF_ORIGINAL
            self._notes.addWidget(Label(title, Role.STRONG, wrap=True))
        for each in found:
            self._notes.addWidget(IconText("info", hint(each, original), wrap=True))

    def _mark_findings(self) -> None:
        """Underline in the field what the rules of Einfache Sprache point to."""
        marks = []
        if self._language == GERMAN:
            for each in findings(self.text(), explained_words(), self._usual):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(self.field.document())
                mark.cursor.setPosition(each.start)
                mark.cursor.setPosition(each.end, QTextCursor.MoveMode.KeepAnchor)
                mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                mark.format.setUnderlineColor(theme.color("warn"))
                marks.append(mark)
        self.field.setExtraSelections(marks)

    def _layout(self) -> None:
        self._notes.setContentsMargins(0, 0, 0, 0)
        self._notes.setSpacing(theme.px("space.xs"))
        for widget in (
            self.nothing,
            self.place,
            self.caption,
            self.german,
            self.original,
            self.row,
            self.state,
            self.notes,
            self.shipped,
            self.key,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    @Slot()
    def _on_field_changed(self) -> None:
        self._mark_findings()
        self.edited.emit()


def hint(finding: Finding, text: str) -> str:
    """Say which rule a place breaks, why it is one, and where it comes from."""
    rule = RULES[finding.rule]
    better = f" Besser: {finding.better}." if finding.better else ""
    place = text[finding.start : finding.end]
    return f"{rule.name}: „{place}“. {rule.why}{better} ({rule.source})"
