"""The parts of a handout as blocks: sentences in two languages, local facts, offices, offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.handouts import places
from gkdesk.services.handouts.register_words import clean_offer
from gkdesk.services.handouts.source import HandoutSource
from gkdesk.services.handouts.template import HandoutPart, PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gkdesk.export.content import Block, Passage

CALENDAR, CONTACT, HELP, PAPERS = "calendar", "contact", "help", "papers"
"""Pictograms of the parts that many handouts have."""
MOST = 3
"""So many offices or offers help somebody to choose; of others the handout says that they exist."""
FACT_LINES = 2
"""So many lines to write on where a local fact is missing."""
_DETAILS = "Angaben zum Handzettel"
_BETWEEN = " · "


@dataclass
class Writer:
    """Turns one part after the other into blocks; `steps` counts on over parts that follow.

    `lacking` are the keys of missing facts, `unhelped` those of headings without any office.
    `_more` tells that offices or offers were left out since it was last said that there are more.
    """

    voice: Voice
    source: HandoutSource
    lacking: list[str] = field(default_factory=list)
    unhelped: list[str] = field(default_factory=list)
    stale: int = 0
    _steps: int = 0
    _more: bool = False

    def all(self, parts: Iterable[HandoutPart]) -> Iterator[Block]:
        """Return the blocks of all parts; that there are more offices is said after the last."""
        for part in parts:
            if part.kind not in (PartKind.ORGANISATIONS, PartKind.OFFERS):
                yield from self._said_more()
            yield from self._blocks(part)
        yield from self._said_more()

    def _blocks(self, part: HandoutPart) -> Iterator[Block]:
        if part.kind is not PartKind.STEPS:
            self._steps = 0
        if part.heading and part.kind is PartKind.CHECKLIST:
            yield heading(self.voice, part.heading, pictogram=PAPERS)
        makers: dict[PartKind, Callable[[HandoutPart], Iterator[Block]]] = {
            PartKind.TEXT: self._text,
            PartKind.STEPS: self._numbered,
            PartKind.LIST: self._listed,
            PartKind.CHECKLIST: self._checks,
            PartKind.HEADING: self._heading,
            PartKind.FIELD: self._facts,
            PartKind.NUMBERS: self._numbers,
            PartKind.WEB: self._web,
            PartKind.ORGANISATIONS: self._organisations,
            PartKind.OFFERS: self._offers,
            PartKind.ADVICE: self._advice,
        }
        yield from makers[part.kind](part)

    def _text(self, part: HandoutPart) -> Iterator[Block]:
        yield from (self.voice.paragraph(key) for key in part.keys)

    def _numbered(self, part: HandoutPart) -> Iterator[Block]:
        """Set each step beside its translation, so that both are read in the same line."""
        for key in part.keys:
            self._steps += 1
            lists = tuple(
                content.ItemList((content.ListItem(said),), content.ListKind.NUMBERED, self._steps)
                for said in self.voice.pair(key)
            )
            yield side_by_side(lists)

    def _listed(self, part: HandoutPart) -> Iterator[Block]:
        yield listed(self.voice, part.keys)

    def _checks(self, part: HandoutPart) -> Iterator[Block]:
        """Set one box for each item, with both languages in its line; no item stands alone."""
        torn = (0, len(part.keys) - 2)
        for number, key in enumerate(part.keys):
            first, *client = self.voice.pair(key)
            boxed = content.ItemList((content.ListItem(first),), content.ListKind.CHECK)
            if client:
                beside = tuple(content.Paragraph(each) for each in client)
                yield content.Bilingual((boxed,), beside, keep_with_next=number in torn)
            else:
                yield boxed

    def _heading(self, part: HandoutPart) -> Iterator[Block]:
        yield heading(self.voice, part.keys[0], pictogram=part.pictogram)

    def _facts(self, part: HandoutPart) -> Iterator[Block]:
        fields = []
        for key in part.keys:
            said = self.voice.typed(self.source.facts.get(key, ""), self.voice.texts.in_german(key))
            if said is None:
                self.lacking.append(key)
            elif key in self.source.general:
                said = self._marked(said)
            fields.append(self.voice.field(key, said, lines=1 if said else FACT_LINES))
        yield content.Fields(tuple(fields))

    def _marked(self, fact: Passage) -> Passage:
        """Say of a fact for everybody, on the sheet of one municipality, that one must ask."""
        asking = places.in_one_line(self.voice, "common.general_fact")
        return content.mixed(*fact.runs, "\n", *asking.runs, language=fact.language, field=_DETAILS)

    def _numbers(self, part: HandoutPart) -> Iterator[Block]:
        for number, key in zip(part.numbers, part.keys, strict=True):
            shown = content.mixed(content.code(number, strong=True))
            yield content.Card((shown,), (self.voice.paragraph(key),), pictogram="phone")

    def _web(self, part: HandoutPart) -> Iterator[Block]:
        yield content.Fields(
            (self.voice.field(part.keys[0], content.mixed(content.code(part.address))),)
        )

    def _organisations(self, part: HandoutPart) -> Iterator[Block]:
        entries, is_more = self.source.organisations(part, part.most or MOST)
        if part.optional and not entries:
            return
        self._more = self._more or is_more
        yield heading(self.voice, part.heading, pictogram=part.pictogram or HELP)
        yield from (self.voice.intro(key) for key in part.keys)
        if not entries:
            self.unhelped.append(part.heading)
            yield content.RuledLines(1) if part.brief else places.office_to_write(self.voice)
        elif part.brief:
            yield places.short_list(entries)
        else:
            yield places.organisation_table(self.voice, entries, part.purpose)

    def _offers(self, part: HandoutPart) -> Iterator[Block]:
        offers = self.source.offers_in(part.fields)
        if not offers:
            return
        most = part.most or MOST
        shown = [clean_offer(each, self.source.clean) for each in offers[:most]]
        self.stale += sum(offer.is_stale for offer in shown)
        yield heading(self.voice, part.heading, pictogram=CALENDAR)
        yield places.offer_table(self.voice, shown, self.source.head.today)
        self._more = self._more or len(shown) < len(offers)

    def _said_more(self) -> Iterator[Block]:
        if self._more:
            self._more = False
            yield self.voice.paragraph("common.more_offers")

    def _advice(self, _part: HandoutPart) -> Iterator[Block]:
        yield self.voice.paragraph("common.no_advice")


def contact(voice: Voice, source: HandoutSource) -> Iterator[Block]:
    """Say in one line whom to ask; where the office is stands in the head of the paper."""
    office = source.head.office
    names = [] if source.letterhead else [office.name, *office.address_lines]
    lines = [content.foreign(each, strong=True) for each in (office.contact_name,) if each]
    lines += [content.foreign(each) for each in names if each]
    lines += [content.code(each) for each in (office.phone, office.email) if each]
    if lines:
        runs = [run for each in lines for run in (_BETWEEN, each)][1:]
        said = content.Paragraph(content.mixed(*runs, field=_DETAILS))
        yield content.Card(voice.pair("common.contact"), (said,), pictogram=CONTACT)


def heading(voice: Voice, key: str, level: int = 2, *, pictogram: str = "") -> Block:
    """Return a heading in both languages; the bookmark is the German one."""
    german, *client = voice.pair(key)
    first = content.Heading(german, level, pictogram=pictogram)
    if not client:
        return first
    return content.Bilingual(
        (first,), (content.Heading(client[0], level, bookmark=False),), keep_with_next=True
    )


def side_by_side(blocks: tuple[Block, ...]) -> Block:
    """Return a block in German beside the same one in the client's language."""
    german, *client = blocks
    return content.Bilingual((german,), tuple(client)) if client else german


def listed(voice: Voice, keys: Iterable[str]) -> Block:
    """Return a list per language beside each other."""
    pairs = [voice.pair(key) for key in keys]
    return side_by_side(
        tuple(
            content.ItemList(tuple(content.ListItem(said) for said in column))
            for column in zip(*pairs, strict=True)
        )
    )
