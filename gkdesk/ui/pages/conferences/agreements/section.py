"""What was agreed at all meetings: open, overdue, and on demand what became of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal, Slot

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import ActionState
from gkdesk.text.dates import format_day_bare, format_day_short, relative_day
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.conferences.agreements.view import LEFT, AgreementDetail
from gkdesk.ui.records.newcomer import NewcomerWords
from gkdesk.ui.records.record_section import RecordSection, SectionWords
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import PersonItem
from gkdesk.ui.widgets import FilterChip

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.meetings.views import ActionView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.records.record_view import RecordView


class AgreementsSection(RecordSection):
    """Agreements, recommendations and decisions of all meetings."""

    key: ClassVar[str] = "agreements"
    title: ClassVar[str] = "Verabredungen"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.ACTION_ITEM.value,)
    kind = RecordKind.ACTION_ITEM
    seek_hint: ClassVar[str] = "Was, wer, zu welchem Fall …"
    words = SectionWords(
        all="Alle Verabredungen",
        choose=(
            "Welche Verabredung möchten Sie sehen?",
            "Wählen Sie in der Liste eine aus.",
        ),
        begin=(
            "Hier steht, was Konferenzen und Gremien verabredet haben.",
            "Festgehalten wird es in der Sitzung; hier sehen Sie, was davon noch offen ist.",
        ),
        action="Zu den Sitzungen",
    )
    new_words = NewcomerWords(title="", label="", help_text="")

    sittings_wanted = Signal()
    """Nothing was agreed yet, and somebody wants to go where that is done."""

    def __init__(
        self, context: PageContext, lookup: OfficeLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, lookup, parent)
        self.new.hide()
        self.ended.set_label("mit Erledigten")
        self.overdue = FilterChip("überfällig")
        self.left = FilterChip(LEFT)
        for chip in (self.overdue, self.left):
            self.filters.addWidget(chip)
            chip.toggled.connect(self.read_list)
        context.privacy.changed.connect(self.read_list)

    def make_view(self) -> RecordView:
        return AgreementDetail(self.context, self.lookup)

    def rows(self) -> Sequence[ActionView]:
        rows = self.context.workspace.actions.rows(only_open=not self.with_ended())
        today = self.context.workspace.clock.today()
        return [
            row
            for row in rows
            if (row.is_overdue(today) or not self.overdue.isChecked())
            and (row.owner_left or not self.left.isChecked())
        ]

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - an ActionView
        veiled = self.context.privacy.is_on()
        return agreement_item(row, self.context.workspace.clock.today(), veiled=veiled)

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - an ActionView
        client = "" if self.context.privacy.is_on() else row.client
        return f"{row.fields.what} {row.owner} {client} {row.outcome}"

    def is_filtered(self) -> bool:
        return self.overdue.isChecked() or self.left.isChecked() or super().is_filtered()

    @Slot()
    def begin_new(self) -> None:
        """Lead to the meetings while there is nothing: there it is written what is agreed."""
        if not self.list.rows.rowCount() and not self.is_filtered():
            self.sittings_wanted.emit()

    def print_this(self) -> None:
        """Print nothing: each participant's list belongs to the papers of the meeting."""

    def _create(self, name: str) -> Outcome:
        """Refuse: `begin_new` asks for no name."""
        raise NotImplementedError(name)


def agreement_item(row: ActionView, today: dt.date, *, veiled: bool = False) -> PersonItem:
    """Put an agreement into the words of the list; whose case it is, is not for a guest."""
    due, late = row.fields.due_on, row.is_overdue(today)
    when = ""
    if row.state is not ActionState.OPEN:
        when = "" if row.closed_on is None else format_day_bare(row.closed_on)
    elif due is not None:
        when = relative_day(due, today) if late else format_day_short(due, today)
    step = row.owner or "noch niemand"
    if row.state is not ActionState.OPEN:
        step = joined(word(row.state), row.outcome) if row.outcome else word(row.state)
    elif row.owner_left:
        step = joined(row.owner, LEFT)
    return PersonItem(
        key=row.id,
        title=row.fields.what,
        step=step,
        when=when,
        context=joined(
            "" if veiled else row.client,
            word(row.fields.kind),
            f"Sitzung vom {format_day_bare(row.meeting_on)}",
        ),
        warns=late or (row.owner_left and row.state is ActionState.OPEN),
    )
