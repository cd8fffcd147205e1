"""The letter that tells a recipient of a withdrawal, and who has to get one.

Art. 7(3), 17(1)(b) and 19 GDPR. Each recipient gets a letter of its own, with nothing in it but
what the Weitergabe-Verzeichnis says that this one got.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gkdesk.export import content, paper
from gkdesk.services.basis import paper_source
from gkdesk.services.basis.paper_kinds import NoticeRecipient, PassedOn
from gkdesk.services.basis.paper_source import Recipient
from gkdesk.text import bidi_safe
from gkdesk.text.codes.clients import Basis
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from gkdesk.services.basis.paper_source import PaperHead, Subject
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.store.disclosures import Disclosure, Reached

_DAY_WIDTH = 30.0
_ROOM_TO_SIGN = 0.09


def notice_recipients(
    consent: Consent,
    recipient: Recipient,
    lines: Iterable[Disclosure],
    reached: Mapping[Reached, Recipient],
) -> tuple[NoticeRecipient, ...]:
    """Return whom to tell: first who got something on this basis, then whom it names, then others.

    `lines` are the register of the person, `reached` those whom it names by ids as they are called
    now. A line that tells on which consents it rests counts for these and no others. An older one
    does not: it counts by its kind and day, and by the name it was written with.
    """
    found: dict[tuple[str, object], _Told] = {}
    for line in lines:
        passed = PassedOn(line.at.astimezone().date(), line.what)
        if line.consents is None:
            if _may_rest_on(line, consent, passed.on):
                told = _Told(line.recipient, is_named=_is_named(line.recipient, recipient))
                found.setdefault(("named", line.recipient), told).passed_on.append(passed)
        elif consent.id in line.consents:
            told = _Told(line.recipient, is_named=True, now=reached.get(line.reached))
            found.setdefault(_who(line), told).passed_on.append(passed)
    if recipient.name and not any(each.is_named for each in found.values()):
        found["named", recipient.name] = _Told(recipient.name, is_named=True)
    return tuple(sorted(_told_apart(found.values(), recipient), key=_rank))


@dataclass
class _Told:
    """Somebody who got something; `now` is how she and her office are called now."""

    name: str
    is_named: bool
    now: Recipient | None = None
    passed_on: list[PassedOn] = field(default_factory=list)


def _who(line: Disclosure) -> tuple[str, object]:
    """Return what is the same on all lines about one recipient, whatever it was called on them."""
    ids = (line.reached.contact_id, line.reached.organisation_id)
    if line.reached.contact_id is not None:
        return "ids", ids
    return "named", (ids, line.recipient) if any(ids) else line.recipient


def _may_rest_on(line: Disclosure, consent: Consent, on: dt.date) -> bool:
    since = consent.signed_on or consent.since
    return line.basis == consent.basis.value and (since is None or on >= since)


def _told_apart(found: Iterable[_Told], recipient: Recipient) -> Iterator[NoticeRecipient]:
    """Yield everybody with a name of her own; namesakes in one office are numbered."""
    known: Counter[str] = Counter()
    for each in found:
        now = each.now or (recipient if each.is_named else None)
        known[each.name] += 1
        number = f" ({known[each.name]})" if known[each.name] > 1 else ""
        yield NoticeRecipient(
            name=f"{each.name}{number}",
            is_named=each.is_named,
            passed_on=tuple(sorted(each.passed_on, key=_on)),
            lines=_window(each, recipient),
            address=() if now is None else now.address,
        )


def _window(told: _Told, recipient: Recipient) -> tuple[str, ...]:
    """Return the lines above the street: as known now, else in the words of the register."""
    if told.now is not None:
        return told.now.parts or (told.name,)
    return recipient.parts if told.name == recipient.name else (told.name,)


def compose_notice(head: PaperHead, subject: Subject, told: NoticeRecipient) -> content.Document:
    """Return the letter to one recipient; the basis has been withdrawn."""
    consent = subject.consent
    if consent is None or consent.withdrawn_on is None:
        message = "only a withdrawn basis is told of"
        raise ValueError(message)
    is_release = consent.basis is Basis.RELEASE
    title = words.SUBJECT_RELEASE if is_release else words.SUBJECT
    withdrawn = words.WITHDRAWN_RELEASE if is_release else words.WITHDRAWN
    demo = content.Notice((content.passage(words.DEMO),), content.Tone.EXERCISE)
    blocks = (
        _letter(head, subject.code, told, title),
        *((demo,) if head.is_demo else ()),
        _paragraph(words.GREETING),
        _paragraph(words.CONCERNS),
        *(content.Paragraph(_name(each)) for each in subject.names),
        _paragraph(withdrawn.format(day=format_day_joined(consent.withdrawn_on))),
        *_passed_on(told),
        _paragraph(words.DELETE),
        _paragraph(words.FURTHER),
        content.Section(_ROOM_TO_SIGN),
        _paragraph(words.REGARDS),
        content.Spacer(3.0),
        content.Fields((content.Field((content.passage(words.SIGNATURE),)),)),
    )
    name = words.TITLES["consent.withdrawal_notice"][0]
    made = paper_source.document(head, name, blocks, paper.LETTER)
    return replace(made, letterhead=head.letterhead)


def _letter(head: PaperHead, code: str, told: NoticeRecipient, title: str) -> content.Letter:
    """Return the head of the letter: whose it is, for whom, of which day, about what."""
    lines = (*told.lines, *told.address)
    facts = ((words.OUR_SIGN, code), (words.DAY, format_day_joined(head.today)))
    return content.Letter(
        sender_line=content.passage(" · ".join(head.lines) or words.OFFICE, field=words.OFFICE),
        recipient=tuple(
            content.mixed(content.foreign(line), field=words.RECIPIENT) for line in lines
        ),
        info=tuple(
            content.Field((content.passage(label),), content.passage(value))
            for label, value in facts
            if value
        ),
        subject=(content.passage(title),),
    )


def _passed_on(told: NoticeRecipient) -> Iterator[content.Block]:
    if not told.passed_on:
        yield _paragraph(words.NOTHING_WRITTEN)
        return
    yield _paragraph(words.REGISTER)
    yield content.Table(
        columns=(content.Column(width=_DAY_WIDTH), content.Column()),
        header=(content.cell(words.REGISTER_DAY), content.cell(words.REGISTER_WHAT)),
        rows=tuple(
            (
                content.cell(format_day_joined(each.on)),
                content.cell(bidi_safe.inside(each.what), field=words.REGISTER_WHAT),
            )
            for each in told.passed_on
        ),
    )


def _paragraph(text: str, style: content.TextStyle = content.TextStyle.BODY) -> content.Paragraph:
    passage = content.passage(bidi_safe.inside(text), field=words.OFFICE)
    return content.Paragraph(passage, style)


def _name(text: str) -> content.Passage:
    return content.mixed(content.foreign(text, strong=True), field=words.NAME)


def _is_named(said: str, recipient: Recipient) -> bool:
    """Tell whether an old line of the register is about whom the basis names.

    Only whole names count: „VHS“ is not „VHS Nord“. Where the basis names a person and an office,
    both have to stand there: a namesake in another office is somebody else.
    """
    office = {recipient.organisation, recipient.short} - {""}
    if not (recipient.person or office):
        office = {recipient.said, recipient.body} - {""}
    wanted = [names for names in ({recipient.person} - {""}, office) if names]
    parts = f", {said}, ".casefold()
    return bool(wanted) and all(
        any(f", {each}, ".casefold() in parts for each in names) for names in wanted
    )


def _on(passed: PassedOn) -> dt.date:
    return passed.on


def _rank(told: NoticeRecipient) -> tuple[bool, bool, str]:
    return not told.is_preset, not told.is_named, told.name.casefold()
