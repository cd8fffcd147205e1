"""The forms that a person signs: each consent on a sheet of its own, German beside her language.

They say what is agreed to, for how long, that it is voluntary, how it is taken back, and what
happens without it. What the basis does not say is a line to write on or a box to tick.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content, paper
from gkdesk.services.basis import paper_source
from gkdesk.services.basis.paper_kinds import ConsentPaperCode, form_of
from gkdesk.services.basis.paper_source import Subject
from gkdesk.services.booklets.voice import Voice
from gkdesk.text import bidi_safe
from gkdesk.text.codes.cases import Flow, SignatoryKind
from gkdesk.text.codes.clients import Category
from gkdesk.text.languages import language_of_script
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from gkdesk.services.basis.paper_source import PaperHead
    from gkdesk.services.clients.case_fields import Consent

_PAGE = paper.Page(margins=paper.Margins(12.0, 14.0, 18.0, 18.0))
_DISCLOSURES = frozenset({ConsentPaperCode.FORM, ConsentPaperCode.RELEASE})
_WITH_CATEGORIES = _DISCLOSURES | {ConsentPaperCode.RECORD}
_KEYS = {
    ConsentPaperCode.FORM: "form",
    ConsentPaperCode.RELEASE: "release",
    ConsentPaperCode.RECORD: "record",
    ConsentPaperCode.CONFERENCE: "conference",
    ConsentPaperCode.FOLLOW_UP: "follow_up",
    ConsentPaperCode.SLIP: "slip",
}
_WITHDRAWN = {
    ConsentPaperCode.FORM: "slip.disclosure",
    ConsentPaperCode.RELEASE: "slip.release",
    ConsentPaperCode.RECORD: "slip.record",
    ConsentPaperCode.CONFERENCE: "slip.conference",
    ConsentPaperCode.FOLLOW_UP: "slip.follow_up",
}
_SAYS = {
    ConsentPaperCode.CONFERENCE: ("conference.what", "conference.names", "conference.part"),
}
_ROOM_TO_SIGN = (0.3, 0.36)
"""Shares of a page for who signs and all lines to sign on, in one language and in two."""
_AIR = content.Spacer(3.0)
_ASSURED = ("common.withdraw", "common.future", "common.rights")


@dataclass(frozen=True)
class Voices:
    """Who speaks on a form: its own texts, and the notices that all papers share."""

    form: Voice
    notices: Voice
    version: str

    @property
    def is_unchecked(self) -> bool:
        """Tell whether the second language is one that nobody has checked."""
        return not self.form.texts.is_trusted


def compose(
    head: PaperHead, code: ConsentPaperCode, subject: Subject, voices: Voices
) -> content.Document:
    """Return a form, filled with what the basis says, or blank."""
    form = _Form(code, subject, voices)
    body = form.slip() if code is ConsentPaperCode.SLIP else form.consent()
    title = words.TITLES[code][0]
    blocks = (*_top(head, voices), form.title(), *body, _own_sentences(voices.version))
    return paper_source.document(head, title, blocks, _PAGE, code=subject.code)


def _top(head: PaperHead, voices: Voices) -> Iterator[content.Block]:
    office = head.office
    whose = (office.name, office.unit)
    where = (*office.address_lines, office.phone, office.email)
    for style, pieces in ((content.TextStyle.BODY, whose), (content.TextStyle.SMALL, where)):
        said = " · ".join(bidi_safe.inside(each) for each in pieces if each)
        if said:
            yield content.Paragraph(content.passage(said, field=words.OFFICE), style)
    if head.is_demo:
        yield voices.notices.notice("notice.demo", content.Tone.EXERCISE)
    if voices.is_unchecked:
        yield voices.notices.notice("notice.unchecked", content.Tone.DRAFT)


def _own_sentences(version: str) -> content.Block:
    said = content.passage(words.OWN_SENTENCES.format(version=version))
    return content.Paragraph(said, content.TextStyle.NOTE)


@dataclass(frozen=True)
class _Form:
    """One form on its way to a document."""

    code: ConsentPaperCode
    subject: Subject
    voices: Voices

    @property
    def voice(self) -> Voice:
        return self.voices.form

    @property
    def basis(self) -> Consent | None:
        return self.subject.consent

    def title(self) -> content.Block:
        """Return the title; the first heading is the top one, however large it is set."""
        return self.voice.heading(f"title.{_KEYS[self.code]}", level=2)

    def consent(self) -> Iterator[content.Block]:
        """Say what is agreed to, what that means, and where to sign."""
        key = _KEYS[self.code]
        yield from self._about()
        yield _AIR
        for said in _SAYS.get(self.code, (f"{key}.what",)):
            yield self.voice.paragraph(said)
        if self.code in _WITH_CATEGORIES:
            yield from self._categories()
        if self.code in _DISCLOSURES:
            yield from self._directions()
        if self.subject.recipient.is_foreigners_office and self.code in _DISCLOSURES:
            yield self.voice.paragraph("form.foreigners_office")
        for said in ("common.voluntary", f"{key}.without", *_ASSURED):
            yield self.voice.paragraph(said)
        yield from self._signatory()
        yield self.voice.paragraph("common.understood")
        yield from self._signatures()

    def slip(self) -> Iterator[content.Block]:
        """Return the sheet by which a person takes a consent back."""
        rows = [
            self.voice.field("field.person", self._person()),
            self.voice.field("field.consent_of", self._day("signed_on")),
            self.voice.field("field.recipient", self._recipient()),
        ]
        yield content.Fields(tuple(rows), compact=True)
        yield _AIR
        yield self.voice.paragraph("slip.what")
        yield self.voice.heading("slip.which", level=3)
        given = form_of(self.basis) if self.basis else None
        boxes = [(key, code is given) for code, key in _WITHDRAWN.items()]
        yield from self._boxes((*boxes, ("slip.everything", False)))
        yield content.Section(_ROOM_TO_SIGN[self.voice.texts.is_bilingual])
        for said in ("slip.tell", "slip.no_reason"):
            yield self.voice.paragraph(said)
        yield from self._signatures()

    def _about(self) -> Iterator[content.Block]:
        whom = [self.voice.field("field.person", self._person())]
        if self.code in _DISCLOSURES:
            whom.append(self.voice.field("field.recipient", self._recipient()))
        yield content.Fields(tuple(whom), compact=True)
        if self.code is not ConsentPaperCode.RECORD:
            aim = self.voice.typed(self.basis.aim if self.basis else "", words.AIM)
            yield content.Fields((self.voice.field("field.aim", aim),), compact=True)
        days = [self.voice.field(f"field.{each}", self._day(each)) for each in ("since", "until")]
        yield content.Fields(tuple(days), compact=True)

    def _categories(self) -> Iterator[content.Block]:
        ticked = set(self.basis.categories if self.basis else ())
        yield self.voice.heading("categories.title", level=3)
        boxes = [(f"categories.{each.value}", each.value in ticked) for each in Category]
        if self.code in _DISCLOSURES:
            boxes.append(("categories.confided", bool(self.basis and self.basis.confided)))
        yield from self._boxes(boxes)

    def _directions(self) -> Iterator[content.Block]:
        given = self.basis.direction if self.basis else None
        yield self.voice.heading("direction.title", level=3)
        yield from self._boxes(
            (f"direction.{each.value}", given in (each, Flow.BOTH))
            for each in (Flow.TO_RECIPIENT, Flow.FROM_RECIPIENT)
        )

    def _signatory(self) -> Iterator[content.Block]:
        """Say who signs, or let it be ticked; what follows stays with it on one page."""
        yield content.Section(_ROOM_TO_SIGN[self.voice.texts.is_bilingual])
        if self.basis is None:
            yield self.voice.heading("signatory.title", level=3)
            yield from self._boxes((f"signatory.{each.value}", False) for each in SignatoryKind)
            return
        german, *client = self.voice.pair(f"signatory.{self.basis.signatory_kind.value}")
        runs = [content.Run(german.plain)]
        for each in client:
            runs += [content.Run(" · "), content.foreign(each.plain, each.language)]
        rows = [self.voice.field("signatory.title", content.mixed(*runs))]
        if self.basis.signatory:
            named = self.voice.typed(self.basis.signatory, words.NAME)
            rows.append(self.voice.field("field.name", named))
        yield content.Fields(tuple(rows), compact=True)

    def _signatures(self) -> Iterator[content.Block]:
        basis, voice = self.basis, self.voice
        yield content.Fields((voice.field("field.place"), voice.field("field.date")), compact=True)
        given = basis.signatory_kind if basis else None
        if given in (None, SignatoryKind.PERSON):
            yield content.Fields((voice.field("field.signature"),))
        if given is not SignatoryKind.PERSON:
            yield content.Fields((voice.field("field.representative"),))
        if voice.texts.is_bilingual or (basis and basis.interpreter):
            named = voice.typed(basis.interpreter, words.INTERPRETER) if basis else None
            name = voice.field("field.interpreter_name", named)
            yield content.Fields((name, voice.field("field.interpreter_signature")), compact=True)

    def _boxes(self, rows: Iterable[tuple[str, bool]]) -> Iterator[content.Block]:
        """Yield boxes to tick, each language's words on the line of the box."""
        pairs = [(self.voice.pair(key), ticked) for key, ticked in rows]
        items = [content.ListItem(pair[0], ticked=ticked) for pair, ticked in pairs]
        if not self.voice.texts.is_bilingual:
            yield content.ItemList(tuple(items), content.ListKind.CHECK)
            return
        for item, (pair, _) in zip(items, pairs, strict=True):
            boxed = content.ItemList((item,), content.ListKind.CHECK)
            yield content.Bilingual((boxed,), (content.Paragraph(pair[1]),))

    def _person(self) -> content.Passage | None:
        return self._named(self.subject.names)

    def _recipient(self) -> content.Passage | None:
        return self._named(self.subject.recipient.parts, words.RECIPIENT, ", ")

    def _named(
        self, names: Iterable[str], label: str = words.NAME, between: str = " / "
    ) -> content.Passage | None:
        """Return names in their own letters; each keeps its direction and its language."""
        runs: list[content.Run | str] = []
        for name in names:
            clean = bidi_safe.strip_controls(name)
            is_latin = language_of_script(clean, "de") == "de"
            spoken = None if is_latin else language_of_script(clean, self.voice.language)
            runs.extend((between,) if runs else ())
            runs.append(content.foreign(clean, spoken))
        return content.mixed(*runs, field=label) if runs else None

    def _day(self, field: str) -> content.Passage | None:
        day: dt.date | None = getattr(self.basis, field) if self.basis else None
        return self.voice.date(day)
