"""„Zusammenführen mit …“ in the menu of a record: one of two that mean the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction

from gkdesk.errors import UserError
from gkdesk.services.register.duplicates import Typed
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import ContactId, OrganisationId
from gkdesk.ui.pages.network.records.merge_dialog import MergeDialog
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_view import RecordView

TEXT = "Zusammenführen mit …"


class MergeAction(QAction):
    """Belongs to a view of organisations or contact persons; not while a guest looks on."""

    def __init__(self, view: RecordView, kind: RecordKind) -> None:
        super().__init__(TEXT, view)
        self._view = view
        self._kind = kind
        view.header.menu.insertAction(view.end_action, self)
        self.triggered.connect(self._on_triggered)
        view.context.privacy.changed.connect(self._on_privacy_changed)
        self._on_privacy_changed()

    @Slot()
    def _on_privacy_changed(self) -> None:
        self.setEnabled(not self._view.context.privacy.is_on())

    @Slot()
    def _on_triggered(self) -> None:
        context, ref = self._view.context, self._view.ref
        if ref is None:
            return
        self._view.parts.commit()
        workspace = context.workspace
        try:
            context.drafts.flush()
            name, typed = _typed(workspace, self._kind, ref)
        except UserError as error:
            context.complain(error)
            return
        likely = workspace.duplicates.likely(self._kind, typed, own=ref)
        answer = MergeDialog.ask(
            self._view,
            workspace.merging,
            self._kind,
            (ref, name),
            [row for row in _rows(workspace, self._kind) if row[0] != ref],
            likely=[(each.ref, joined(each.name, each.detail)) for each in likely],
        )
        if answer is not None and context.is_open():
            merge = partial(context.workspace.merging.merge, self._kind, ref, answer.other)
            self._view.write(partial(merge, answer.choices, seen=answer.seen))
            _forget_lost_drafts(context)


def _forget_lost_drafts(context: PageContext) -> None:
    """Point no more to half-typed input that went with the other record."""
    for key in context.drafts.keys(""):
        if context.drafts.get(key) is None:
            context.drafts.discard(key)


def _typed(workspace: Workspace, kind: RecordKind, ref: int) -> tuple[str, Typed]:
    """Return the name of a record and everything that others may be recognised by."""
    if kind is RecordKind.ORGANISATION:
        entered = workspace.organisations.detail(OrganisationId(ref)).fields
        return entered.name, Typed(entered.name, entered.phone, entered.email)
    fields = workspace.contacts.detail(ContactId(ref)).fields
    name, phone = fields.name or fields.function, fields.mobile or fields.phone
    return name, Typed(name, phone, fields.email, fields.organisation_id)


def _rows(workspace: Workspace, kind: RecordKind) -> list[tuple[int, str]]:
    """Return all records of the kind, with what tells them from their namesakes."""
    if kind is RecordKind.ORGANISATION:
        return [
            (row.id, joined(row.name, row.municipality, _ended(active=row.active)))
            for row in workspace.organisations.rows(with_ended=True)
        ]
    return [
        (row.id, joined(row.name, row.function, row.organisation, _ended(active=row.active)))
        for row in workspace.contacts.rows(with_ended=True)
    ]


def _ended(*, active: bool) -> str:
    return "" if active else "beendet"
