"""The list of needs: what is missing, and whether somebody sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from gkdesk.services.register.fields import NeedFields
from gkdesk.services.register.needs import OPEN_STATES
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.network.offers.need_view import NO_OWNER, NeedDetail
from gkdesk.ui.records.newcomer import NewcomerWords
from gkdesk.ui.records.record_section import RecordSection, SectionWords
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import PersonItem
from gkdesk.ui.widgets import FilterChip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.register.needs import NeedRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_view import RecordView

WITHOUT_OWNER = "need.without_owner"


class NeedList(RecordSection):
    """The needs that are open, and the others on demand."""

    key: ClassVar[str] = "needs"
    title: ClassVar[str] = "Bedarfe"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.NEED.value,)
    lists: ClassVar[tuple[str, ...]] = (WITHOUT_OWNER,)
    kind = RecordKind.NEED
    seek_hint: ClassVar[str] = "Was fehlt, für wen, Gemeinde …"
    words = SectionWords(
        all="Alle Bedarfe",
        choose=("Welchen Bedarf möchten Sie sehen?", "Wählen Sie in der Liste einen Bedarf aus."),
        begin=(
            "Hier stehen bald die Bedarfe, für die es noch nichts gibt.",
            "Was fehlt im Kreis? Ein Stichwort genügt für den Anfang.",
        ),
        action="Bedarf eintragen",
    )
    new_words = NewcomerWords(
        title="Neuer Bedarf",
        label="Was fehlt?",
        help_text="Zum Beispiel Alphabetisierung am Abend.",
    )

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state.lookup, parent)
        self.ended.set_label("mit Abgeschlossenen")
        self.without_owner = FilterChip("ohne Zuständige")
        self.filters.addWidget(self.without_owner)
        self.without_owner.toggled.connect(self.read_list)
        context.privacy.changed.connect(self.read_list)

    def make_view(self) -> RecordView:
        return NeedDetail(self.context, self.lookup)

    def rows(self) -> Sequence[NeedRow]:
        rows = self.context.workspace.needs.rows(with_closed=self.with_ended())
        return [row for row in rows if not row.owner] if self.without_owner.isChecked() else rows

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - a NeedRow
        return need_item(row, veiled=self.context.privacy.is_on())

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - a NeedRow
        """Leave out who sees to it: that is not for a guest."""
        return f"{row.topic} {row.group} {row.field} {row.municipality}"

    def is_filtered(self) -> bool:
        return self.without_owner.isChecked() or super().is_filtered()

    def first_field(self) -> str:
        return "what.group"

    def open(self, kind: str, ref: int | None) -> None:
        if kind == WITHOUT_OWNER:
            self.without_owner.setChecked(True)
            self.panes.show_list()
            self.take_focus()
        else:
            super().open(kind, ref)

    def _create(self, topic: str) -> Outcome:
        return self.context.workspace.needs.create(NeedFields(topic=topic))


def need_item(row: NeedRow, *, veiled: bool = False) -> PersonItem:
    """Put a need into the words of the list; who sees to it is not for a guest."""
    lacks_owner = row.state in OPEN_STATES and not row.owner
    owner = "" if veiled else row.owner
    return PersonItem(
        key=row.id,
        title=row.topic,
        step=NO_OWNER if lacks_owner else owner or word(row.state),
        when=word(row.state) if owner or lacks_owner else "",
        context=joined(row.group, row.municipality, row.field),
        warns=lacks_owner,
    )
