"""A template that is being read in: what is wrong with the file, or what it would become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.text.wording.xlsforms import NOTHING_RETURNED
from gkdesk.ui import clipboard, theme
from gkdesk.ui.pages.working_aids.words import counted, up_to
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import Column, TableSpec
from gkdesk.ui.tables.wrapping import WrappingTable
from gkdesk.ui.widgets import (
    Card,
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
    ScrollPage,
    clear_layout,
)

if TYPE_CHECKING:
    from gkdesk.services.working_aids.xlsforms import FormPreview, FormProblemView

NOTICES_SHOWN = 20
NOTHING_TAKEN = "Es wurde nichts übernommen. Bitte ändern Sie die Datei und lesen Sie sie neu ein."


class IncomingDetail(QWidget):
    """Emits `accepted` with what is shown, `again_wanted` for another file, and `dismissed`."""

    accepted = Signal()
    again_wanted = Signal()
    dismissed = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.preview: FormPreview | None = None
        self.title = HeadingLabel("", Role.PAGE, wrap=True)
        self.line = Label("", Role.LEAD, wrap=True)
        self.problems: WrappingTable[FormProblemView] = WrappingTable(_problem_table())
        self.good = ScrollPage(margin=0)
        self.card = Card("Inhalt")
        self.sections = Label("", wrap=True)
        self.notices = Card("Hinweise")
        self._notice_lines = QVBoxLayout()
        self.accept = PrimaryButton("Vorlage übernehmen", "check")
        self.again = PlainButton("Andere Datei …", "folder")
        self.copy = LinkButton("Fehlerliste kopieren")
        self.save = LinkButton("Fehlerliste speichern …", "download")
        self.dismiss = LinkButton("Abbrechen")
        self._layout()
        self.copy.clicked.connect(self._on_copy_clicked)
        self.save.clicked.connect(self.save_wanted)
        self.accept.clicked.connect(self.accepted)
        self.again.clicked.connect(self.again_wanted)
        self.dismiss.clicked.connect(self.dismissed)

    def show_preview(self, preview: FormPreview) -> None:
        """Show what came of a file."""
        self.preview = preview
        good = preview.can_be_taken
        self.good.setVisible(good)
        self.problems.setVisible(not good)
        self.accept.setVisible(good)
        self.copy.setVisible(not good)
        self.save.setVisible(not good)
        if good:
            self._show_good(preview)
            return
        self.title.setText(f"{inside(preview.file_name)} lässt sich so nicht lesen")
        shown = f", die ersten {len(preview.problems)}" if preview.total > _shown(preview) else ""
        flaws = counted(preview.total, "Fehler", "Fehler")
        self.line.setText(f"{flaws}{shown}. {NOTHING_TAKEN}")
        self.problems.set_rows(preview.problems)

    def focus_first(self) -> None:
        """Put the focus on what comes next."""
        shown = self.preview is not None and self.preview.can_be_taken
        (self.accept if shown else self.problems).setFocus()

    def _show_good(self, preview: FormPreview) -> None:
        self.title.setText(inside(preview.title))
        returned = f"{preview.returned} im Rücksendeteil"
        asked = up_to(preview.questions)
        self.line.setText(joined(asked, returned, f"wird Version {preview.version}"))
        lines = [f"{place}. {inside(each)}" for place, each in enumerate(preview.sections, 1)]
        if preview.replaces:
            lines.append(f"\nGeht vor: {inside(preview.replaces)}")
        self.sections.setText("\n".join(lines))
        clear_layout(self._notice_lines)
        told = (() if preview.returned else (NOTHING_RETURNED,)) + preview.notices
        for each in told[:NOTICES_SHOWN]:
            self._notice_lines.addWidget(IconText("info", each, wrap=True))
        self.notices.setVisible(bool(told))

    def _layout(self) -> None:
        self.card.body.addWidget(self.sections)
        self._notice_lines.setSpacing(6)
        self.notices.body.addLayout(self._notice_lines)
        self.good.body.addWidget(self.card)
        self.good.body.addWidget(self.notices)
        self.good.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px("space.l"))
        for button in (self.accept, self.again, self.copy, self.save, self.dismiss):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, theme.px("space.s"), 24, theme.px("space.m"))
        column.setSpacing(theme.px("space.m"))
        for widget in (self.title, self.line):
            column.addWidget(widget)
        column.addWidget(self.problems, 1)
        column.addWidget(self.good, 1)
        column.addLayout(foot)

    @Slot()
    def _on_copy_clicked(self) -> None:
        clipboard.copy(self.problems.as_table())


def _shown(preview: FormPreview) -> int:
    return len(preview.problems)


def _problem_table() -> TableSpec[FormProblemView]:
    return TableSpec(
        name="Fehler in der Datei",
        columns=(
            Column("where", "Wo", _where, sort=_spot, width=150),
            Column("value", "Steht dort", _value, width=130),
            Column("what", "Was nicht stimmt", _what, stretch=True),
            Column("advice", "Was zu tun ist", _advice, stretch=True),
        ),
        key=_key,
    )


def _key(row: FormProblemView) -> tuple[str, int, str, str]:
    return row.sheet, row.row, row.column, row.what


def _spot(row: FormProblemView) -> tuple[str, int, str]:
    return row.sheet, row.row, row.column


def _where(row: FormProblemView) -> str:
    """Say sheet, row and column below each other: all of it has room in a narrow column."""
    return row.where.replace(", ", ",\n")


def _value(row: FormProblemView) -> str:
    return row.value


def _what(row: FormProblemView) -> str:
    return row.what


def _advice(row: FormProblemView) -> str:
    return row.advice
