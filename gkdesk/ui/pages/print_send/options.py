"""What a booklet shall hold: language, block by block, what the person asked for, size of type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gkdesk.services.booklets.profile import (
    ALWAYS_FILLED,
    NEVER_BLANK,
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
)
from gkdesk.text.languages import GERMAN, language
from gkdesk.text.translations import available
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.pages.print_send.papers import PaperList
from gkdesk.ui.widgets import CheckBox, HeadingLabel, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.booklets.making import Booklets
    from gkdesk.services.clients.fields import Step
    from gkdesk.text.ids import ClientId

BLOCK_WORDS = {
    BookletBlock.COVER: "Umschlag",
    BookletBlock.ME: "Das bin ich",
    BookletBlock.CONTACTS: "Meine Ansprechpersonen",
    BookletBlock.GOALS: "Ziele und nächste Schritte",
    BookletBlock.GERMAN: "Deutsch lernen",
    BookletBlock.PAPERS: "Meine Unterlagen",
    BookletBlock.APPOINTMENTS: "Termine und Fristen",
    BookletBlock.WORDS: "Wichtige Wörter",
    BookletBlock.HELP: "Hilfe-Nummern",
    BookletBlock.NOTES: "Notizen",
}
FILL_WORDS = {
    Fill.FILLED: "ausgefüllt",
    Fill.BLANK: "leer zum Ausfüllen",
    Fill.LEFT_OUT: "weglassen",
}
REQUEST_WORDS = {
    BookletField.RESIDENCE: "Aufenthalt aufnehmen",
    BookletField.HEALTH: "Gesundheit aufnehmen",
}
PAPERS_OF_MANY = (
    "In den Heften stehen nur gewöhnliche Papiere, zum Beispiel Zeugnis, Mietvertrag oder "
    "Meldebescheinigung. Was eine Person darüber hinaus wünscht, wählen Sie bei „Eine Person“."
)
STEPS = (
    "Im Heft stehen nur Schritte, bei denen unter „Wer?“ „ich“ oder der Name der Person steht; "
    "nennt ein Schritt eine Uhrzeit („10:30 Uhr“), steht er bei den Terminen. Nicht im Heft:"
)
MOST_STEPS = 6
UNCHECKED = "Übersetzung nicht geprüft, maschinell erstellt. Es gilt der deutsche Text."


class BookletOptions(QWidget):
    """Emit `changed` whenever the booklet would look different."""

    changed = Signal()

    def __init__(self, booklets: Booklets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._booklets = booklets
        self._client: ClientId | None = None
        self.language = ComboInput()
        self.language.setAccessibleName("Sprache")
        self.translation = Label("", Role.QUIET, wrap=True)
        self.fills: dict[BookletBlock, ComboInput] = {}
        self.requests: dict[BookletField, CheckBox] = {}
        self._wishes = Label("Nur auf ausdrücklichen Wunsch der Person", Role.STRONG, wrap=True)
        self._papers_title = Label("Papiere dieser Person", Role.STRONG, wrap=True)
        self.papers = PaperList()
        self.papers_of_many = Label(PAPERS_OF_MANY, Role.QUIET, wrap=True)
        self.steps = Label("", Role.QUIET, wrap=True)
        self.large_print = CheckBox("große Schrift")
        self._fill_languages()
        self._make_blocks()
        self._layout()
        self._connect()

    def language_code(self) -> str:
        return str(self.language.currentData())

    def set_language(self, code: str) -> None:
        """Choose a language without telling: another person has been chosen."""
        with QSignalBlocker(self.language):
            self.language.setCurrentIndex(max(0, self.language.findData(code)))
        self._tell_translation()

    def choice(self) -> BookletChoice:
        """Return the choice as the booklet service takes it."""
        fills = tuple((block, Fill(box.currentData())) for block, box in self.fills.items())
        wanted = frozenset(field for field, box in self.requests.items() if box.isChecked())
        return BookletChoice(
            fills,
            wanted,
            self.large_print.isChecked(),
            self.papers.papers_in(),
            self.papers.papers_out(),
        )

    def reset(self) -> None:
        """Go back to the proposal; the wishes of one person are not those of the next."""
        for box in self.fills.values():
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        for check in (*self.requests.values(), self.large_print):
            with QSignalBlocker(check):
                check.setChecked(False)
        self.papers.forget()

    def show_for(self, client: ClientId | None, *, single: bool) -> None:
        """Offer what fits one person (None: nobody yet), or what holds for many.

        Language and wishes belong to a person: of many, each gets the language that she reads,
        and nobody's wish is taken for that of another.
        """
        self._client = client if single else None
        self.language.setVisible(single)
        if single:
            self._tell_translation()
        else:
            self.translation.setText("Jedes Heft erscheint in der Sprache der Person.")
            self.translation.show()
        for widget in (self._wishes, *self.requests.values()):
            widget.setVisible(single)
        self.papers_of_many.setVisible(not single)
        self.read_record()

    def read_record(self) -> None:
        """Say anew which papers and steps of the person will stand in the booklet."""
        known = self._client is not None
        for widget in (self._papers_title, self.papers):
            widget.setVisible(known)
        left_out: tuple[Step, ...] = ()
        if self._client is not None:
            by_rule = replace(self.choice(), papers_in=frozenset(), papers_out=frozenset())
            offers = self._booklets.papers(self._client, by_rule)
            filled = by_rule.fill(BookletBlock.PAPERS) is Fill.FILLED
            self.papers.show_offers(offers, filled=filled)
            left_out = self._booklets.steps_left_out(self._client)
        self.steps.setText("\n".join((STEPS, *_step_lines(left_out))))
        self.steps.setVisible(bool(left_out))

    def _fill_languages(self) -> None:
        for code in available():
            name = language(code).german
            text = name if code == GERMAN.code else f"{GERMAN.german} und {name}"
            self.language.addItem(text, code)

    def _make_blocks(self) -> None:
        profile = self._booklets.profile()
        for rule in profile.blocks:
            if rule.block in ALWAYS_FILLED:
                continue
            box = ComboInput()
            box.setAccessibleName(BLOCK_WORDS[rule.block])
            for fill in Fill:
                if fill is not Fill.BLANK or rule.block not in NEVER_BLANK:
                    box.addItem(FILL_WORDS[fill], fill.value)
            self.fills[rule.block] = box
        for field in sorted(profile.on_request):
            self.requests[field] = CheckBox(REQUEST_WORDS[field])

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        caption = Label("Sprache", Role.STRONG)
        caption.setBuddy(self.language)
        column.addWidget(caption)
        column.addWidget(self.language)
        column.addWidget(self.translation)
        column.addSpacing(theme.px("space.m"))
        column.addWidget(HeadingLabel("Was steht im Heft?", Role.CARD))
        column.addWidget(Label("Die Person entscheidet über jeden Teil.", Role.QUIET, wrap=True))
        column.addLayout(self._grid())
        column.addSpacing(theme.px("space.s"))
        column.addWidget(self._wishes)
        for check in self.requests.values():
            column.addWidget(check)
        column.addSpacing(theme.px("space.s"))
        for widget in (self._papers_title, self.papers, self.papers_of_many, self.steps):
            column.addWidget(widget)
        column.addSpacing(theme.px("space.s"))
        column.addWidget(self.large_print)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("space.s"))
        grid.setVerticalSpacing(theme.px("space.xs"))
        grid.setColumnStretch(0, 1)
        for row, (block, box) in enumerate(self.fills.items()):
            caption = Label(_divisible(BLOCK_WORDS[block]), wrap=True)
            caption.setBuddy(box)
            grid.addWidget(caption, row, 0)
            grid.addWidget(box, row, 1)
        return grid

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._on_language_changed)
        for box in self.fills.values():
            box.currentIndexChanged.connect(self._on_any_changed)
        for check in (*self.requests.values(), self.large_print):
            check.toggled.connect(self._on_any_changed)
        self.papers.changed.connect(self.changed)

    def _tell_translation(self) -> None:
        german_only = self.language_code() == GERMAN.code
        self.translation.setText("" if german_only else UNCHECKED)
        self.translation.setVisible(not german_only)

    @Slot()
    def _on_language_changed(self) -> None:
        self._tell_translation()
        self.changed.emit()

    @Slot()
    def _on_any_changed(self) -> None:
        self.read_record()
        self.changed.emit()


def _divisible(words: str) -> str:
    """Let the one word that is longer than a narrow column be divided where German divides it."""
    return words.replace("Ansprechpersonen", "Ansprech\N{SOFT HYPHEN}personen")


def _step_lines(steps: tuple[Step, ...]) -> list[str]:
    lines = [
        f"– {step.what} (Wer? {step.who or 'nicht eingetragen'})" for step in steps[:MOST_STEPS]
    ]
    more = len(steps) - MOST_STEPS
    return [*lines, f"– und {more} weitere"] if more > 0 else lines
