"""Say while a record is typed that there is one with the same name, number or address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gkdesk.services.register.duplicates import Typed
from gkdesk.text.codes.records import Likeness
from gkdesk.text.folding import fold
from gkdesk.text.wording.clients import word
from gkdesk.ui.widgets import FlowLayout, Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkdesk.text.codes.clients import RecordKind
    from gkdesk.ui.pages.page import PageContext

HINT_AFTER_MS = 250
HINT_FROM_LETTERS = 4
HINTS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that may be the one that is typed, and why."""

    ref: int
    name: str
    likeness: Likeness


class DuplicateHint(QWidget):
    """„Gibt es schon: …“, „Ähnlich: …“, „Gleiche Telefonnummer: …“ while something is typed.

    `find` returns the records that may be meant, the likeliest first. `within` is the
    organisation to which the record that is typed will belong.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: PageContext,
        find: Callable[[Typed], Sequence[Hit]],
        *,
        icon: str = "person",
    ) -> None:
        super().__init__()
        self._context = context
        self._find = find
        self._icon = icon
        self.own = 0
        self.within: int | None = None
        self._typed = Typed("")
        self._captions: list[Label] = []
        self._links: list[LinkButton] = []
        self._timer = QTimer(self, interval=HINT_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._flow = FlowLayout(self)
        self.hide()

    def begin(self, own: int) -> None:
        """Forget what was found; the hits are never this record itself."""
        self.own = own
        self._timer.stop()
        self._show(())

    def look_for(self, name: str = "", *, phone: str = "", email: str = "") -> None:
        """Look soon for others who sound like this, or are reached like this."""
        self._typed = Typed(name.strip(), phone.strip(), email.strip(), self.within)
        self._timer.start()

    def names(self) -> tuple[str, ...]:
        """Return the names that are shown."""
        return tuple(link.label() for link in self._links)

    def captions(self) -> tuple[str, ...]:
        """Return what is said about the names that are shown."""
        return tuple(caption.text() for caption in self._captions)

    @Slot()
    def _on_timer_timeout(self) -> None:
        parent, typed = self.parentWidget(), self._typed
        hidden = parent is None or not parent.isVisible() or self._context.privacy.is_on()
        letters = max(len(typed.name), len(typed.phone), len(typed.email))
        if letters < HINT_FROM_LETTERS or hidden:
            self._show(())
            return
        self._show([hit for hit in self._find(typed) if hit.ref != self.own][:HINTS])

    def _show(self, hits: Sequence[Hit]) -> None:
        for each in (*self._captions, *self._links):
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._captions, self._links = [], []
        for likeness in dict.fromkeys(hit.likeness for hit in hits):
            why = _why(likeness)
            alike = likeness is Likeness.SIMILAR_NAME
            self._captions.append(Label(f"{why}:", Role.QUIET if alike else Role.WARN))
            self._flow.addWidget(self._captions[-1])
            for hit in hits:
                if hit.likeness is likeness:
                    self._add_link(hit, why)
        self.setVisible(bool(hits))

    def _add_link(self, hit: Hit, why: str) -> None:
        link = LinkButton(hit.name, self._icon)
        link.setProperty("ref", hit.ref)
        link.setAccessibleDescription(f"{why}, öffnen")
        link.clicked.connect(self._on_link_clicked)
        self._flow.addWidget(link)
        self._links.append(link)

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.chosen.emit(int(link.property("ref")))


def sounding_like(context: PageContext, kind: RecordKind, typed: Typed) -> list[Hit]:
    """Return the records of a kind that sound like a name, in every script."""
    found = context.workspace.search.find(typed.name, limit=HINTS + 1, kinds=(kind,))
    wanted = fold(typed.name)
    return [
        Hit(
            hit.ref,
            hit.title,
            Likeness.SAME_NAME if fold(hit.title) == wanted else Likeness.SIMILAR_NAME,
        )
        for hit in found
    ]


def _why(likeness: Likeness) -> str:
    text = word(likeness)
    return f"{text[:1].upper()}{text[1:]}"
