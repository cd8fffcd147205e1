"""One finding: a sentence, its records, and what can be made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.network.findings.finding import Severity
from gkdesk.text.bidi_safe import inside, ltr
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import FollowUp
from gkdesk.text.dates import format_day_bare
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.forms import ASIDE, NEED, TASK
from gkdesk.ui.pages.network.findings.links import RecordLinks
from gkdesk.ui.pages.network.findings.rows import RovingRow
from gkdesk.ui.reading_order import stops
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Hairline, IconLabel, Label, LinkButton, Role, Row, TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.services.register.names import RecordLink
    from gkdesk.ui.records.one_off_form import OneOffForm
    from gkdesk.ui.widgets import KitButton

BACK = "back"
SIGNS = {
    Severity.IMPORTANT: ("warn", "warn"),
    Severity.NOTICE: ("flag", "accent"),
    Severity.HINT: ("info", "ink2"),
    Severity.FIGURE: ("network", "ink2"),
}
WORDS = {
    Severity.IMPORTANT: "Wichtig",
    Severity.NOTICE: "Beachten",
    Severity.HINT: "Hinweis",
    Severity.FIGURE: "Zahl",
}
_MADE = {RecordKind.TASK: "Aufgabe angelegt", RecordKind.NEED: "Bedarf eingetragen"}
_BESIDE_FROM = 860
"""From this width on the actions stand beside the sentence, else below it."""
_FIRST_LINE = 6
"""Pixels from the top to the first line: it stands at the height of the actions."""


class FindingRow(RovingRow):
    """Emit `deed_wanted` with TASK, NEED, ASIDE or BACK, `record_wanted` for a link.

    `made` are the task and the need that somebody already made of the finding.
    """

    deed_wanted = Signal(object, str)
    record_wanted = Signal(str, object)

    def __init__(
        self, finding: FindingView, made: Sequence[RecordLink] = (), detail: object = None
    ) -> None:
        super().__init__()
        self.finding = finding
        self.made = tuple(made)
        self.detail = detail
        self.deeds: dict[str, KitButton] = {}
        self.form: OneOffForm[Any] | None = None
        self.setAccessibleName(self._spoken())
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.setContentsMargins(0, _FIRST_LINE, 0, 0)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._fill_words()
        self._actions = self._made_actions()
        self._layout()

    def fits(self, finding: FindingView, made: Sequence[RecordLink], detail: object) -> bool:
        """Tell whether the row already shows this."""
        return (self.finding, self.made, self.detail) == (finding, tuple(made), detail)

    def show_form(self, form: OneOffForm[Any] | None) -> None:
        """Put a form below the sentence, or take it away."""
        if self.form is not None:
            closed = self.form
            self.form = None
            self._column.removeWidget(closed)
            closed.hide()
            closed.deleteLater()
        self.form = form
        if form is not None:
            self._column.insertWidget(1, form)

    def add_detail(self, column: QVBoxLayout) -> None:
        """Put more below the sentence: for rows that know more."""
        links = self.shown_links()
        if links:
            shown = RecordLinks(links)
            shown.wanted.connect(self.record_wanted)
            self.add_controls(*shown.buttons)
            column.addWidget(shown)

    def shown_links(self) -> tuple[RecordLink, ...]:
        """Return the records that the row links."""
        return self.finding.links

    def tab_stops(self) -> tuple[QWidget, ...]:
        within = () if self.form is None else tuple(stops(self.form))
        return (*self.controls(), *within)

    def enter(self) -> None:
        """Do what Enter stands for: the first thing that can be made of the finding."""
        first = next(iter(self.deeds.values()), None)
        if first is not None:
            first.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hasFocus() and event.key() == Qt.Key.Key_Delete and ASIDE in self.deeds:
            self.deeds[ASIDE].click()
        elif self.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if beside else ways.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)

    def _spoken(self) -> str:
        state = f"{aside_words(self.finding)}. " if self.finding.is_set_aside else ""
        return f"{state}{WORDS[self.finding.severity]}: {self.finding.sentence}"

    def _fill_words(self) -> None:
        role = Role.QUIET if self.finding.is_set_aside else Role.BODY
        self._words.addWidget(Label(upright(self.finding.sentence), role, wrap=True))
        if self.finding.until is not None:
            self._words.addWidget(Label(aside_words(self.finding), Role.QUIET))
        self.add_detail(self._words)
        self._words.addStretch(1)

    def _made_actions(self) -> Row:
        buttons: list[QWidget] = []
        if self.finding.is_set_aside:
            buttons.append(self._quiet_deed(BACK, "Wieder aufnehmen", "undo"))
            return Row(*buttons)
        kinds = {link.kind for link in self.made}
        if FollowUp.TASK in self.finding.follow_ups and RecordKind.TASK not in kinds:
            buttons.append(self._deed(TASK, "Aufgabe daraus machen", "plus"))
        if FollowUp.NEED in self.finding.follow_ups and RecordKind.NEED not in kinds:
            buttons.append(self._deed(NEED, "Bedarf eintragen", "plus"))
        buttons += [self._made_link(link) for link in self.made]
        aside = self._quiet_deed(ASIDE, "Zur Seite legen", None)
        set_tip(aside, "Zur Seite legen (Entf)")
        buttons.append(aside)
        return Row(*buttons, spacing=theme.px("space.m"))

    def _deed(self, what: str, text: str, icon: str | None) -> KitButton:
        return self._known(what, LinkButton(text, icon))

    def _quiet_deed(self, what: str, text: str, icon: str | None) -> KitButton:
        return self._known(what, TextButton(text, icon))

    def _known(self, what: str, button: KitButton) -> KitButton:
        button.setObjectName(what)
        button.setAccessibleDescription(self.finding.sentence)
        button.clicked.connect(self._on_deed_clicked)
        self.deeds[what] = button
        self.add_controls(button)
        return button

    def _made_link(self, link: RecordLink) -> LinkButton:
        button = LinkButton(_MADE[link.kind], "check")
        button.setAccessibleName(f"{_MADE[link.kind]}: {link.name}")
        button.setProperty("kind", link.kind.value)
        button.setProperty("ref", link.ref)
        button.clicked.connect(self._on_made_clicked)
        self.add_controls(button)
        return button

    def _layout(self) -> None:
        icon, color = SIGNS[self.finding.severity]
        sign = QVBoxLayout()
        sign.addSpacing(_FIRST_LINE + 1)
        sign.addWidget(IconLabel(icon, "ink2" if self.finding.is_set_aside else color))
        sign.addStretch(1)
        self._line.setSpacing(theme.px("space.l"))
        self._line.addLayout(self._words, 1)
        self._line.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
        whole = QHBoxLayout()
        whole.setSpacing(theme.px("space.m"))
        whole.addLayout(sign)
        whole.addLayout(self._line, 1)
        self._column.setContentsMargins(0, theme.px("space.xs"), 0, 0)
        self._column.setSpacing(theme.px("space.s"))
        self._column.addLayout(whole)
        self._column.addWidget(Hairline())

    @Slot()
    def _on_deed_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.deed_wanted.emit(self, button.objectName())

    @Slot()
    def _on_made_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.record_wanted.emit(str(button.property("kind")), int(button.property("ref")))


def aside_words(finding: FindingView) -> str:
    """Say that a finding is set aside, and until when."""
    day = finding.until
    return "Zur Seite gelegt" if day is None else f"Zur Seite gelegt bis {format_day_bare(day)}"


def upright(sentence: str) -> str:
    """Let a German sentence run from the left, also when it begins with a name in Arabic."""
    return sentence if inside(sentence) == sentence else ltr(sentence)
