"""The list of offers: who gives what, where, for which level, and until when one gets in."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot

from gkdesk.incoming.targets_offers import OFFERS
from gkdesk.services.register.fields import OfferFields
from gkdesk.services.register.offer_filter import EVERY_OFFER
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import format_day_bare
from gkdesk.ui.dialogs.import_button import ImportWay
from gkdesk.ui.pages.network.offers.offer_view import OfferDetail, levels
from gkdesk.ui.pages.network.offers.offers_filter import OffersFilter
from gkdesk.ui.records.newcomer import NewcomerWords
from gkdesk.ui.records.record_section import RecordSection, SectionWords
from gkdesk.ui.records.record_view import NEVER
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import PersonItem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.register.offers import OfferRow
    from gkdesk.services.workspace import Change, Outcome
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_view import RecordView

STALE = "offer.stale"


class OfferList(RecordSection):
    """The offers with their filter."""

    key: ClassVar[str] = "offers"
    title: ClassVar[str] = "Angebote"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.OFFER.value,)
    lists: ClassVar[tuple[str, ...]] = (STALE,)
    kind = RecordKind.OFFER
    seek_hint: ClassVar[str] = "Name, Träger, Handlungsfeld, Gemeinde …"
    words = SectionWords(
        all="Alle Angebote",
        choose=("Welches Angebot möchten Sie sehen?", "Wählen Sie in der Liste ein Angebot aus."),
        begin=(
            "Hier stehen bald die Angebote im Kreis.",
            "Sprachkurse, Beratung, Schulabschluss: Ein Name genügt für den Anfang.",
        ),
        action="Angebot eintragen",
    )
    new_words = NewcomerWords(
        title="Neues Angebot",
        label="Name",
        help_text="Zum Beispiel Frauensprachkurs mit Kinderbetreuung.",
        icon="school",
    )

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state.lookup, parent)
        self.filter = OffersFilter(self.panes.list_pane)
        for widget in (self.filter.more, self.filter.stale):
            self.filters.addWidget(widget)
        self.panes.list_body.insertWidget(1, self.filter.chosen)
        self.filter.changed.connect(self.read_list)
        context.privacy.changed.connect(self._on_privacy_turned)

    def import_way(self) -> ImportWay:
        return ImportWay(self.context, OFFERS, self.kind, self)

    def make_view(self) -> RecordView:
        return OfferDetail(self.context, self.lookup)

    def reload(self, changes: tuple[Change, ...]) -> None:
        self.filter.offer(self.lookup)
        super().reload(changes)

    def rows(self) -> Sequence[OfferRow]:
        offers = self.context.workspace.offers
        return offers.rows(with_ended=self.with_ended(), wanted=self.filter.value())

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - an OfferRow
        return offer_item(row, self.context.workspace.clock.today())

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - an OfferRow
        return f"{row.name} {row.provider} {row.field} {row.municipality}"

    def is_filtered(self) -> bool:
        return self.filter.value() != EVERY_OFFER or super().is_filtered()

    def first_field(self) -> str:
        return "about.organisation_id"

    def open(self, kind: str, ref: int | None) -> None:
        if kind == STALE:
            self.filter.set_filter(dataclasses.replace(EVERY_OFFER, only_stale=True))
            self.panes.show_list()
            self.take_focus()
        else:
            super().open(kind, ref)

    def _create(self, name: str) -> Outcome:
        return self.context.workspace.offers.create(OfferFields(name=name))

    @Slot()
    def _on_privacy_turned(self) -> None:
        self.reload(())


def offer_item(row: OfferRow, today: dt.date) -> PersonItem:
    """Put an offer into the words of the list."""
    care = "Kinderbetreuung" if row.childcare is Answer.YES else ""
    level = levels(row.level_from, row.level_to)
    what = joined(f"Deutsch: {level}" if level else "", care) or row.field
    step, where = what, joined(row.provider, row.municipality)
    if row.stale:
        step = NEVER if row.verified_on is None else "länger nicht geprüft"
        where = joined(row.provider, what, row.municipality)
    over = row.active and row.ends_on is not None and row.ends_on < today
    if over and row.ends_on is not None:
        step = f"Laufzeit endete am {format_day_bare(row.ends_on)}"
    return PersonItem(
        key=row.id,
        title=row.name,
        step=step if row.active else "beendet",
        when=_admission(row, today) if row.active and not over else "",
        context=where,
        warns=row.stale or over,
    )


def _admission(row: OfferRow, today: dt.date) -> str:
    day = row.admission_until
    if day is None:
        return ""
    return f"bis {format_day_bare(day)}" if day >= today else "Einstieg vorbei"
