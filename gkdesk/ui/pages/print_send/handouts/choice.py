"""Which handout, for whom, in which language, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot

from gkdesk.services.handouts.kinds import AUDIENCES, HandoutKind, HandoutWish, StackLine
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import ClientId, MunicipalityId
from gkdesk.text.languages import GERMAN, language
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput, TicksInput
from gkdesk.ui.pages.print_send.booklets.person_pick import PersonPick
from gkdesk.ui.pages.print_send.choice_column import ChoiceColumn
from gkdesk.ui.pages.print_send.handouts import words as texts
from gkdesk.ui.pages.print_send.handouts.facts import LocalFactsForm
from gkdesk.ui.pages.print_send.handouts.letter import LetterForm
from gkdesk.ui.pages.print_send.handouts.many import ManyReaders
from gkdesk.ui.pages.print_send.handouts.topics import HandoutOffer
from gkdesk.ui.pages.print_send.handouts.work import (
    Recipient,
    Sheets,
    by_language,
    for_many,
    in_order,
)
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.pages.print_send.paper_part import Choice
from gkdesk.ui.widgets import CheckBox, FieldRow, Label, LinkButton, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HandoutChoice(Choice):
    """Emit `changed` for another handout, `print_wanted` on Enter in the list of handouts."""

    print_wanted = Signal()
    field_wanted = Signal(object)
    """Another field is the next one to fill in."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._handouts = context.workspace.handouts
        self._kinds = {each.id: each for each in self._handouts.offered()}
        self.handout = HandoutOffer(self._kinds.values())
        self.unknown = Label("", Role.WARN, wrap=True)
        self.about = Label("", Role.QUIET, wrap=True)
        self.mode = Offer("Für wen?", texts.MODE_WORDS.items())
        self.hint = Label("", Role.QUIET, wrap=True)
        self.person = PersonPick(context)
        self.many = ManyReaders(context)
        self.language: Offer[str] = Offer("Sprache neben Deutsch")
        self.ticks = TicksInput("Sprachen auswählen")
        self.count = LineInput("1")
        self.count_row = FieldRow("Wie viele?", self.count)
        self.place: Offer[MunicipalityId | None] = Offer("Stellen und Angebote")
        self.audience = Offer("Art", texts.AUDIENCE_WORDS.items())
        self.large = CheckBox(texts.LARGE)
        self.cover = CheckBox(texts.COVERS[texts.MANY])
        self._with_cover = {texts.MANY: True, texts.STACK: False}
        self._place_kept: MunicipalityId | None = None
        self._was_person = False
        self.letter = LetterForm(context)
        self.facts = LocalFactsForm(self._handouts)
        self._column = ChoiceColumn(self)
        self._ticked_entries: list[tuple[str, str]] = []
        self._layout()
        self.read()
        self._connect()

    def kind(self) -> HandoutKind:
        """Return the handout that is chosen."""
        return self._kinds[self.handout.value() or next(iter(self._kinds))]

    def is_letter(self) -> bool:
        """Tell whether a letter to one person is wanted."""
        return self.kind().is_letter

    def shown_mode(self) -> int:
        """Return for whom: a letter is for one person, whatever was chosen before."""
        return texts.PERSON if self.is_letter() else self.mode.value() or texts.COUNTER

    def is_many(self) -> bool:
        """Tell whether several copies are printed as jobs of their own."""
        return self.shown_mode() in (texts.MANY, texts.STACK)

    def names_nobody(self) -> bool:
        """Tell whether neither choice nor pages can name anybody: a guest may look on."""
        return self.shown_mode() in (texts.COUNTER, texts.STACK)

    def copies(self) -> int:
        """Return how many copies of one handout, 0 while that is no number."""
        typed = self.count.text().strip()
        number = int(typed) if typed.isdecimal() else 0
        return number if 1 <= number <= texts.MOST_COPIES else 0

    def sheets(self) -> tuple[Sheets, ...]:
        """Return what is wanted; nothing while something is missing."""
        if self.missing.text():
            return ()
        wish, mode = self._wish(), self.shown_mode()
        if mode == texts.MANY:
            return for_many(wish, self._recipients(), self._languages())
        if mode == texts.STACK:
            return by_language(wish, self.ticks.ticked(), self.copies())
        return (Sheets(wish, self.copies() if mode == texts.COUNTER else 1),)

    def cover_lines(self) -> tuple[StackLine, ...]:
        """Return what the list on top says, nothing where none is wanted."""
        if not self.is_many() or not self.cover.isChecked():
            return ()
        if self.shown_mode() == texts.MANY:
            listed = in_order(self._recipients(), self._languages())
            return tuple(StackLine(each.language, each.code, place=each.place) for each in listed)
        return tuple(StackLine(each.wish.language, copies=each.copies) for each in self.sheets())

    def read(self, changes: tuple[Change, ...] = ()) -> None:
        """Offer the people, places and texts of now."""
        places = self._context.workspace.office.municipalities()
        self._place_names = {each.id: each.name for each in places}
        self.place.offer([(None, texts.WHOLE_KREIS), *self._place_names.items()])
        self.person.read()
        if self.shown_mode() == texts.MANY:
            self.many.read(changes)
        self._refresh()

    def place_name(self, ref: MunicipalityId | None) -> str:
        """Return the name of a municipality, "" for the whole Kreis."""
        return "" if ref is None else self._place_names.get(ref, "")

    def read_copies(self) -> None:
        """Say anew how many copies left so far."""
        words = texts.about(self.kind(), self._handouts.copies())
        self.about.setText(words)
        self.about.setVisible(bool(words))

    def choose(self, handout: str, ref: int | None = None) -> None:
        """Choose a handout, and the person whom it is for."""
        if handout in self._kinds:
            self.handout.choose(handout)
        if ref is not None:
            self.mode.choose(texts.PERSON)
            self.person.choose(ref)

    def asked(self) -> tuple[str, int | None]:
        """Return what `choose` would ask for."""
        is_person = self.shown_mode() == texts.PERSON
        return self.kind().id, self.person.asked() if is_person else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.handout.hasFocus():
            if not self.unknown.text():  # who typed another topic does not mean this handout
                self.print_wanted.emit()
        else:
            super().keyPressEvent(event)

    def first_field(self) -> QWidget:
        """Return where to begin: in a letter to somebody with what is not filled in yet."""
        if not self.is_letter():
            return self.handout
        return self.person.search if self.person.client() is None else self.letter.first_empty()

    def _wish(self) -> HandoutWish:
        client = self.person.client() if self.shown_mode() == texts.PERSON else None
        is_letter = self.is_letter()
        return HandoutWish(
            handout=self.kind().id,
            language=self.language.value() or "de",
            audience=self._audience(),
            large=self.large.isChecked(),
            municipality_id=self._place(),
            client_id=None if client is None else ClientId(client.id),
            invitation=self.letter.invitation() if is_letter else None,
        )

    def _audience(self) -> Audience:
        if self.kind().public_only:
            return Audience.PUBLIC
        shown = self.kind().takes_places and self.shown_mode() in (texts.COUNTER, texts.STACK)
        return (self.audience.value() or AUDIENCES[0]) if shown else AUDIENCES[0]

    def _place(self) -> MunicipalityId | None:
        """Return the chosen municipality; of many each has her own, and none is chosen."""
        takes = self.kind().takes_places and self.shown_mode() != texts.MANY
        return self.place.value() if takes else None

    def _recipients(self) -> tuple[Recipient, ...]:
        return self.many.recipients(by_place=self.kind().takes_places)

    def _languages(self) -> tuple[str, ...]:
        return self._handouts.languages(self.kind().id)

    def _refresh(self) -> None:
        """Show what fits the chosen handout and mode, and work out what is missing."""
        kind = self.kind()
        modes = texts.PUBLIC_MODES if kind.public_only else texts.MODE_WORDS
        self.mode.offer((each, texts.MODE_WORDS[each]) for each in modes)
        mode = self.shown_mode()
        codes = self._languages()
        self.language.offer(
            (code, texts.ONLY_GERMAN if code == GERMAN.code else language(code).german)
            for code in codes
        )
        if tuple(code for code, _ in self._ticked_entries) != codes:
            self._ticked_entries = [(code, language(code).german) for code in codes]
            kept = [code for code in self.ticks.ticked() if code in codes]
            self.ticks.offer(self._ticked_entries, kept)
        self.hint.setText(self._hint(kind, mode))
        for widget, shown in self._shown(kind, mode).items():
            self._column.show_box(widget, shown=shown)
        place = self._place()
        by_place = kind.takes_places and bool(self._place_names)
        self.facts.show_handout(kind.id, place, self.place_name(place), by_place=by_place)
        self._show_cover(mode)
        client = self.person.client()
        self.letter.show_need(None if client is None else client.interpreter)
        self.read_copies()
        self.count_row.show_error(
            "" if self.copies() else texts.BAD_COUNT.format(texts.MOST_COPIES)
        )
        words = self._missing_words()
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def _hint(self, kind: HandoutKind, mode: int) -> str:
        """Say what comes of it, and whose offices stand on the pages."""
        if kind.is_letter:
            return texts.LETTER_HINT
        words = [texts.MODE_HINTS[mode]]
        if kind.takes_places and self._place_names:
            if mode == texts.PERSON:
                words.append(texts.HOME_OF_PERSON)
            elif mode == texts.MANY:
                words.append(texts.HOMES)
                unknown = sum(not each.place for each in self._recipients())
                words += [texts.without_home(unknown)] if unknown else []
        return " ".join(words)

    def _show_cover(self, mode: int) -> None:
        """Offer the list on top: ticked for many people, as nothing on a copy says whose it is."""
        if mode in self._with_cover:
            with QSignalBlocker(self.cover):
                self.cover.setText(texts.COVERS[mode])
                self.cover.setChecked(self._with_cover[mode])

    def _shown(self, kind: HandoutKind, mode: int) -> dict[QWidget, bool]:
        several = len(self._languages()) > 1
        anybody = mode in (texts.COUNTER, texts.STACK)
        return {
            self.mode: not kind.is_letter,
            self.person: mode == texts.PERSON,
            self.many: mode == texts.MANY,
            self.language: several and mode in (texts.COUNTER, texts.PERSON),
            self.ticks: mode == texts.STACK,
            self.count_row: anybody,
            self.place: kind.takes_places and mode != texts.MANY,
            self.audience: kind.takes_places and anybody,
            self.cover: mode in (texts.MANY, texts.STACK),
            self.letter: kind.is_letter,
        }

    def _missing_words(self) -> str:
        mode = self.shown_mode()
        if mode == texts.PERSON and self.person.client() is None:
            return texts.GONE_CLIENT if self.person.is_lost() else texts.CHOOSE_CLIENT
        if mode == texts.MANY and not self._recipients():
            return texts.NOBODY
        if mode == texts.STACK and not self.ticks.ticked():
            return texts.NO_LANGUAGE
        if mode in (texts.COUNTER, texts.STACK) and not self.copies():
            return texts.CHECK_FIELDS
        return self.letter.why_none() if self.is_letter() else ""

    def _layout(self) -> None:
        self.setMinimumWidth(1)
        column = self._column
        column.addWidget(self.handout)
        column.addWidget(self.unknown)
        self.unknown.hide()
        column.addWidget(self.about)
        column.addSpacing(theme.px("space.s"))
        self._add(self.mode, "Für wen?")
        boxes: tuple[QWidget, ...] = (self.hint, self.missing, self.person, self.many)
        for widget in boxes:
            column.addWidget(widget)
        captioned: tuple[tuple[QWidget, str], ...] = (
            (self.language, "Sprache neben Deutsch"),
            (self.ticks, "Sprachen"),
        )
        for widget, words in captioned:
            self._add(widget, words)
        column.addWidget(self.count_row)
        self._add(self.place, "Stellen und Angebote")
        self._add(self.audience, "Art")
        for widget in (self.large, self.cover, self.letter):
            column.addWidget(widget)
        column.addSpacing(theme.px("space.m"))
        column.addWidget(self.facts)
        self._add_links(column)

    def _add(self, widget: QWidget, words: str) -> None:
        widget.setAccessibleName(words)
        self._column.add_captioned(widget)

    def _add_links(self, column: QVBoxLayout) -> None:
        column.addSpacing(theme.px("space.m"))
        column.addWidget(Label(texts.ELSEWHERE, Role.STRONG))
        for words, target in texts.LINKS:
            link = LinkButton(words)
            link.setProperty("target", target)
            link.clicked.connect(self._on_link_clicked)
            column.addWidget(link)

    def _connect(self) -> None:
        self.handout.sought.connect(self._on_handout_sought)
        self.mode.currentIndexChanged.connect(self._on_mode_changed)
        self.person.chosen.connect(self._on_person_chosen)
        for box in (self.handout, self.language, self.place, self.audience):
            box.currentIndexChanged.connect(self._on_changed)
        self.ticks.changed.connect(self._on_changed)
        self.count.textChanged.connect(self._on_changed)
        self.large.toggled.connect(self._on_changed)
        self.cover.toggled.connect(self._on_cover_toggled)
        self.many.changed.connect(self._on_changed)
        self.letter.changed.connect(self._on_changed)

    @Slot(str)
    def _on_handout_sought(self, typed: str) -> None:
        """Say that no handout is called so: nothing else shall be printed in its place."""
        self.unknown.setText(texts.NO_SUCH.format(typed) if typed else "")
        self.unknown.setVisible(bool(typed))

    @Slot()
    def _on_changed(self) -> None:
        self._refresh()
        self.changed.emit()

    @Slot()
    def _on_mode_changed(self) -> None:
        """Take up the municipality of the counter, or of the person, where it was left."""
        if self.shown_mode() == texts.MANY:
            self.many.read()
        is_person = self.mode.value() == texts.PERSON
        if is_person != self._was_person:
            kept, self._place_kept = self._place_kept, self.place.value()
            self._was_person = is_person
            with QSignalBlocker(self.place):
                self.place.choose(kept)
        self._on_changed()

    @Slot(bool)
    def _on_cover_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._with_cover[self.shown_mode()] = on

    @Slot()
    def _on_person_chosen(self) -> None:
        client, was_searched = self.person.client(), self.person.search.hasFocus()
        self.letter.write_to(self.person.asked())
        if client is not None:
            ref = ClientId(client.id)
            self.language.choose(self._handouts.language_for(ref))
            self.place.choose(self._handouts.residences([ref]).get(ref))
        self._on_changed()
        if self.is_letter() and was_searched:
            self.field_wanted.emit(self.first_field())

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self._context.navigate(str(link.property("target")), None)
