"""Netzwerk: choose a paper, see its very pages, print or save it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from gkdesk.network.choice import read_choices
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat
from gkdesk.text.ids import SnapshotId
from gkdesk.ui.pages.print_send import paper_words as texts
from gkdesk.ui.pages.print_send.gate import Leaving
from gkdesk.ui.pages.print_send.network.choice import PaperChoice, Scope
from gkdesk.ui.pages.print_send.network.work import Shown, make_paper, print_paper, save_paper
from gkdesk.ui.pages.print_send.paper_part import NOTHING, PaperPart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from gkdesk.progress import Progress
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

PAPER_KIND = "paper"
"""`paper.<code>` asks for a kind of paper, with the cooperation it is about; `paper.<code>:<scope>`
for a map of one organisation, body or municipality; `paper.<code>:<later state>` for a comparison
with the earlier state, and without a later one with the network of today."""
COMPARING = frozenset({PaperCode.COMPARISON, PaperCode.MAP_COMPARED})
NAMING_MANY = frozenset({PaperCode.DIRECTORY, PaperCode.CALLS})
"""Kinds that name many people: a file of them asks for the passphrase."""


class NetworkPart(PaperPart[Shown]):
    """The papers of the network with their preview."""

    key: ClassVar[str] = "network"
    title: ClassVar[str] = "Netzwerk"
    kinds: ClassVar[tuple[str, ...]] = (PAPER_KIND,)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self._papers = context.workspace.network_papers
        self.choice = PaperChoice(context.workspace, self._papers.offered())
        super().__init__(context, self.choice, parent)
        self._on_privacy_changed(context.privacy.is_on())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Offer the states and cooperations of now; make the preview anew."""
        del changes
        self.choice.read()
        self.history.reload()
        self.outdate()

    def open(self, kind: str, ref: int | None) -> None:
        """Choose the paper that was asked for."""
        code, _, further = kind.partition(".")[2].partition(":")
        if code in COMPARING and ref is not None:
            later = SnapshotId(int(further)) if further else None
            self.choice.choose_states(PaperCode(code), SnapshotId(ref), later)
        elif code in {each.value for each in PaperCode}:
            scope, _, filters = further.partition(":")
            self.choice.choose(PaperCode(code), ref, Scope(scope) if scope else Scope.ALL)
            self.choice.filter_by(read_choices(filters))
        self.choice.kinds[self.choice.place()].setFocus()

    def shown(self) -> tuple[tuple[str, int], ...]:
        code, further, ref = self.choice.asked()
        kind = f"{PAPER_KIND}.{code}"
        return ((f"{kind}:{further}" if further else kind, NOTHING if ref is None else ref),)

    def making(self) -> Callable[[Progress], Shown] | None:
        wish = self.choice.wish()
        return None if wish is None else partial(make_paper, self._papers, wish)

    def heading(self) -> str:
        wish = self.choice.wish()
        return "" if wish is None else texts.is_for(wish.audience)

    def notes(self, shown: Shown) -> list[str]:
        notes: list[str] = []
        if shown.shown_by is None:
            return notes
        if shown.paper.format is not PaperFormat.PDF:
            notes.append(texts.SHOWN_AS_PAGE.format(shown.paper.format.upper()))
        if shown.shown_by.undrawn and not self.context.privacy.is_on():
            notes.append(texts.undrawn(shown.shown_by))
        return notes

    def leaving(self) -> Leaving:
        names_many = self.choice.kind().code in NAMING_MANY
        return Leaving.REGISTER if names_many else Leaving.ONE_FILE

    def save(self, shown: Shown, path: Path) -> None:
        save_paper(self._papers, shown.paper, path)

    def print_work(self, shown: Shown, printer: QPrinter) -> Callable[[Progress], bool]:
        return partial(print_paper, self._papers, shown, printer)
