"""One question on a card: number, zone, words, answer, and what is said beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.beside import LastYearBox, ProposalBox
from gkdesk.ui.pages.working_aids.form.choosing import RankField, ScaleField, TicksField
from gkdesk.ui.pages.working_aids.form.entry import Entry
from gkdesk.ui.pages.working_aids.form.field import ListField, TextField, line_or_text
from gkdesk.ui.pages.working_aids.form.parts import What, draft_key, stored
from gkdesk.ui.pages.working_aids.form.question_menu import fill_menu
from gkdesk.ui.records.veil import Veil
from gkdesk.ui.widgets import (
    Box,
    HeadingLabel,
    IconButton,
    IconLabel,
    Label,
    Role,
    Tag,
    TextButton,
    Tone,
)
from gkdesk.working_aids.template import Kind as Asked
from gkdesk.working_aids.template import Zone

if TYPE_CHECKING:
    from gkdesk.clock import Clock
    from gkdesk.services.working_aids.views import QuestionView
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.ui.pages.working_aids.form.field import AnswerField

RETURNED, KEPT = "Rücksendeteil", "bleibt hier"
SCALE_UP_TO, TICKS_UP_TO = 9, 40
"""Longer lists are searched in, not overlooked."""
NARROW = 640
"""Below this width of a card last year stands below the answer."""
REMARK_NAME = "Erläuterung"
COMMENT_NAME = "Notiz, bleibt hier"
HEAD_ICON = 32
_HATCH = 5


class QuestionCard(Box):
    """A question outside of tables. `focus_wanted` when the layout has changed around the focus."""

    grown = Signal()

    def __init__(self, desk: Desk, view: QuestionView) -> None:
        super().__init__("card")
        self._desk = desk
        self.view = view
        self.entries: dict[What, Entry] = {}
        self._proposal: ProposalBox | None = None
        self._last_year: LastYearBox | None = None
        self._whose: Tag | None = None
        self._about: Label | None = None
        self._veil: Veil | None = None
        self._result: Label | None = None
        self.more = IconButton(f"Mehr zu Frage {view.number}", "more")
        self.remark_button = TextButton(REMARK_NAME, "pencil")
        for button in (self.more, self.remark_button):
            button.setProperty("k", "inner")  # as low as the line it stands in
            button.setFixedHeight(theme.px("height.min_target"))
        self.more.setFixedWidth(HEAD_ICON)
        self._head = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._middle = QVBoxLayout()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout()
        self.more.clicked.connect(self._on_more_clicked)
        self.remark_button.clicked.connect(self._on_remark_button_clicked)
        self.show_view(view)

    def show_view(self, view: QuestionView) -> None:
        """Show the question as it stands now."""
        self.view = view
        self._required.setVisible(view.is_required)
        for entry in self.entries.values():
            entry.show_view(view)
        answer = self.entries.get(What.ANSWER)
        if answer is not None:
            answer.show_name(_spoken(view), _description(view))
        if self._result is not None:
            self._result.setText(_result_words(view))
        self._show_remark(view)
        self._show_comment(view)
        self._show_whose(view)
        self._show_proposal(view)
        self._show_last_year(view)

    def entry(self, what: What) -> Entry | None:
        """Return the field of a part, opened where it is only opened on demand."""
        if what not in self.entries and what is What.REMARK and self.view.question.remark:
            self.open_remark()
        elif what not in self.entries and what is What.COMMENT:
            self.open_comment()
        return self.entries.get(what)

    def open_remark(self) -> Entry:
        """Open the field of the explanation."""
        entry = self._add_text(What.REMARK, REMARK_NAME, "Was dazu zu sagen ist")
        self.remark_button.hide()
        return entry

    def open_comment(self) -> Entry:
        """Open the field of the note."""
        entry = self._add_text(
            What.COMMENT, COMMENT_NAME, "Für das Büro; verlässt den Speicher nicht."
        )
        if self._veil is None:
            self._veil = Veil(self._desk.context, entry)
            self._add_to_middle(self._veil)
        self._veil.show_if_needed()
        return entry

    def show_about(self) -> None:
        """Show, or hide again, where the question comes from."""
        if self._about is None:
            self._about = Label(about(self.view), Role.QUIET, wrap=True, selectable=True)
            self._column.addWidget(self._about)
        else:
            self._about.setVisible(not self._about.isVisible())

    def clear_answer(self) -> None:
        """Take the answer back."""
        answer = self.entries.get(What.ANSWER)
        if answer is not None:
            answer.field.restore("")
            answer.save()

    def veil_if_needed(self) -> None:
        """Hide the note while somebody looks on."""
        if self._veil is not None:
            self._veil.show_if_needed()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_strip(painter, QRectF(self.rect()).adjusted(0, 0, 0, 0), self.view.zone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _layout(self) -> None:
        left = theme.px("radius.zone_strip") + 18
        self._column.setContentsMargins(left, theme.px("space.s"), 20, theme.px("space.l"))
        self._column.setSpacing(theme.px("space.s"))
        self._column.addLayout(self._head)
        self._fill_head()  # only now: without a parent what is in it would be windows
        question = self.view.question
        self._column.addWidget(HeadingLabel(question.label, Role.CARD, wrap=True))
        if question.hint:
            self._column.addWidget(Label(question.hint, Role.QUIET, wrap=True))
        self._middle.setSpacing(theme.px("space.s"))
        self._beside.setSpacing(20)
        self._middle.addStretch(1)  # what stands beside may be higher
        self._beside.addLayout(self._middle, 1)
        self._column.addLayout(self._beside)
        if question.kind is Asked.CALCULATE or question.calculation:
            self._result = Label("", Role.READING, wrap=True, selectable=True)
            self._add_to_middle(self._result)
        else:
            self._add_answer()
        self.setAccessibleName(f"Frage {self.view.number}: {question.label}")

    def _fill_head(self) -> None:
        view = self.view
        self._head.setSpacing(theme.px("space.s"))
        self._head.addWidget(Label(view.number, Role.LEAD))
        self._required = Label("Pflichtangabe", Role.QUIET)
        self._head.addWidget(self._required)
        self._required.setVisible(view.is_required)
        self._head.addStretch(1)
        self._head.addWidget(self.remark_button)
        self.remark_button.setAccessibleName(f"Erläuterung zu Frage {view.number}")
        self._head.addWidget(self.more)
        is_returned = view.zone is Zone.RETURN
        icon = ("send", "accent") if is_returned else ("home", "ink2")
        self._head.addWidget(IconLabel(*icon))
        role = Role.ACCENT if is_returned else Role.CAPTION
        self._head.addWidget(Label(RETURNED if is_returned else KEPT, role))

    def _add_answer(self) -> None:
        field = field_for(self.view, self._desk.context.workspace.clock)
        entry = Entry(self._desk, self.view, field, What.ANSWER, _spoken(self.view))
        self.entries[What.ANSWER] = entry
        self._add_to_middle(entry)

    def _add_to_middle(self, widget: QWidget) -> None:
        self._middle.insertWidget(self._middle.count() - 1, widget)

    def _add_text(self, what: What, name: str, placeholder: str) -> Entry:
        found = self.entries.get(what)
        if found is not None:
            return found
        field = TextField(2, placeholder)
        entry = Entry(self._desk, self.view, field, what, f"{name} zu Frage {self.view.number}")
        self.entries[what] = entry
        self._add_to_middle(Label(name, Role.CAPTION))
        self._add_to_middle(entry)
        entry.show()
        self.grown.emit()
        return entry

    def _show_remark(self, view: QuestionView) -> None:
        if What.REMARK not in self.entries and self._is_given(view, What.REMARK):
            self.open_remark()
        offered = view.question.remark and What.REMARK not in self.entries
        self.remark_button.setVisible(offered and self._desk.may_change)

    def _is_given(self, view: QuestionView, what: What) -> bool:
        """Tell whether something is stored, or half typed."""
        key = draft_key(self._desk.aid_id, view.ref, what)
        return bool(stored(view, what)) or self._desk.has_draft(key)

    def _show_comment(self, view: QuestionView) -> None:
        if What.COMMENT not in self.entries and self._is_given(view, What.COMMENT):
            self.open_comment()
        self.veil_if_needed()

    def _show_whose(self, view: QuestionView) -> None:
        if self._whose is not None and self._whose.accessibleName() == view.contributor:
            return
        if self._whose is not None:
            self._head.removeWidget(self._whose)
            self._whose.hide()
            self._whose.deleteLater()
            self._whose = None
        if view.contributor:
            self._whose = Tag(view.contributor, Tone.QUIET, "person")
            self._head.insertWidget(2, self._whose)

    def _show_proposal(self, view: QuestionView) -> None:
        if view.proposal is None:
            if self._proposal is not None:
                self._proposal.hide()
            return
        if self._proposal is None:
            self._proposal = ProposalBox()
            place = 1 if What.ANSWER in self.entries else 0
            self._middle.insertWidget(place, self._proposal)
            self._proposal.taken.connect(self._on_proposal_taken)
            self._proposal.change_wanted.connect(self._on_proposal_change_wanted)
        self._proposal.show_proposal(view.proposal, fixed=not self._desk.may_change)
        self._proposal.show()

    def _show_last_year(self, view: QuestionView) -> None:
        if view.last_year is None:
            if self._last_year is not None:
                self._last_year.hide()
            return
        if self._last_year is None:
            self._last_year = LastYearBox()
            self._beside.addWidget(self._last_year, 0, Qt.AlignmentFlag.AlignTop)
            self._last_year.taken.connect(self._on_last_year_taken)
            self._fit()
        self._last_year.show_answer(view.last_year, view.value, fixed=not self._desk.may_change)

    def _fit(self) -> None:
        beside = self.width() >= NARROW
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(way)
        if self._last_year is not None:
            top = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
            self._beside.setAlignment(self._last_year, top)
            self._last_year.set_beside(beside=beside)

    @Slot()
    def _on_proposal_taken(self) -> None:
        self._try_answer(is_proposal=True)

    @Slot()
    def _on_proposal_change_wanted(self) -> None:
        """Put what is known into the field, to be changed there."""
        answer, proposal = self.entries.get(What.ANSWER), self.view.proposal
        if answer is None or proposal is None:
            return
        answer.field.restore(answer.field.words(proposal.value))
        answer.field.take_focus()
        answer.field.edited.emit()

    @Slot()
    def _on_last_year_taken(self) -> None:
        self._try_answer(is_proposal=False)

    def _try_answer(self, *, is_proposal: bool) -> None:
        answer = self.entries.get(What.ANSWER)
        if answer is None:
            return
        answer.forget_typed()
        answer.field.take_focus()
        try:
            if is_proposal:
                self._desk.accept(self.view.ref)
            else:
                self._desk.take_last_year(self.view.ref)
        except UserError as error:
            self._desk.context.complain(error)

    @Slot()
    def _on_remark_button_clicked(self) -> None:
        self.open_remark().field.take_focus()

    @Slot()
    def _on_more_clicked(self) -> None:
        menu = fill_menu(self, self._desk)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def field_for(view: QuestionView, clock: Clock) -> AnswerField:
    """Return the field in which a question outside of tables is answered."""
    kind, choices = view.question.kind, view.choices
    if kind is Asked.RANK:
        return RankField(choices)
    if kind is Asked.SELECT_MULTIPLE:
        return TicksField(choices)
    if kind is Asked.SELECT_ONE:
        return ScaleField(choices) if len(choices) <= SCALE_UP_TO else ListField(choices)
    return line_or_text(view, clock)


def about(view: QuestionView) -> str:
    """Say where a question comes from."""
    from gkdesk.working_aids.template import Origin

    if view.question.origin is Origin.REPORTED:
        return f"Herkunft: berichtet, {view.question.source or 'im Abschlussbericht'}"
    return "Herkunft: eigene Frage dieser Vorlage"


def paint_strip(painter: QPainter, box: QRectF, zone: Zone) -> None:
    """Paint the strip of a zone at the left: solid for what is sent, hatched for what stays."""
    radius, wide = theme.size("radius.all"), theme.size("radius.zone_strip")
    outline = QPainterPath()
    outline.addRoundedRect(box, radius, radius)
    strip = QPainterPath()
    strip.addRect(QRectF(box.x(), box.y(), wide, box.height()))
    painter.setClipPath(outline.intersected(strip))
    if zone is Zone.RETURN:
        painter.fillRect(box, theme.color("accent"))
        return
    painter.fillRect(QRectF(box.x(), box.y(), wide, box.height()), theme.color("sunken"))
    painter.setPen(QPen(theme.color("edge"), 1.5))
    top = int(box.y()) - int(wide)
    for start in range(top, int(box.bottom()) + int(wide), _HATCH):
        painter.drawLine(int(box.x()), start + int(wide), int(box.x() + wide), start)


def _spoken(view: QuestionView) -> str:
    return f"{view.number} {view.question.label}".strip()


def _description(view: QuestionView) -> str:
    zone = RETURNED if view.zone is Zone.RETURN else KEPT
    required = "Pflichtangabe" if view.is_required else ""
    return ", ".join(filter(None, (zone, required, view.question.hint)))


def _result_words(view: QuestionView) -> str:
    unit = f" {view.question.unit}" if view.question.unit else ""
    return f"{view.shown}{unit}" if view.shown else "ergibt sich aus den Antworten"
