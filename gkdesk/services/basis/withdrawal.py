"""The letter that tells a recipient of a withdrawal, and who has to get one.

Art. 7(3), 17(1)(b) and 19 GDPR. Each recipient gets a letter of its own, with nothing in it but
what the Weitergabe-Verzeichnis says that this one got.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.basis import paper_source
from gkdesk.services.basis.paper_kinds import NoticeRecipient, PassedOn
from gkdesk.text import bidi_safe
from gkdesk.text.codes.clients import Basis
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from gkdesk.services.basis.paper_source import PaperHead, Recipient, Subject
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.store.disclosures import Disclosure

_PAGE = content.Page(margins=content.Margins(15.0, 15.0, 25.0, 20.0))
_DAY_WIDTH = 30.0
_TO_THE_WINDOW = 12.0
_BELOW_THE_WINDOW = 10.0
_ROOM_TO_SIGN = 0.09


def notice_recipients(
    consent: Consent, recipient: Recipient, lines: Iterable[Disclosure]
) -> tuple[NoticeRecipient, ...]:
    """Return whom to tell: whom the basis names first, then who else got something on its kind.

    `lines` are the register of the person. Only what left since the signature counts.
    """
    since = consent.signed_on or consent.since
    found: dict[str, list[PassedOn]] = {}
    for line in lines:
        on = line.at.astimezone().date()
        if line.basis == consent.basis.value and (since is None or on >= since):
            found.setdefault(line.recipient, []).append(PassedOn(on, line.what))
    told = [
        NoticeRecipient(name, _is_named(name, recipient), tuple(sorted(passed, key=_on)))
        for name, passed in found.items()
    ]
    if recipient.name and not any(each.is_named for each in told):
        told.append(NoticeRecipient(recipient.name, is_named=True))
    return tuple(sorted(told, key=_rank))


def compose_notice(head: PaperHead, subject: Subject, told: NoticeRecipient) -> content.Document:
    """Return the letter to one recipient; the basis has been withdrawn."""
    consent = subject.consent
    if consent is None or consent.withdrawn_on is None:
        message = "only a withdrawn basis is told of"
        raise ValueError(message)
    is_release = consent.basis is Basis.RELEASE
    title = words.SUBJECT_RELEASE if is_release else words.SUBJECT
    withdrawn = words.WITHDRAWN_RELEASE if is_release else words.WITHDRAWN
    blocks = (
        *_letterhead(head, subject, told),
        content.Heading(content.passage(title), 3),
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
    return paper_source.document(head, words.TITLES["consent.withdrawal_notice"][0], blocks, _PAGE)


def _letterhead(
    head: PaperHead, subject: Subject, told: NoticeRecipient
) -> Iterator[content.Block]:
    """Return office, address field and day in the order of a German letter."""
    office = head.office
    reach = " · ".join(filter(None, (office.phone, office.email)))
    yield _paragraph(office.name or words.OFFICE, content.TextStyle.LARGE)
    for line in filter(None, (office.unit, reach)):
        yield _paragraph(line, content.TextStyle.NOTE)
    if head.is_demo:
        yield content.Notice((content.passage(words.DEMO),), content.Tone.EXERCISE)
    yield content.Spacer(_TO_THE_WINDOW)
    yield _paragraph(" · ".join(head.lines), content.TextStyle.NOTE)
    recipient = subject.recipient
    names = recipient.parts if told.name == recipient.name else (told.name,)
    address = recipient.address if told.is_named else ()
    for line in (*names, *address):
        passage = content.mixed(content.foreign(line), field=words.RECIPIENT)
        yield content.Paragraph(passage, keep_with_next=True)
    yield content.Spacer(_BELOW_THE_WINDOW)
    sign = f"{words.OUR_SIGN}: {subject.code}" if subject.code else ""
    dated = ", ".join(filter(None, (office.place, format_day_joined(head.today))))
    said = content.passage(" · ".join(filter(None, (sign, dated))), field=words.OFFICE)
    yield content.Paragraph(said, content.TextStyle.SMALL, content.Align.END)


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
    """Tell whether a line of the register is about whom the basis names.

    A basis for one person covers only her; else the name of the office decides. Only whole names
    count: „VHS“ is not „VHS Nord“.
    """
    if recipient.person:
        wanted = {recipient.person}
    elif recipient.organisation:
        wanted = {recipient.organisation, recipient.short}
    else:
        wanted = {recipient.said, recipient.body}
    parts = f", {said}, ".casefold()
    return any(f", {each}, ".casefold() in parts for each in wanted if each)


def _on(passed: PassedOn) -> dt.date:
    return passed.on


def _rank(told: NoticeRecipient) -> tuple[bool, str]:
    return not told.is_named, told.name.casefold()
