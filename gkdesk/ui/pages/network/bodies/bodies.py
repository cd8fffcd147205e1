"""Gremien: which bodies there are, who sits in them, and when they met last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot

from gkdesk.services.register.fields import BodyFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import BodyState
from gkdesk.text.dates import format_day_bare, format_day_short
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.network.bodies.body_view import BodyDetail, members
from gkdesk.ui.pages.network.section import MAP_PAPER
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.newcomer import NewcomerWords
from gkdesk.ui.records.record_section import RecordSection, SectionWords
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import PersonItem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.register.bodies import BodyRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_view import RecordView


class BodiesSection(RecordSection):
    """The bodies of the alliance."""

    key: ClassVar[str] = "bodies"
    title: ClassVar[str] = "Gremien"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.BODY.value,)
    paper: ClassVar[str] = MAP_PAPER
    kind = RecordKind.BODY
    seek_hint: ClassVar[str] = "Name, Art, Handlungsfeld …"
    words = SectionWords(
        all="Alle Gremien",
        choose=("Welches Gremium möchten Sie sehen?", "Wählen Sie in der Liste ein Gremium aus."),
        begin=(
            "Hier stehen bald die Gremien Ihres Bündnisses.",
            "Lenkungsgruppe, Arbeitskreis, Projektgruppe: Ein Name genügt für den Anfang.",
        ),
        action="Gremium eintragen",
    )
    new_words = NewcomerWords(
        title="Neues Gremium",
        label="Name",
        help_text="Zum Beispiel Arbeitskreis Sprache.",
        icon="people",
    )

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state.lookup, parent)
        set_reading_order(self)
        context.privacy.changed.connect(self._on_privacy_turned)

    def print_this(self) -> None:
        """Go to the map of who sits in the body that is open."""
        shown = self.shown()
        if shown:
            self.context.navigate("paper.map.alliance:body", shown[0][1])
        else:
            super().print_this()

    def make_view(self) -> RecordView:
        return BodyDetail(self.context, self.lookup)

    def rows(self) -> Sequence[BodyRow]:
        return self.context.workspace.bodies.rows(with_ended=self.with_ended())

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - a BodyRow
        return body_item(row, self.context.workspace.clock.today())

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - a BodyRow
        return f"{row.name} {row.kind} {row.field}"

    def first_field(self) -> str:
        return "body.kind"

    def _create(self, name: str) -> Outcome:
        bodies = self.context.workspace.bodies
        return bodies.create(BodyFields(name=name, kind=bodies.likely_kind(name)))

    @Slot()
    def _on_privacy_turned(self) -> None:
        self.reload(())


def body_item(row: BodyRow, today: dt.date) -> PersonItem:
    """Put a body into the words of the list."""
    active = row.state is BodyState.ACTIVE
    return PersonItem(
        key=row.id,
        title=row.name,
        step=row.kind if active else joined(word(row.state), row.kind),
        when=_met(row, today),
        context=joined("" if row.state is BodyState.ENDED else members(row.seats), row.field),
    )


def _met(row: BodyRow, today: dt.date) -> str:
    """Say when a body met last, or when it will meet first."""
    if row.last_met is not None:
        return f"zuletzt {format_day_bare(row.last_met)}"
    return f"am {format_day_short(row.next_met, today)}" if row.next_met is not None else ""
