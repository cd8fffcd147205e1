"""One analysis on the screen: what it looks at, what it does not mean, and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.network.findings.finding import Severity
from gkdesk.text.findings.meaning import DOES_NOT_MEAN_TITLE
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.forms import ASIDE, NEED, TASK, draft_ref, follow_up_form
from gkdesk.ui.pages.network.findings.reading_state import ReadingState
from gkdesk.ui.pages.network.findings.row import BACK, FindingRow
from gkdesk.ui.pages.network.findings.rows import RovingRow, RovingRows
from gkdesk.ui.pages.page import first_stop
from gkdesk.ui.widgets import (
    Box,
    FilterChip,
    HeadingLabel,
    IconLabel,
    IconText,
    Label,
    LinkButton,
    PrivacyCover,
    Role,
    ScrollPage,
    SectionHeader,
    TextButton,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from gkdesk.services.networks.analysis_views import AnalysisView, FindingView
    from gkdesk.services.register.names import RecordLink
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

SHOWN_AT_FIRST = 30
EXPLAIN, EXPLAINED = "Was das bedeutet", "Erklärung ausblenden"
LOW = 480
"""Below this height an explanation would fill the page."""
WORKING = "Das Netzwerk wird geprüft …"
NOTHING = "Hier ist im Moment nichts offen."
GROUPS = {
    Severity.IMPORTANT: "Wichtig",
    Severity.NOTICE: "Beachten",
    Severity.HINT: "Hinweise",
    Severity.FIGURE: "Zahlen",
}
SET_ASIDE = "Zur Seite gelegt"


class FindingsView(QWidget):
    """The page of one analysis; put what stands beside the list into `above` and `below`.

    `key` names the drafts of its forms; `row_kind` makes the rows. What a row asks for that every
    finding does not know comes as `other_deed`, with the row.
    """

    wanted = Signal(str, object)
    print_wanted = Signal()
    other_deed = Signal(object, str)

    def __init__(
        self,
        context: PageContext,
        state: NetworkState,
        key: str,
        row_kind: type[FindingRow] = FindingRow,
    ) -> None:
        super().__init__()
        self._context = context
        self._state = state
        self._key = key
        self._row_kind = row_kind
        self._view: AnalysisView | None = None
        self._made: Mapping[str, tuple[RecordLink, ...]] = {}
        self._details: Mapping[str, object] = {}
        self._drafts: frozenset[str] = frozenset()
        self._limit = SHOWN_AT_FIRST
        self.title = HeadingLabel("", Role.SECTION, wrap=True)
        self.aside = FilterChip(SET_ASIDE)
        self.print = TextButton("Drucken", "printer")
        self.means = Label("", Role.QUIET, wrap=True)
        self.note = Label("", Role.QUIET, wrap=True)
        self.explain = LinkButton(EXPLAIN, "info")
        self._is_explained = False
        self.waiting = ReadingState(WORKING)
        self.nothing = IconText("check", NOTHING, Role.READING, icon_color="ok")
        self.rows = RovingRows("Befunde")
        self.more = LinkButton("")
        self.page = ScrollPage(widest=theme.px("width.text_max") * 2)
        self.above = QVBoxLayout()
        self.below = QVBoxLayout()
        self._layout()
        self.waiting.follow(state.findings)
        self.aside.toggled.connect(self._on_aside_toggled)
        self.more.clicked.connect(self._on_more_clicked)
        self.explain.clicked.connect(self._on_explain_clicked)
        self.rows.entered.connect(self._on_rows_entered)
        self.print.clicked.connect(self.print_wanted)

    def show_view(
        self,
        view: AnalysisView,
        made: Mapping[str, tuple[RecordLink, ...]],
        details: Mapping[str, object] | None = None,
    ) -> None:
        """Show what was found; rows that stay the same keep the focus and what is typed."""
        self._view, self._made, self._details = view, made, details or {}
        self.title.setText(view.title)
        self.rows.setAccessibleName(f"Befunde: {view.title}")
        self.means.setText(view.means)
        self.note.setText(f"{DOES_NOT_MEAN_TITLE}: {view.does_not_mean}")
        self._fit_words()
        if not view.count.set_aside:
            self.aside.setChecked(False)
        self._show()

    def cover_in_privacy(self) -> None:
        """Hide the page while the privacy view is on: its findings name people."""
        privacy = self._context.privacy
        self._cover = PrivacyCover(self.page)
        self._cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        privacy.changed.connect(self._on_privacy_changed)
        self._cover.set_covering(on=privacy.is_on())

    def finding_rows(self) -> tuple[FindingRow, ...]:
        """Return the rows that are shown."""
        return tuple(row for row in self.rows.rows() if isinstance(row, FindingRow))

    def flush(self) -> None:
        """Put what is typed in open forms among the drafts."""
        for row in self.finding_rows():
            if row.form is not None:
                row.form.keep_draft()

    def open_draft(self, key: str) -> bool:
        """Go to the form of a draft; tell whether it is there."""
        name, _, ref = key.partition(":")
        for finding in self._view.findings if self._view is not None else ():
            if str(draft_ref(finding.key)) == ref:
                self._bring(finding)
                row = next(row for row in self.finding_rows() if row.finding.key == finding.key)
                self.begin(row, name.rpartition(".")[2])
                return True
        return False

    def begin(self, row: FindingRow, what: str) -> None:
        """Open the form for what shall follow of a finding."""
        if row.form is None or not row.form.holds(self._draft_name(what)):
            self._put_form(row, what)
        if row.form is not None:
            row.form.begin()
            self.rows.set_reading_order(self.page.content)

    def take_focus(self) -> None:
        """Put the focus on the first finding, or on what stands in its place."""
        if not self.rows.focus_place(max(self.rows.current_place(), 0)):
            self.aside.setFocus()

    def _show(self) -> None:
        if self._view is None:
            return
        focused = self._focused_row()
        place = self.rows.current_place()
        self._drafts = frozenset(self._context.drafts.keys(f"{self._key}."))
        findings = self._wanted()
        shown = findings[: self._limit]
        lines = self._lines(shown, findings)
        self.rows.show_lines(lines)
        self.nothing.setVisible(not findings)
        number = self._view.count.set_aside
        self.aside.set_label(f"{SET_ASIDE}: {number}" if number else SET_ASIDE)
        self.aside.setVisible(bool(number))
        left = len(findings) - len(shown)
        self.more.setVisible(left > 0)
        self.more.set_label(more_words(left))
        self.rows.set_reading_order(self.page.content)
        if focused is not None:
            self._refocus(focused, place)

    def _wanted(self) -> list[FindingView]:
        if self._view is None:
            return []
        aside = self.aside.isChecked()
        return [each for each in self._view.findings if each.is_set_aside is aside]

    def _lines(self, shown: list[FindingView], findings: list[FindingView]) -> list[QWidget]:
        present = {row.finding.key: row for row in self.finding_rows()}
        lines: list[QWidget] = []
        title = ""
        for finding in shown:
            head = _group(finding)
            if head != title:
                number = sum(_group(each) == head for each in findings)
                lines.append(self._header(f"{head} · {number}"))
                title = head
            lines.append(self._row(finding, present.get(finding.key)))
        return lines

    def _header(self, text: str) -> QWidget:
        """Return the head that is shown already, or a new one."""
        present = self.rows.head(text)
        if present is not None:
            return present
        head = SectionHeader(text)
        head.setContentsMargins(0, theme.px("space.m"), 0, 0)
        return head

    def _row(self, finding: FindingView, present: FindingRow | None) -> FindingRow:
        made = self._made.get(finding.key, ())
        detail = self._details.get(finding.key)
        if present is not None and (
            present.form is not None or present.fits(finding, made, detail)
        ):
            return present
        row = self._row_kind(finding, made, detail)
        row.deed_wanted.connect(self._on_row_deed_wanted)
        row.record_wanted.connect(self.wanted)
        for what in (TASK, NEED, ASIDE):
            if what in row.deeds and self._draft_key(row, what) in self._drafts:
                self._put_form(row, what)
        return row

    def _put_form(self, row: FindingRow, what: str) -> None:
        if row.form is not None:
            row.form.keep_draft()
        name = self._draft_name(what)
        form = follow_up_form(self._context, what, name, row.finding, self._state.lookup)
        row.show_form(form)
        form.closed.connect(self._on_form_closed)
        form.show_record(draft_ref(row.finding.key))

    def _draft_name(self, what: str) -> str:
        return f"{self._key}.{what}"

    def _draft_key(self, row: FindingRow, what: str) -> str:
        return f"{self._draft_name(what)}:{draft_ref(row.finding.key)}"

    def _bring(self, finding: FindingView) -> None:
        """Show a finding that is left out so far."""
        self.aside.setChecked(finding.is_set_aside)
        place = self._wanted().index(finding)
        if place >= self._limit:
            self._limit = place + 1
        self._show()

    def _focused_row(self) -> FindingRow | None:
        focused = QApplication.focusWidget()
        for row in self.finding_rows():
            if focused is not None and (row is focused or row.isAncestorOf(focused)):
                return row
        return None

    def _refocus(self, before: FindingRow, place: int) -> None:
        """Keep the focus where it was: at the same finding, else at the same place."""
        rows: tuple[RovingRow, ...] = self.rows.rows()
        if before in rows:
            return
        same = [row for row in self.finding_rows() if row.finding.key == before.finding.key]
        if not self.rows.focus_place(rows.index(same[0]) if same else place):
            stop = first_stop(self)
            if stop is not None:
                stop.setFocus()

    @Slot(object, str)
    def _on_row_deed_wanted(self, row: FindingRow, what: str) -> None:
        if what in (TASK, NEED, ASIDE):
            self.begin(row, what)
        elif what == BACK:
            self._take_up(row)
        else:
            self.other_deed.emit(row, what)

    def _take_up(self, row: FindingRow) -> None:
        try:
            outcome = self._context.workspace.analyses.take_up(row.finding.key)
        except UserError as error:
            self._context.complain(error)
        else:
            self._context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self._context.privacy.turn(on=False)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self._cover.set_covering(on=on)

    @Slot()
    def _on_form_closed(self) -> None:
        form = self.sender()
        for row in self.finding_rows():
            if row.form is form:
                row.show_form(None)
                row.setFocus()

    @Slot()
    def _on_rows_entered(self) -> None:
        """Lead Tab from this row on to what stands below the list."""
        self.rows.set_reading_order(self.page.content)

    @Slot()
    def _on_aside_toggled(self) -> None:
        self._limit = SHOWN_AT_FIRST
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """In a low window, what an analysis means waits behind a link: the findings come first."""
        is_low = self.height() < LOW
        shown = self._view is not None and (self._is_explained or not is_low)
        self.means.setVisible(shown)
        self._note_box.setVisible(shown)
        self.explain.setVisible(is_low and self._view is not None)
        self.explain.set_label(EXPLAINED if self._is_explained else EXPLAIN)

    @Slot()
    def _on_explain_clicked(self) -> None:
        self._is_explained = not self._is_explained
        self._fit_words()

    @Slot()
    def _on_more_clicked(self) -> None:
        place = self._limit
        self._limit += SHOWN_AT_FIRST
        self._show()
        self.rows.focus_place(place)

    def _layout(self) -> None:
        body = self.page.body
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        body.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.means)
        self._note_box = _quiet_note(self.note)
        body.addWidget(self._note_box)
        body.addLayout(self.above)
        for widget in (self.waiting, self.nothing, self.rows, self.more):
            body.addWidget(widget)
        body.addLayout(self.below)
        body.addStretch(1)
        for hidden in (self._note_box, self.nothing, self.more, self.aside, self.explain):
            hidden.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)


def more_words(left: int) -> str:
    """Say how many more are shown next, and of how many."""
    if left <= SHOWN_AT_FIRST:
        return f"{left} weitere zeigen"
    return f"{SHOWN_AT_FIRST} von {left} weiteren zeigen"


def _quiet_note(text: Label) -> Box:
    box = Box("quiet")
    row = QHBoxLayout(box)
    margin = theme.px("space.m")
    row.setContentsMargins(margin, theme.px("space.s"), margin, theme.px("space.s"))
    row.setSpacing(theme.px("space.m"))
    sign = QVBoxLayout()
    sign.addSpacing(1)
    sign.addWidget(IconLabel("info", "ink2"))
    sign.addStretch(1)
    row.addLayout(sign)
    row.addWidget(text, 1)
    return box


def _group(finding: FindingView) -> str:
    return SET_ASIDE if finding.is_set_aside else GROUPS[finding.severity]
