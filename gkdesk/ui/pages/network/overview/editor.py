"""All that is known of one organisation or cooperation, in the place of map and table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import theme
from gkdesk.ui.pages.network.records.cooperation_view import CooperationDetail
from gkdesk.ui.pages.network.records.organisation_view import OrganisationDetail
from gkdesk.ui.records.newcomer import NewcomerWords, newcomer
from gkdesk.ui.widgets import LinkButton

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.new_record import NewRecord
    from gkdesk.ui.records.record_view import RecordView

_VIEWS: dict[RecordKind, type[RecordView]] = {
    RecordKind.ORGANISATION: OrganisationDetail,
    RecordKind.COOPERATION: CooperationDetail,
}
NEW_ORGANISATION = NewcomerWords(
    title="Neue Organisation",
    label="Name",
    help_text="Zum Beispiel Volkshochschule Musterland. Ein Name genügt für den Anfang.",
    icon="building",
)
BACK = "Zurück zur Übersicht"
BACK_KEYS = "Strg+Pfeil links"


class RecordEditor(QWidget):
    """The full views with a way back; also the field for the name of a new organisation."""

    created = Signal(object)
    known_wanted = Signal(object)

    def __init__(self, context: PageContext, state: NetworkState) -> None:
        super().__init__()
        self._context = context
        self.back = LinkButton(BACK, "chevron-left")
        self.back.setAccessibleDescription(BACK_KEYS)
        self._lookup = state.lookup
        self._views: dict[RecordKind, RecordView] = {}
        self.newcomer: NewRecord | None = None
        self._stack = QStackedWidget()
        self._layout()

    def view(self) -> RecordView | None:
        """Return the view that is shown, None while a new organisation is asked for."""
        shown = self._stack.currentWidget()
        return next((view for view in self._views.values() if view is shown), None)

    def shown(self) -> tuple[RecordKind, int] | None:
        """Return kind and id of the record that is shown."""
        view = self.view()
        for kind, each in self._views.items():
            if each is view and each.ref is not None:
                return kind, each.ref
        return None

    def show_record(self, kind: RecordKind, ref: int) -> RecordView:
        """Show one record; raises RecordGone."""
        view = self._view_of(kind)
        view.show_ref(ref)
        self.end_new()
        self._stack.setCurrentWidget(view)
        return view

    def begin_new(self) -> NewRecord:
        """Ask for the name of a new organisation."""
        self.end_new()
        self.newcomer = newcomer(
            self._context, RecordKind.ORGANISATION, NEW_ORGANISATION, self._create
        )
        self.newcomer.created.connect(self.created)
        self.newcomer.dismissed.connect(self.back.click)
        self.newcomer.known_wanted.connect(self.known_wanted)
        self._stack.addWidget(self.newcomer)
        self._stack.setCurrentWidget(self.newcomer)
        return self.newcomer

    def end_new(self) -> None:
        """Let go of the field for a new organisation; what is typed waits as a draft."""
        if self.newcomer is not None:
            self.newcomer.keep_draft()
            self._stack.removeWidget(self.newcomer)
            self.newcomer.hide()
            self.newcomer.deleteLater()
            self.newcomer = None

    def commit(self) -> None:
        """Save now what can be saved."""
        for view in self._views.values():
            view.parts.commit()

    def keep_drafts(self) -> None:
        """Put everything half-typed among the drafts."""
        for view in self._views.values():
            view.parts.keep_drafts()
        if self.newcomer is not None:
            self.newcomer.keep_draft()

    def _view_of(self, kind: RecordKind) -> RecordView:
        """Return the view of a kind; it is made when it is needed first."""
        if kind not in self._views:
            view = _VIEWS[kind](self._context, self._lookup)
            view.record_wanted.connect(self._context.navigate)
            self._stack.addWidget(view)
            self._views[kind] = view
        return self._views[kind]

    def _create(self, name: str) -> Outcome:
        return self._context.workspace.organisations.create(OrganisationFields(name=name))

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        head = QHBoxLayout()
        head.setContentsMargins(margin, theme.px("space.s"), margin, 0)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
