"""What a booklet shall hold: language, layout, block by block, what the person asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.booklets.profiles.profile import (
    CATEGORY_ON_REQUEST,
    BookletBlock,
    BookletChoice,
    BookletProfile,
    Fill,
    PageKind,
)
from gkdesk.text.languages import GERMAN, with_german
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.blocks_choice import BlocksChoice
from gkdesk.ui.pages.print_send.booklets.lines import LineList
from gkdesk.ui.pages.print_send.booklets.papers import PaperList
from gkdesk.ui.pages.print_send.booklets.words import BLOCK_WORDS, LAYOUT_WORDS
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.widgets import CheckBox, HeadingLabel, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.booklets.making import Booklets
    from gkdesk.services.texts.texts import Texts
    from gkdesk.text.ids import ClientId

PAPERS_OF_MANY = (
    "In den Heften stehen nur gewöhnliche Papiere, zum Beispiel Zeugnis, Mietvertrag oder "
    "Meldebescheinigung. Wer eine Wahl getroffen hat, bekommt das Heft nach der eigenen Wahl."
)
UNCHECKED = "Übersetzung nicht geprüft, maschinell erstellt. Es gilt der deutsche Text."
ADDED = "Damit kommt etwas dazu in: {parts}."
NOTHING_ADDED = "Damit kommt nichts dazu: In den ausgefüllten Teilen steht dazu nichts."
LANGUAGE_OF_MANY = "Jedes Heft erscheint in der Sprache der Person."


class BookletOptions(QWidget):
    """Emit `changed` whenever the booklet would look different."""

    changed = Signal()

    def __init__(self, booklets: Booklets, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._booklets = booklets
        self._texts = texts
        self._client: ClientId | None = None
        self._profile = booklets.profile()
        self.language: Offer[str] = Offer("Sprache", _languages(texts))
        self.translation = Label("", Role.QUIET, wrap=True)
        self._layout_caption = Label("Zwei Sprachen stehen", Role.STRONG)
        self.layout_of_languages = Offer("Zwei Sprachen stehen", LAYOUT_WORDS.items())
        self.large_print = CheckBox("große Schrift")
        self.blocks = BlocksChoice()
        self.fills, self.requests = self.blocks.fills, self.blocks.requests
        self._papers_title = Label("Papiere dieser Person", Role.STRONG, wrap=True)
        self.papers = PaperList()
        self.papers_of_many = Label(PAPERS_OF_MANY, Role.QUIET, wrap=True)
        self.lines = LineList()
        self._layout()
        self.show_profile(self._profile)
        self._connect()

    def show_profile(self, profile: BookletProfile) -> None:
        """Offer what fits a profile; what was chosen for another one is gone."""
        self._profile = profile
        self.blocks.show_profile(profile)
        self.fills, self.requests = self.blocks.fills, self.blocks.requests
        self.reset()

    def language_code(self) -> str:
        return self.language.value() or GERMAN.code

    def set_language(self, code: str) -> None:
        """Choose a language without telling: another person has been chosen."""
        with QSignalBlocker(self.language):
            self.language.choose(code)
        self._tell_language()

    def choice(self) -> BookletChoice:
        """Return the choice as the booklet service takes it."""
        layout = self.layout_of_languages.value()
        return BookletChoice(
            self.blocks.chosen(),
            self.blocks.wanted(),
            self.large_print.isChecked(),
            self.papers.papers_in(),
            self.papers.papers_out(),
            layout=layout if self._may_face() else None,
            lines_in=self.lines.lines_in(),
            lines_out=self.lines.lines_out(),
        )

    def load(self, choice: BookletChoice) -> None:
        """Show a choice without telling: that of the person who was chosen, or a proposal."""
        self.blocks.load(choice)
        with QSignalBlocker(self.large_print):
            self.large_print.setChecked(choice.large_print)
        with QSignalBlocker(self.layout_of_languages):
            self.layout_of_languages.choose(choice.layout or self._profile.layout)
        self.papers.set_wishes(choice.papers_in, choice.papers_out)
        self.lines.set_wishes(choice.lines_in, choice.lines_out)

    def reset(self) -> None:
        """Go back to the proposal; the wishes of one person are not those of the next."""
        self.load(BookletChoice())

    def show_for(self, client: ClientId | None, *, single: bool) -> None:
        """Offer what fits one person (None: nobody yet), or what holds for many.

        Language and wishes belong to a person: of many, each gets the language that she reads,
        and nobody's wish is taken for that of another.
        """
        self._client = client if single else None
        self.language.offer(_languages(self._texts))
        self.language.setVisible(single)
        self._tell_language()
        self.blocks.show_wishes(on=single)
        self.papers_of_many.setVisible(not single and self._has(BookletBlock.PAPERS))
        self.read_record()

    def read_record(self) -> None:
        """Say anew which papers and lines of the person will stand in the booklet."""
        with_papers = self._client is not None and self._has(BookletBlock.PAPERS)
        for widget in (self._papers_title, self.papers):
            widget.setVisible(with_papers)
        self.lines.setVisible(self._client is not None)
        if self._client is not None:
            by_rule = replace(
                self.choice(),
                papers_in=frozenset(),
                papers_out=frozenset(),
                lines_in=frozenset(),
                lines_out=frozenset(),
            )
            filled = by_rule.fill(BookletBlock.PAPERS) is Fill.FILLED
            self.papers.show_offers(self._booklets.papers(self._client, by_rule), filled=filled)
            self.lines.show_offers(self._booklets.lines(self._client, by_rule, self._profile))
        self._tell_added()

    def _tell_added(self) -> None:
        """Say of each category that the person asked for in which parts it brings something in."""
        asked_for = self.blocks.wanted() & set(CATEGORY_ON_REQUEST)
        if self._client is None or not asked_for:
            self.blocks.say_added({})
            return
        by_wish = replace(self.choice(), papers_in=frozenset(), lines_in=frozenset())
        found = self._booklets.parts_on_wish(self._client, by_wish, self._profile)
        parts = {
            field: [
                f"„{BLOCK_WORDS[block]}“"
                for block, told in found.items()
                if CATEGORY_ON_REQUEST[field] in told
            ]
            for field in asked_for
        }
        self.blocks.say_added(
            {
                field: ADDED.format(parts=", ".join(names)) if names else NOTHING_ADDED
                for field, names in parts.items()
            }
        )

    def _has(self, block: BookletBlock) -> bool:
        return any(rule.block is block for rule in self._profile.blocks)

    def _may_face(self) -> bool:
        """Tell whether two languages can stand on opposite pages: a small card has none."""
        is_bilingual = self.language.isHidden() or self.language_code() != GERMAN.code
        return is_bilingual and self._profile.page is not PageKind.CARD

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        caption = Label("Sprache", Role.STRONG)
        caption.setBuddy(self.language)
        self._layout_caption.setBuddy(self.layout_of_languages)
        for widget in (caption, self.language, self.translation):
            column.addWidget(widget)
        column.addSpacing(theme.px("space.xs"))
        for other in (self._layout_caption, self.layout_of_languages, self.large_print):
            column.addWidget(other)
        column.addSpacing(theme.px("space.m"))
        column.addWidget(HeadingLabel("Was steht im Heft?", Role.CARD))
        column.addWidget(Label("Die Person entscheidet über jeden Teil.", Role.QUIET, wrap=True))
        column.addWidget(self.blocks)
        column.addSpacing(theme.px("space.s"))
        for last in (self._papers_title, self.papers, self.papers_of_many):
            column.addWidget(last)
        column.addSpacing(theme.px("space.s"))
        column.addWidget(self.lines)

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._on_language_changed)
        self.layout_of_languages.currentIndexChanged.connect(self._on_any_changed)
        self.large_print.toggled.connect(self._on_any_changed)
        self.blocks.changed.connect(self._on_any_changed)
        self.papers.changed.connect(self._on_single_changed)
        self.lines.changed.connect(self._on_single_changed)

    def _tell_language(self) -> None:
        """Say whether the texts of the language were checked, and offer how two stand together."""
        for widget in (self._layout_caption, self.layout_of_languages):
            widget.setVisible(self._may_face())
        if self.language.isHidden():
            words = LANGUAGE_OF_MANY
        elif self.language_code() == GERMAN.code:
            words = ""
        else:
            is_checked = self._texts.pair(self.language_code()).is_trusted
            words = "" if is_checked else UNCHECKED
        self.translation.setText(words)
        self.translation.setVisible(bool(words))

    @Slot()
    def _on_language_changed(self) -> None:
        self._tell_language()
        self.changed.emit()

    @Slot()
    def _on_single_changed(self) -> None:
        self._tell_added()
        self.changed.emit()

    @Slot()
    def _on_any_changed(self) -> None:
        self.read_record()
        self.changed.emit()


def _languages(texts: Texts) -> list[tuple[str, str]]:
    """Return the languages to choose from, each with German in front."""
    return [(each.code, with_german(each.code)) for each in texts.available()]
