"""Handzettel: choose one at the counter and print it at once; or for one person, many, a stack."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot

from gkdesk.services.drafts import LETTER
from gkdesk.services.handouts.template import GLOSSARY, INVITATION
from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers import handouts as names
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import tasks
from gkdesk.ui.pages.print_send import paper_words as shared
from gkdesk.ui.pages.print_send.cases.words import blacked
from gkdesk.ui.pages.print_send.doubts import DoubtList
from gkdesk.ui.pages.print_send.gate import Leaving
from gkdesk.ui.pages.print_send.handouts import words as texts
from gkdesk.ui.pages.print_send.handouts.choice import HandoutChoice
from gkdesk.ui.pages.print_send.handouts.letter import TOPIC
from gkdesk.ui.pages.print_send.handouts.work import (
    HandoutShown,
    Run,
    look_through,
    make_shown,
    print_many,
    print_one,
    save_one,
    with_kept,
)
from gkdesk.ui.pages.print_send.leaving import Handed
from gkdesk.ui.pages.print_send.noted_part import NotedPart
from gkdesk.ui.pages.print_send.paper_part import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.workspace import Change, Outcome
    from gkdesk.ui.pages.page import PageContext

_LETTER = f"{names.LETTER}.{names.INVITATION}"


class HandoutsPart(NotedPart[HandoutShown]):
    """The handouts with their preview."""

    key: ClassVar[str] = "handouts"
    title: ClassVar[str] = "Handzettel"
    kinds: ClassVar[tuple[str, ...]] = (names.LEAFLET, names.LETTER, names.GLOSSARY)
    help_topic: ClassVar[str] = "handzettel"
    how_far: ClassVar[str] = texts.SHEETS_OUT
    logged: ClassVar[tuple[str, ...]] = tuple(f"paper:{each}." for each in kinds)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self._handouts = context.workspace.handouts
        self.choice = HandoutChoice(context)
        super().__init__(context, self.choice, parent)
        self.doubts = DoubtList()
        self.left.body.insertWidget(1, self.doubts)
        self._letter: tuple[str, int | None] | None = None
        self._begun: tuple[str, str] | None = None
        self._counting: tasks.Task | None = None
        self._reveal = QTimer(self, interval=0, singleShot=True)
        self._run: Run | None = None
        self.setFocusProxy(self.choice.handout)
        self.choice.changed.connect(self._on_choice_changed)
        self.choice.print_wanted.connect(self._on_print_wanted)
        self.choice.field_wanted.connect(self._go_to)
        self._reveal.timeout.connect(self._on_reveal_timeout)
        self.choice.facts.saved.connect(self._on_fact_saved)
        self.doubts.changed.connect(self.outdate)
        self._on_privacy_changed(context.privacy.is_on())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Offer the offices, offers and people of now; make the preview anew."""
        self.history.reload()
        if self.is_noting:
            self.choice.read_copies()
        else:
            self.choice.read(changes)
            self.outdate()

    def open(self, kind: str, ref: int | None) -> None:
        """Choose the handout that was asked for."""
        family, _, name = kind.partition(".")
        ids = {names.LETTER: INVITATION, names.GLOSSARY: GLOSSARY}
        self.choice.choose(ids.get(family, name), ref)
        self._go_to(self.choice.first_field())

    def shown(self) -> tuple[tuple[str, int], ...]:
        handout, ref = self.choice.asked()
        kind = {INVITATION: _LETTER, GLOSSARY: names.GLOSSARY}.get(
            handout, f"{names.LEAFLET}.{handout}"
        )
        return ((kind, NOTHING if ref is None else ref),)

    def open_draft(self, key: str) -> bool:
        kind, _, ref = key.rpartition(":")
        if kind != LETTER or not ref.isdecimal():
            return False
        self.open(_LETTER, int(ref))
        self._go_to(self.choice.letter.lines[TOPIC])
        return self.choice.person.client() is not None

    def making(self) -> Callable[[Progress], HandoutShown] | None:
        sheets, asked = self.choice.sheets(), self.choice.asked()
        if self.choice.is_letter() and asked != self._letter:
            self._letter = asked
            self.doubts.forget()
        kept = with_kept(sheets, self.doubts.kept())
        return partial(make_shown, self._handouts, kept) if sheets else None

    def heading(self) -> str:
        sheets, is_letter = self.choice.sheets(), self.choice.is_letter()
        if not sheets:
            return texts.heading(Audience.CLIENT, is_letter=True, many=False) if is_letter else ""
        return texts.heading(
            sheets[0].wish.audience, is_letter=is_letter, many=self.choice.is_many()
        )

    def notes(self, shown: HandoutShown) -> list[str]:
        notes = self._notes_of_run(shown) if self.choice.is_many() else []
        if shown.general and not self.choice.is_many():
            place = self.choice.place_name(shown.paper.wish.municipality_id)
            notes.append(texts.general(place, shown.general))
        if shown.lacking:
            notes.append(texts.lines_left(shown.lacking))
        if shown.paper.unhelped:
            notes.append(texts.no_office(shown.paper.unhelped))
        if self.doubts.undecided():
            notes.append(blacked(self.doubts.undecided()))
        if shown.paper.stale:
            notes.append(texts.stale(shown.paper.stale))
        if shown.paper.undrawn and not self.context.privacy.is_on():
            notes.append(shared.undrawn(shown.paper))
        return notes

    def _notes_of_run(self, shown: HandoutShown) -> list[str]:
        """Say what all of many come to, and which of them the preview shows."""
        run, wish = self._run, shown.paper.wish
        places = {each.wish.municipality_id for each in shown.sheets}
        said = texts.run(shown.total, 0 if run is None else run.pages, by_place=len(places) > 1)
        counting = [] if self._counting is None else [texts.COUNTING]
        one = texts.shown_one(shown.paper.language, self.choice.place_name(wish.municipality_id))
        notes = [" ".join((said, *counting)), one]
        if run is not None and run.general:
            notes.append(texts.general_places(map(self.choice.place_name, run.general)))
        return notes

    def _wanted(self) -> str:
        total = 0 if self.paper is None else self.paper.total
        return texts.wanted(total, 0 if self._run is None else self._run.pages)

    def allow(self) -> None:
        super().allow()
        if self.paper is not None and self.choice.names_nobody() and not self.is_busy():
            self.head.allow(printing=True, saving=True)
        many = self.choice.is_many()
        self.head.print_button.set_label("Alle drucken" if many else "Drucken")
        self.head.save_button.setVisible(not many)

    def leaving(self) -> Leaving:
        return Leaving.ONE_FILE

    def save(self, shown: HandoutShown, path: Path) -> None:
        handed = Handed()
        try:
            save_one(self._handouts, shown.paper, path, handed)
        finally:
            self.tell_notes(handed)
        self.choice.letter.settle(self._begun_letter())

    def print_shown(self) -> None:
        """Print; a list of people that lies on top asks for the passphrase first."""
        names_people = any(line.code for line in self.choice.cover_lines())
        if names_people:
            self.gate.ask(Leaving.PAPERS_ON_PAPER, self._wanted())
        else:
            self._print()

    def let_out(self, leaving: Leaving) -> None:
        if leaving is Leaving.PAPERS_ON_PAPER:
            self._print()
        else:
            super().let_out(leaving)

    def on_printed(self, is_taken: bool) -> None:  # noqa: FBT001 - what the task returns
        super().on_printed(is_taken)
        if is_taken:
            self.choice.letter.settle(self._begun)

    def done_words(self, handed: Handed) -> str:
        return texts.SHEETS_DONE.format(handed.count) if handed.total > 1 else shared.HANDED_OVER

    def _print(self) -> None:
        shown, many = self.paper, self.choice.is_many()
        if shown is None:
            self.complain(shared.CHANGED)
            return
        copies = 1 if many else shown.total
        printer = self.choose_printer(shown, shown.pages, page_range=not many, copies=copies)
        if printer is not None:
            self._begun = self._begun_letter()
            self.begin_printing(self._work(shown, printer), shown.total)

    def _work(self, shown: HandoutShown, printer: QPrinter) -> Callable[[Progress], bool]:
        if not self.choice.is_many():
            return partial(print_one, self._handouts, shown, printer, self.hand_over())
        handed, cover = self.hand_over(shown.total), self.choice.cover_lines()
        return partial(print_many, self._handouts, shown.sheets, cover, printer, handed)

    def _begun_letter(self) -> tuple[str, str] | None:
        """Return the draft that the letter of now was begun as."""
        return self.choice.letter.begun() if self.choice.is_letter() else None

    def _on_made(self, shown: HandoutShown) -> None:
        self.doubts.show_doubts(shown.paper.doubts)
        if self.choice.is_many():
            self._counting = tasks.run(
                self,
                partial(look_through, self._handouts, shown.sheets),
                done=self._on_counted,
                failed=self._on_counting_failed,
                stopped=self._on_counting_stopped,
            )
        super()._on_made(shown)
        self._cover()

    def _on_counted(self, run: Run) -> None:
        self._counting, self._run = None, run
        self.doubts.show_doubts(run.doubts)
        self._note()
        if not self.gate.isHidden():
            self.gate.tell(self._wanted())
        self._cover()

    def _on_counting_failed(self, error: UserError) -> None:
        self._on_counting_stopped()
        self.complain(sentence(error))

    def _on_counting_stopped(self) -> None:
        self._counting = None
        self._note()

    def _stop_making(self) -> None:
        super()._stop_making()
        self._run = None
        if self._counting is not None:
            self._counting.drop()
            self._counting = None

    def _cover(self) -> None:
        """Hide choice and pages from a guest, unless they name nobody: she may come for them."""
        harmless = self.choice.names_nobody() and not self.doubts.has_any()
        on = self.context.privacy.is_on() and not harmless
        for cover in self.covers:
            cover.set_covering(on=on)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        super()._on_privacy_changed(on)
        self._cover()

    @Slot(object)
    def _go_to(self, field: QWidget) -> None:
        """Put the focus into a field; it is brought into view as soon as it has its place."""
        field.setFocus()
        self._reveal.start()

    @Slot()
    def _on_reveal_timeout(self) -> None:
        field = self.choice.focusWidget()
        if field is not None:
            self.left.ensureWidgetVisible(field)

    @Slot()
    def _on_choice_changed(self) -> None:
        self._cover()

    @Slot()
    def _on_print_wanted(self) -> None:
        self.print_this()

    @Slot(object)
    def _on_fact_saved(self, outcome: Outcome) -> None:
        self.context.wrote(outcome)
        self.outdate()
