"""The left side of an open working aid: what it is, how far it is, its sections, what leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gkdesk.text.dates import format_day_joined
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.tree import SectionItem, SectionTree
from gkdesk.ui.pages.working_aids.words import answered_words, round_title, title_line, zone_words
from gkdesk.ui.records.row_list import OPEN_AFTER_MS
from gkdesk.ui.tables.items import GroupHeader
from gkdesk.ui.widgets import (
    ElidedLabel,
    Hairline,
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    Role,
)

if TYPE_CHECKING:
    from gkdesk.ui.pages.working_aids.form.desk import Desk

CONTRIBUTORS, CLOSING, PREVIEW = "contributors", "closing", "preview"
SECTION = "section"
BACK = "Alle Arbeitshilfen"
Key = tuple[str, str]


class AidPane(QWidget):
    """Emits `chosen` while the cursor moves, `entered` where the focus is to go there as well."""

    chosen = Signal(str, str)
    entered = Signal(str, str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self.back = LinkButton(BACK, "chevron-left")
        self.title = HeadingLabel("", Role.SECTION, wrap=True)
        self.line = ElidedLabel("", Role.QUIET)
        self.done = Label("", Role.STRONG)
        self.state = Label("", Role.QUIET)
        self.bar = QProgressBar()
        self.tree = SectionTree()
        self.returned = IconText("send", "", Role.QUIET, icon_color="accent")
        self.kept = IconText("home", "", Role.QUIET)
        self._timer = QTimer(self, interval=OPEN_AFTER_MS, singleShot=True)
        self._layout()
        self._connect()

    def show_desk(self, desk: Desk) -> None:
        """Show another aid, or the present state of the same one."""
        self._desk = desk
        view = desk.view
        self.title.setText(round_title(view.summary))
        self.line.setText(title_line(view))
        self.state.setText(word(view.summary.state))
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the aid and its sections are."""
        if self._desk is None:
            return
        answered, askable = self._desk.counts()
        self.done.setText(answered_words(answered, askable))
        self.bar.setUpdatesEnabled(False)  # Qt would paint the bar at once, while one types
        self.bar.setMaximum(max(1, askable))
        self.bar.setValue(answered)
        self.bar.setUpdatesEnabled(True)
        self.bar.setAccessibleDescription(self.done.text())
        back, kept = zone_words(*self._desk.zones())
        self.returned.text.setText(back)
        self.kept.text.setText(kept)
        self.tree.show_rows([*self._sections(self._desk), *_further(self._desk)])

    def choose(self, kind: str, name: str) -> None:
        """Mark what is shown at the right."""
        self._timer.stop()
        self.tree.choose((kind, name))

    def focus_tree(self) -> None:
        """Put the focus on the sections."""
        self.tree.setFocus()

    def _sections(self, desk: Desk) -> list[SectionItem]:
        found = []
        for place, section in enumerate(desk.view.sections, 1):
            progress = desk.progress(section.name)
            if section.is_relevant:
                found.append(
                    SectionItem(
                        (SECTION, section.name),
                        section.label,
                        own_name=section.number or str(place),
                        answered=progress.answered,
                        askable=progress.askable,
                    )
                )
        return found

    def _layout(self) -> None:
        margin = 20
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        head.setSpacing(theme.px("space.xs"))
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addWidget(self.line)
        head.addSpacing(theme.px("space.xs"))
        counts = QHBoxLayout()
        counts.addWidget(self.done, 1)
        counts.addWidget(self.state)
        head.addLayout(counts)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Fortschritt der Arbeitshilfe")
        head.addWidget(self.bar)
        foot = QVBoxLayout()
        foot.setContentsMargins(margin, theme.px("space.s"), margin, theme.px("space.s"))
        foot.setSpacing(theme.px("space.xs"))
        foot.addWidget(self.returned)
        foot.addWidget(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.tree, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.tree.selected.connect(self._on_tree_selected)
        self.tree.opened.connect(self._on_tree_opened)
        self._timer.timeout.connect(self._on_timer_timeout)

    @Slot(object)
    def _on_tree_selected(self, key: Key | None) -> None:
        if key is not None:
            self._timer.start()

    @Slot(object)
    def _on_tree_opened(self, key: Key) -> None:
        self._timer.stop()
        self.entered.emit(*key)

    @Slot()
    def _on_timer_timeout(self) -> None:
        key = self.tree.current_key()
        if isinstance(key, tuple) and self.isVisible():
            self.chosen.emit(*key)


def _further(desk: Desk) -> list[SectionItem | GroupHeader]:
    people = desk.view.contributors
    back = sum(each.returned_on is not None for each in people)
    line = f"{back} von {len(people)} zurück" if people else "noch niemand"
    closing = "noch offen" if desk.may_change else word(desk.view.summary.state)
    return [
        GroupHeader("Rund um die Arbeitshilfe"),
        SectionItem((CONTRIBUTORS, ""), "Beteiligte", step=line, icon="people"),
        SectionItem((CLOSING, ""), "Abschluss", step=closing, icon="lock"),
        *_sending(desk),
    ]


def _sending(desk: Desk) -> list[SectionItem]:
    """Return the way to what goes back, where the template sends anything back at all."""
    if not (desk.zones()[0] or desk.view.dispatches):
        return []
    sent = desk.view.summary.sent_on
    line = f"am {format_day_joined(sent)}" if sent is not None else ""
    return [SectionItem((PREVIEW, ""), "Rücksendung", step=line, icon="send")]
