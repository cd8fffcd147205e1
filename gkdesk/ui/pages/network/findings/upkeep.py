"""Pflege: what nobody has checked for long, as calls to make, and agreements that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from gkdesk.errors import UserError
from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import CooperationFields, OfferFields
from gkdesk.services.workspace import Label
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import FindingCode
from gkdesk.text.ids import ContactId, CooperationId, OfferId, OrganisationId
from gkdesk.ui.pages.network.findings.reading import Reading
from gkdesk.ui.pages.network.findings.section import FindingsSection
from gkdesk.ui.pages.network.findings.upkeep_row import UpkeepRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.networks.analysis_views import AnalysisView, CallRow, FindingView
    from gkdesk.services.register.names import RecordLink
    from gkdesk.services.workspace import Change, Outcome, Workspace
    from gkdesk.ui.pages.network.findings.row import FindingRow
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

GROUPS: dict[RecordKind, type] = {
    RecordKind.ORGANISATION: OrganisationFields,
    RecordKind.CONTACT_PERSON: ContactFields,
    RecordKind.OFFER: OfferFields,
    RecordKind.COOPERATION: CooperationFields,
}
_CALLS = frozenset(
    {FindingCode.NEVER_CHECKED, FindingCode.LONG_UNCHECKED, FindingCode.UNASSIGNED_UNCHECKED}
)


class UpkeepSection(FindingsSection):
    """The call list; each record is confirmed in its row."""

    key: ClassVar[str] = "upkeep"
    title: ClassVar[str] = "Pflege"
    row_kind: ClassVar[type[FindingRow]] = UpkeepRow
    paper: ClassVar[PaperCode] = PaperCode.CALLS
    names_people: ClassVar[bool] = True

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        self._calls: Reading[tuple[CallRow, ...]] | None = None
        super().__init__(context, state, parent)
        self._calls = Reading(self, context.workspace.analyses.call_list)
        self._calls.changed.connect(self._on_findings_changed)
        self.view.waiting.follow(self._calls)
        self.view.other_deed.connect(self._on_view_other_deed)

    def reload(self, changes: tuple[Change, ...]) -> None:
        if self._calls is not None:
            self._calls.want()
        super().reload(changes)

    @Slot()
    def _on_findings_changed(self) -> None:
        """Show the calls when their numbers are there: rows are not made twice."""
        if self._calls is not None and self._calls.value is not None:
            super()._on_findings_changed()

    def details(self, view: AnalysisView) -> dict[str, object]:
        calls = () if self._calls is None else self._calls.value or ()
        by_organisation = {
            None if call.organisation is None else call.organisation.ref: call for call in calls
        }
        found: dict[str, object] = {}
        for finding in view.findings:
            call = by_organisation.get(_organisation(finding))
            if finding.code in _CALLS and call is not None:
                found[finding.key] = call
        return found

    @Slot(object, str)
    def _on_view_other_deed(self, row: FindingRow, what: str) -> None:
        links = row.confirmed(what) if isinstance(row, UpkeepRow) else ()
        if not links:
            return
        try:
            outcome = confirm(self.context.workspace, links)
        except UserError as error:
            self.context.complain(error)
        else:
            self.context.wrote(outcome, outcome.label.text)


def confirm(workspace: Workspace, links: tuple[RecordLink, ...]) -> Outcome:
    """Note that these entries still hold, as one step."""
    if len(links) == 1:
        return _confirm_one(workspace, links[0])
    today = workspace.clock.today()
    with workspace.batches.begin(Label.RECORDS_CHANGED_TOGETHER) as batch:
        for link in links:
            batch.set(GROUPS[link.kind], link.ref, verified_on=today)
    if batch.outcome is None:
        message = "a batch that ended has an outcome"
        raise RuntimeError(message)
    return batch.outcome


def _confirm_one(workspace: Workspace, link: RecordLink) -> Outcome:
    match link.kind:
        case RecordKind.CONTACT_PERSON:
            return workspace.contacts.confirm(ContactId(link.ref))
        case RecordKind.OFFER:
            return workspace.offers.confirm(OfferId(link.ref))
        case RecordKind.COOPERATION:
            return workspace.cooperations.confirm(CooperationId(link.ref))
        case _:
            return workspace.organisations.confirm(OrganisationId(link.ref))


def _organisation(finding: FindingView) -> int | None:
    first = finding.links[0] if finding.links else None
    return first.ref if first is not None and first.kind is RecordKind.ORGANISATION else None
