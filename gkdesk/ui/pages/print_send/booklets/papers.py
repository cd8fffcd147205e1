"""Which papers of one person will stand in her booklet, each by name and with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.booklets.blocks.papers import PaperClass
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.reason_ticks import ReasonTicks
from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from gkdesk.services.booklets.blocks.papers import PaperOffer
    from gkdesk.text.ids import PartId

REASONS = {
    PaperClass.ORDINARY: "gewöhnliches Papier",
    PaperClass.RESIDENCE: "Papier zum Aufenthalt",
    PaperClass.HEALTH: "Papier zur Gesundheit",
    PaperClass.FAMILY: "Papier zur Familie",
    PaperClass.UNKNOWN: "Papier, das das Programm nicht kennt",
    PaperClass.MIXED: "Titel und Kategorie passen nicht zusammen",
    PaperClass.NEVER: "verrät zum Beispiel Familienstand, Staatsangehörigkeit oder Glauben",
}
NONE = "Es sind keine Papiere eingetragen."
NOT_FILLED = "Der Teil „Meine Unterlagen“ ist nicht ausgefüllt: Kein Papier steht im Heft."
HINT = (
    "Ein Haken bei einem anderen als einem gewöhnlichen Papier heißt: Die Person wünscht es "
    "ausdrücklich. Das gehört zu ihrer Wahl; im Weitergabe-Verzeichnis steht die Kategorie."
)


class PaperList(QWidget):
    """A tick per paper; emit `changed` when one is set or taken away."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note = Label("", Role.QUIET, wrap=True)
        self._ticks = ReasonTicks()
        self.checks, self.lines = self._ticks.checks, self._ticks.lines
        self._offers: dict[PartId, PaperOffer] = {}
        self._wanted: dict[PartId, bool] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self._ticks)
        column.addWidget(self.note)
        self._ticks.ticked.connect(self._on_ticked)

    def papers_in(self) -> frozenset[PartId]:
        """Return the papers that are wanted although they would stay out."""
        return frozenset(ref for ref, wanted in self._wanted.items() if wanted)

    def papers_out(self) -> frozenset[PartId]:
        """Return the papers that are not wanted although they would come in."""
        return frozenset(ref for ref, wanted in self._wanted.items() if not wanted)

    def set_wishes(self, papers_in: frozenset[PartId], papers_out: frozenset[PartId]) -> None:
        """Take over the wishes of a person in place of those of another; shown with her papers."""
        self._wanted = dict.fromkeys(papers_out, False) | dict.fromkeys(papers_in, True)

    def show_offers(self, offers: tuple[PaperOffer, ...], *, filled: bool) -> None:
        """Show what happens by rule, and on top of it what the person wants."""
        before = [(each.id, each.title) for each in self._offers.values()]
        if before != [(each.id, each.title) for each in offers]:
            self._rebuild(offers)
        self._offers = {offer.id: offer for offer in offers}
        self._wanted = {ref: wish for ref, wish in self._wanted.items() if ref in self._offers}
        for offer in offers:
            self._show(offer, filled=filled)
        if not offers:
            self.note.setText(NONE)
        else:
            self.note.setText(HINT if filled else NOT_FILLED)

    def _show(self, offer: PaperOffer, *, filled: bool) -> None:
        wish = self._wanted.get(offer.id)
        printed = filled and offer.may_choose and (offer.printed if wish is None else wish)
        self._ticks.set_tick(offer.id, on=printed, enabled=filled and offer.may_choose)
        self._ticks.set_reason(offer.id, _reason(offer, wish, printed=printed))

    def _rebuild(self, offers: tuple[PaperOffer, ...]) -> None:
        self._ticks.clear()
        for offer in offers:
            self._ticks.add(offer.id, offer.title)

    @Slot(object, bool)
    def _on_ticked(self, ref: PartId, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        offer = self._offers[ref]
        if wanted is offer.printed:
            self._wanted.pop(offer.id, None)
        else:
            self._wanted[offer.id] = wanted
        self._show(offer, filled=True)
        self.changed.emit()


def _reason(offer: PaperOffer, wish: bool | None, *, printed: bool) -> str:  # noqa: FBT001 - three answers
    kind = REASONS[offer.paper_class]
    if printed:
        ordinary = offer.paper_class is PaperClass.ORDINARY
        return f"im Heft: {kind}" if ordinary else f"im Heft auf Wunsch: {kind}"
    if not offer.may_choose:
        return f"nie im Heft: {kind}"
    if wish is False or offer.paper_class is PaperClass.ORDINARY:
        return "nicht im Heft"
    return f"nicht im Heft: {kind}, nur auf Wunsch"
