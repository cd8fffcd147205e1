"""Which single lines of one person will stand in her booklet: closed, with a count, until asked.

Goals, steps, the chain, school and work, contact persons: each line with a tick and the reason.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.services.booklets.lines.line import LineClass, LineKind
from gkdesk.text.bidi_safe import inside
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.reason_ticks import ReasonTicks
from gkdesk.ui.widgets import Label, Role, TextButton

if TYPE_CHECKING:
    from gkdesk.services.booklets.lines.offers import LineOffer

TITLE = "Das steht im Heft, Zeile für Zeile"
KINDS = {
    LineKind.HELPER: "Ansprechpersonen",
    LineKind.WAY: "Mein Weg",
    LineKind.GOAL: "Ziele",
    LineKind.STEP: "Schritte und Termine",
    LineKind.AGREEMENT: "Das haben wir verabredet",
    LineKind.EDUCATION: "Schule, Ausbildung, Arbeit",
}
TELLS = {
    LineClass.RESIDENCE: "kann etwas über den Aufenthalt verraten",
    LineClass.HEALTH: "kann etwas über die Gesundheit oder eine Notlage verraten",
    LineClass.NOT_HERS: "unter „Wer?“ steht weder „ich“ noch der Name der Person",
}
NEVER = "nie im Heft: verrät zum Beispiel Familienstand, Herkunft, Staatsangehörigkeit oder Glauben"
NONE = "In den ausgefüllten Teilen stehen keine Zeilen aus der Akte."
HINT = (
    "Gehen Sie die Zeilen mit der Person durch. Die Liste der Wörter, nach der das Programm "
    "entscheidet, kann nicht vollständig sein."
)
SAME_NAME = "bitte prüfen – so heißt auch jemand anderes in den Akten: {names}"
LEFT_OUT = "nicht im Heft"
PRINTED = "im Heft"
"""The tick says it: written out only for those who hear the page."""
NAMED_ONCE = "In einer Zeile steht ein Name, den auch jemand anderes trägt: bitte prüfen"
NAMED = "In {number} Zeilen steht ein Name, den auch jemand anderes trägt: bitte prüfen"
OPEN, CLOSE = "Zeilen ansehen und entscheiden", "Zeilen zuklappen"


class LineList(QWidget):
    """A tick per line, behind a count; emit `changed` when one is set or taken away."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = Label("", Role.QUIET, wrap=True)
        self.more = TextButton(OPEN, icon="chevron-down")
        self._offers: dict[int, LineOffer] = {}
        self._in: set[str] = set()
        self._out: set[int] = set()
        self._ticks = ReasonTicks()
        self.checks, self.lines = self._ticks.checks, self._ticks.lines
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        for widget in (Label(TITLE, Role.STRONG, wrap=True), self.count):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._ticks)
        self._ticks.hide()
        self._ticks.ticked.connect(self._on_ticked)
        self.more.clicked.connect(self._on_more_clicked)

    def lines_in(self) -> frozenset[str]:
        """Return the keys of the lines that are wanted although they would stay out."""
        return frozenset(self._in)

    def lines_out(self) -> frozenset[int]:
        """Return the lines that are not wanted although they would come in."""
        return frozenset(self._out)

    def set_wishes(self, lines_in: frozenset[str], lines_out: frozenset[int]) -> None:
        """Take over the wishes of a person in place of those of another."""
        self._in, self._out = set(lines_in), set(lines_out)

    def show_offers(self, offers: tuple[LineOffer, ...]) -> None:
        """Show what happens by rule, and on top of it what the person wants."""
        before = [(each.key, each.kind) for each in self._offers.values()]
        self._offers = {offer.ref: offer for offer in offers}
        if before != [(each.key, each.kind) for each in offers]:
            self._rebuild(offers)
        for offer in offers:
            self._show(offer)
        self.more.setVisible(bool(offers))
        self._ticks.setVisible(bool(offers) and self.more.label() == CLOSE)
        self._tell_count()

    def _stands(self, offer: LineOffer) -> bool:
        if not offer.may_choose or offer.ref in self._out:
            return False
        return offer.key in self._in or offer.printed

    def _show(self, offer: LineOffer) -> None:
        printed = self._stands(offer)
        reason = _reason(offer, printed=printed)
        self._ticks.set_tick(offer.ref, on=printed, enabled=offer.may_choose)
        self._ticks.set_reason(offer.ref, reason, spoken_only=reason == PRINTED)

    def _tell_count(self) -> None:
        total = len(self._offers)
        out = total - sum(map(self._stands, self._offers.values()))
        lines = "1 Zeile" if total == 1 else f"{total} Zeilen"
        verb = "stehen" if out > 1 else "steht"
        stands = f"{out} {verb} nicht im Heft" if out else "nichts ist weggelassen"
        told = [f"{lines}, {stands}" if total else NONE]
        named = sum(1 for each in self._offers.values() if each.others and self._stands(each))
        if named:
            told.append(NAMED_ONCE if named == 1 else NAMED.format(number=named))
        self.count.setText(". ".join(told))

    def _rebuild(self, offers: tuple[LineOffer, ...]) -> None:
        self._ticks.clear()
        self._ticks.say(Label(HINT, Role.QUIET, wrap=True))
        for kind, group in groupby(offers, key=attrgetter("kind")):
            caption = Label(KINDS[kind], Role.CAPTION)
            caption.setContentsMargins(0, theme.px("space.s"), 0, theme.px("space.xs"))
            self._ticks.say(caption)
            for offer in group:
                self._ticks.add(offer.ref, _words(offer))

    @Slot()
    def _on_more_clicked(self) -> None:
        opens = self.more.label() == OPEN
        self.more.set_label(CLOSE if opens else OPEN)
        self.more.set_icon("chevron-up" if opens else "chevron-down")
        self._ticks.setVisible(opens)

    @Slot(object, bool)
    def _on_ticked(self, ref: int, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        offer = self._offers[ref]
        self._out.discard(offer.ref)
        self._in = {key for key in self._in if not key.startswith(f"{offer.ref}:")}
        if wanted and not offer.printed:
            self._in.add(offer.key)
        elif offer.printed and not wanted:
            self._out.add(offer.ref)
        self._show(offer)
        self._tell_count()
        self.changed.emit()


def _words(offer: LineOffer) -> str:
    if offer.kind is LineKind.STEP:
        what, *who = offer.words or ("",)
        return f"{what} (Wer? {who[0] if who else 'nicht eingetragen'})"
    return ", ".join(offer.words)


def _reason(offer: LineOffer, *, printed: bool) -> str:
    reason = _rule(offer, printed=printed)
    if printed and offer.others:
        return f"{reason}: {SAME_NAME.format(names=', '.join(map(inside, offer.others)))}"
    return reason


def _rule(offer: LineOffer, *, printed: bool) -> str:
    if not offer.may_choose:
        return NEVER
    tells = TELLS.get(offer.line_class)
    if printed:
        return f"{PRINTED} auf Wunsch: {tells}" if tells else PRINTED
    return f"{LEFT_OUT}: {tells}" if tells else LEFT_OUT
