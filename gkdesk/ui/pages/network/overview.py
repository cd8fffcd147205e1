"""Übersicht: the organisations of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from gkdesk.services.contact_fields import OrganisationFields
from gkdesk.text.codes import RecordKind
from gkdesk.ui.pages.network.list_items import organisation_item
from gkdesk.ui.pages.network.organisation_view import OrganisationDetail
from gkdesk.ui.pages.network.record_section import RecordSection, SectionWords
from gkdesk.ui.records.new_record import NewRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.contact_fields import OrganisationRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.network.record_view import RecordView
    from gkdesk.ui.tables import PersonItem


class OverviewSection(RecordSection):
    """The organisations, as a list with one of them beside it."""

    key: ClassVar[str] = "overview"
    title: ClassVar[str] = "Übersicht"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.ORGANISATION.value,)
    kind = RecordKind.ORGANISATION
    words = SectionWords(
        all="Alle Organisationen",
        choose=(
            "Welche Organisation möchten Sie sehen?",
            "Wählen Sie in der Liste eine Organisation aus.",
        ),
        begin=(
            "Hier stehen bald die Organisationen, mit denen Sie arbeiten.",
            "Ämter, Träger, Schulen, Vereine: Ein Name genügt für den Anfang.",
        ),
        action="Organisation eintragen",
    )

    def make_view(self) -> RecordView:
        return OrganisationDetail(self.context, self.state.lookup)

    def rows(self) -> Sequence[OrganisationRow]:
        return self.context.workspace.organisations.rows(with_ended=self.with_ended())

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - an OrganisationRow
        return organisation_item(row)

    def first_field(self) -> str:
        return "organisation.short_name"

    def make_newcomer(self) -> NewRecord:
        return NewRecord(
            self.context,
            title="Neue Organisation",
            label="Name",
            help_text="Zum Beispiel Volkshochschule Musterland.",
            key="organisation:new",
            create=self._create,
        )

    def _create(self, name: str) -> Outcome:
        return self.context.workspace.organisations.create(OrganisationFields(name=name))
