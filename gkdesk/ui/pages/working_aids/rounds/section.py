"""Runden: the working aids by year at the left, one of them at the right, or filled in alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from gkdesk.errors import AidUnreadable, RecordGone, UserError
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import AidId
from gkdesk.ui.pages.page import can_take_focus
from gkdesk.ui.pages.section import Section
from gkdesk.ui.pages.working_aids import papers
from gkdesk.ui.pages.working_aids.form.parts import place_of_draft
from gkdesk.ui.pages.working_aids.form.view import AidForm
from gkdesk.ui.pages.working_aids.rounds.offer import OfferDetail
from gkdesk.ui.pages.working_aids.rounds.overview import DETAILS, AidOverview
from gkdesk.ui.pages.working_aids.rounds.pane import AID, OFFER, RoundsPane
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.widgets import EmptyState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

KIND = RecordKind.WORKING_AID.value
FILLING = "filling"
"""The part of a place inside an open aid, with its own part behind a dot."""
CHOOSE = (
    "Welche Arbeitshilfe möchten Sie sehen?",
    "Links stehen die Runden nach Jahren und darunter, was noch nicht begonnen ist.",
)


class RoundsSection(Section):
    """Rounds and working aids; `alone_changed` when one of them takes the whole page."""

    key: ClassVar[str] = "rounds"
    title: ClassVar[str] = "Runden"
    kinds: ClassVar[tuple[str, ...]] = (KIND,)

    alone_changed = Signal(bool)

    def __init__(
        self, context: PageContext, lookup: OfficeLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.lookup = lookup
        self.panes = ListDetail("Alle Arbeitshilfen")
        self.pane = RoundsPane(context)
        self.overview = AidOverview(context, lookup)
        self.offer = OfferDetail(context)
        self.nothing = EmptyState(*CHOOSE)
        self.form: AidForm | None = None
        self._gone: int | None = None
        self._detail = QStackedWidget()
        self._stack = QStackedWidget()
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the list and what is open; what came back by undo is shown again."""
        if self.form is not None:
            self._reload_form()
            return
        self.pane.reload()
        touched = {change.ref for change in changes if change.kind == KIND}
        if self._gone is not None and self._gone in touched:
            self.show_aid(self._gone)
        elif self._detail.currentWidget() is self.overview and self.overview.ref is not None:
            self._show_again(self.overview.ref)
        elif self._detail.currentWidget() is self.offer and self.offer.template is not None:
            self.show_offer(self.offer.template.id)

    def open(self, kind: str, ref: int | None) -> None:
        """Show a working aid as it is filled in; `working_aid.overview` shows it in its round."""
        if ref is None:
            self._focus_list()
        elif kind.partition(".")[2] == "overview":
            self.end_filling()
            self.show_aid(ref, take_focus=True)
        else:
            self.fill_in(ref)

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        name, ref = (*key.split(":"), "")[:2]
        if name == DETAILS and ref.isdecimal():
            self.end_filling()
            self.show_aid(int(ref))
            return self.overview.ref == int(ref) and self.overview.show_draft(name, "")
        place = place_of_draft(key)
        if place is not None:
            self.fill_in(place[0])
            form = self.form
            if form is None or form.aid_id != place[0]:
                return False
            return form.open_ref(place[1], place[2])
        if ref.isdecimal():
            self.fill_in(int(ref))
            return self.form is not None and self.form.open_draft(key)
        return False

    def commit(self) -> None:
        """Save now what can be saved."""
        self.overview.parts.commit()
        if self.form is not None:
            self.form.commit()

    def flush(self) -> None:
        """Put everything half-typed among the drafts."""
        self.overview.parts.keep_drafts()
        if self.form is not None:
            self.form.flush()

    def shown(self) -> tuple[tuple[str, int], ...]:
        if self.form is not None:
            return ((KIND, self.form.aid_id),)
        is_aid = self._detail.currentWidget() is self.overview and self.overview.ref is not None
        return ((KIND, self.overview.ref),) if is_aid and self.overview.ref is not None else ()

    def part(self) -> str:
        """Return what is shown of an aid, to be remembered."""
        return "" if self.form is None else f"{FILLING}.{self.form.part()}"

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        """Go back to the aid and its section."""
        name, _, inner = part.partition(".")
        for _kind, ref in refs:
            if name == FILLING:
                self.fill_in(ref)
                kind, _, section = inner.partition(".")
                if self.form is not None and kind:
                    self.form.show_part(kind, section)
            else:
                self.show_aid(ref, take_focus=True)

    def focused_field(self) -> tuple[str, int]:
        if self.form is not None:
            return self.form.focused_field()
        return self.overview.parts.focused_field()

    def focus_field(self, field: str, cursor: int) -> None:
        if self.form is not None:
            self.form.focus_field(field, cursor)
        else:
            self.overview.parts.focus_field(field, cursor)

    def take_focus(self) -> None:
        """Put the focus where it was, else on the list."""
        last = self.focusWidget()
        if last is not None and can_take_focus(last):
            last.setFocus()
        elif self.form is not None:
            self.form.focus_first()
        else:
            self._focus_list()

    def print_this(self) -> None:
        """Go to the paper of the aid that is open."""
        shown = self.shown()
        if self.form is not None:
            self.form.print_this()
        elif shown:
            self.context.navigate(papers.filled(), shown[0][1])

    def is_alone(self) -> bool:
        """Tell whether an aid takes the whole page."""
        return self.form is not None

    def show_aid(self, ref: int, *, take_focus: bool = False) -> None:
        """Show an aid in its round."""
        try:
            self.overview.show_ref(ref)
        except RecordGone:
            self._show_nothing()
            return
        except UserError as error:
            self.context.complain(error)
            self._show_nothing()
            return
        self._gone = None
        self._detail.setCurrentWidget(self.overview)
        self.pane.select(AID, ref)
        self.panes.show_detail()
        if take_focus:
            self.overview.focus_first()

    def show_offer(self, template_id: str, *, take_focus: bool = False) -> None:
        """Show a template that can be begun."""
        template = self.pane.offer(template_id)
        if template is None:
            self._show_nothing()
            return
        self.offer.show_template(template, self.pane.earlier(template_id))
        self._detail.setCurrentWidget(self.offer)
        self.pane.select(OFFER, template_id)
        self.panes.show_detail()
        if take_focus:
            self.offer.focus_first()

    def fill_in(self, ref: int) -> None:
        """Open an aid alone, to be filled in or read."""
        if self.form is not None and self.form.aid_id == ref:
            return
        self.end_filling()
        try:
            form = AidForm(self.context, self.lookup, AidId(ref))
        except (RecordGone, AidUnreadable) as error:
            self.context.complain(error)
            return
        self.context.went_on.emit()
        self.form = form
        form.back_wanted.connect(self._on_form_back_wanted)
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        self.alone_changed.emit(self.is_alone())
        form.focus_first()

    def end_filling(self) -> None:
        """Show the rounds again."""
        if self.form is None:
            return
        ended, self.form = self.form, None
        ended.let_go()
        self._stack.removeWidget(ended)
        ended.hide()
        ended.deleteLater()
        self._stack.setCurrentWidget(self.panes)
        self.alone_changed.emit(self.is_alone())
        self.pane.reload()

    def _reload_form(self) -> None:
        if self.form is None:
            return
        try:
            self.form.reload()
        except (RecordGone, AidUnreadable):
            self.end_filling()
            self._show_nothing()

    def _show_again(self, ref: int) -> None:
        try:
            self.overview.show_ref(ref)
        except UserError:
            self._show_nothing()
            self._gone = ref

    def _show_nothing(self) -> None:
        self.overview.ref = None
        self._detail.setCurrentWidget(self.nothing)
        self.panes.show_list()

    def _focus_list(self) -> None:
        self.end_filling()
        self.pane.focus_list()

    def _layout(self) -> None:
        self.panes.list_body.addWidget(self.pane)
        for view in (self.nothing, self.overview, self.offer):
            self._detail.addWidget(view)
        self.panes.set_detail(self._detail)
        self._stack.addWidget(self.panes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self.pane.chosen.connect(self._on_pane_chosen)
        self.pane.entered.connect(self._on_pane_entered)
        self.overview.fill_wanted.connect(self._on_overview_fill_wanted)
        self.offer.begun.connect(self._on_offer_begun)
        self.panes.back.clicked.connect(self._on_back_clicked)
        back = QShortcut(QKeySequence("Ctrl+Left"), self.panes)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back_clicked)

    def _show(self, kind: str, ref: object, *, take_focus: bool) -> None:
        self.context.went_on.emit()
        if kind == AID and isinstance(ref, int):
            self.show_aid(ref, take_focus=take_focus)
        else:
            self.show_offer(str(ref), take_focus=take_focus)

    @Slot(str, object)
    def _on_pane_chosen(self, kind: str, ref: object) -> None:
        if not self.panes.is_narrow():
            self._show(kind, ref, take_focus=False)

    @Slot(str, object)
    def _on_pane_entered(self, kind: str, ref: object) -> None:
        self._show(kind, ref, take_focus=True)

    @Slot(object)
    def _on_overview_fill_wanted(self, ref: int) -> None:
        self.fill_in(ref)

    @Slot(object)
    def _on_offer_begun(self, ref: int) -> None:
        self.offer.template = None
        self.fill_in(ref)

    @Slot()
    def _on_form_back_wanted(self) -> None:
        ref = None if self.form is None else self.form.aid_id
        self.end_filling()
        if ref is not None:
            self.show_aid(ref)
        self.pane.focus_list()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.panes.show_list()
        self.pane.focus_list()
