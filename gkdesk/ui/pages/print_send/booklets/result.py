"""What a mass run did: how many copies, and which were skipped and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.services.booklets.copies.cover_list import why_skipped
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.pages.versions import is_long
from gkdesk.services.naming import in_file_name
from gkdesk.text.wording.booklets import booklets
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send import words as texts
from gkdesk.ui.widgets import Card, IconButton, Label, LinkButton, PlainButton, clear_layout

if TYPE_CHECKING:
    from gkdesk.services.booklets.made import SkippedBooklet
    from gkdesk.ui.pages.print_send.booklets.work import Handed

_DONE = {Issue.PRINTED: "an den Drucker gegeben", Issue.SAVED: "gespeichert"}
COVER = "Deckblatt drucken …"
COVER_SAVED = "Im Ordner liegt auch das Deckblatt: Kennungen, Sprachen und Seiten, keine Namen."
ISSUE = "Ausgabe eintragen …"
MOST_CODES = 40
"""So many codes are named one by one; of more the first and the last."""


class RunResult(Card):
    """Hidden until a run has ended; `client_wanted` opens the record of a skipped copy."""

    client_wanted = Signal(object)
    cover_wanted = Signal(object)
    """CoverList: it shall be printed."""
    issue_wanted = Signal(object)
    """The ids of the copies, to enter that they were issued."""

    def __init__(self) -> None:
        super().__init__(" ")
        self._handed: Handed | None = None
        self.line = Label("", wrap=True)
        self.cover = PlainButton(COVER, "printer")
        self.issue = PlainButton(ISSUE, "check")
        self._close = IconButton("Ergebnis schließen", "cross")
        self._rows = QVBoxLayout()
        self.head.addWidget(self._close)
        self.body.addWidget(self.line)
        self.body.addLayout(self._rows)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.s"))
        for button in (self.cover, self.issue):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self._close.clicked.connect(self.hide)
        self.cover.clicked.connect(self._on_cover_clicked)
        self.issue.clicked.connect(self._on_issue_clicked)
        self.hide()

    def say(self, handed: Handed, *, stopped: bool) -> None:
        """Tell the result in words and list the skipped copies with field and character."""
        title = f"{booklets(handed.count)} {_DONE[handed.how]}"
        if stopped:
            title = f"{title}, dann angehalten"
        if handed.skipped:
            title = f"{title}, {len(handed.skipped)} übersprungen"
        self.title.setText(title)
        self.setAccessibleName(title)
        self.line.setText(_explanation(handed, stopped=stopped))
        self._clear()
        for skipped in handed.skipped:
            self._rows.addWidget(self._row(skipped))
        self._handed = handed
        self.cover.setVisible(handed.how is Issue.PRINTED and handed.cover() is not None)
        self.issue.setVisible(bool(handed.copies))
        self.show()

    def _row(self, skipped: SkippedBooklet) -> LinkButton:
        link = LinkButton(_skipped_line(skipped), "warn")
        link.setProperty("ref", skipped.client_id)
        link.clicked.connect(self._on_link_clicked)
        return link

    def _clear(self) -> None:
        clear_layout(self._rows)

    @Slot()
    def _on_cover_clicked(self) -> None:
        if self._handed is not None:
            self.cover_wanted.emit(self._handed.cover())

    @Slot()
    def _on_issue_clicked(self) -> None:
        if self._handed is not None:
            self.issue_wanted.emit(tuple(self._handed.copies))

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.client_wanted.emit(int(link.property("ref")))


def _skipped_line(skipped: SkippedBooklet) -> str:
    return f"{in_file_name(skipped.code, skipped.client_id)}: {why_skipped(skipped)}"


def _explanation(handed: Handed, *, stopped: bool) -> str:
    lines: list[str] = []
    if handed.sure and stopped:
        lines.append(f"Sicher {_DONE[handed.how]}: {_codes(handed.sure)}.")
    if handed.sure:
        lines.append("Jedes dieser Hefte steht im Weitergabe-Verzeichnis der Person.")
    if handed.how is Issue.SAVED and handed.cover() is not None:
        lines.append(COVER_SAVED)
    lines.extend(_troubles(handed))
    lines.extend(_unseen(handed))
    if stopped and handed.left > 0:
        verb = "ist" if handed.left == 1 else "sind"
        lines.append(f"Nicht {_DONE[handed.how]} {verb} {booklets(handed.left)}.")
    if any(each.character for each in handed.skipped):
        lines.append(
            "Übersprungene Hefte enthalten ein Zeichen, das keine Schrift zeichnen kann. "
            "Bitte das Feld ändern und das Heft einzeln drucken oder speichern."
        )
    return "\n".join(lines)


def _troubles(handed: Handed) -> list[str]:
    lines = []
    if handed.unsure:
        lines.append(
            f"Vielleicht zum Teil gedruckt: {_codes(handed.unsure)}. Bitte am Drucker nachsehen; "
            "auch das steht im Weitergabe-Verzeichnis."
        )
    if handed.is_refused:
        lines.append("Der Drucker hat das nächste Heft nicht angenommen.")
    return lines


def _unseen(handed: Handed) -> list[str]:
    """Name what nobody can have seen before: the preview shows one of many."""
    if not handed.is_many:
        return []
    names = {
        line.head.client_id: in_file_name(line.head.code, line.head.client_id)
        for line in handed.lines
    }
    long = [
        f"{names[line.head.client_id]} ({line.pages})"
        for line in handed.lines
        if is_long(line.pages, line.head.paper, is_roomy=line.head.is_roomy)
    ]
    untimed = [names[line.head.client_id] for line in handed.lines if line.head.untimed]
    said = (("Ungewöhnlich viele Seiten", long), ("Termine ohne Uhrzeit", untimed))
    return [f"{what}: {', '.join(named)}." for what, named in said if named]


def _codes(codes: list[str]) -> str:
    if len(codes) <= MOST_CODES:
        return ", ".join(codes)
    return f"{codes[0]} bis {codes[-1]} in der Reihenfolge der Liste ({booklets(len(codes))})"


def why_not_printed(handed: Handed) -> str:
    """Say what became of the one booklet that did not come out whole."""
    words = texts.NO_PRINTER if handed.is_refused else texts.CANCELLED
    return texts.MAYBE_PRINTED if handed.unsure else words
