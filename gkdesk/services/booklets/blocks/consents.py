"""Block „Meine Einwilligungen“: who may know what until when, and how she takes it back.

Only what she signed herself and what holds, now or soon, stands here: what a law allows is not
hers to take back, and what was signed for others of her family is theirs. Residence and health
stay out as everywhere; that somebody may know of them is told only where she asks for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.export import content
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.basis.consents import consent_views
from gkdesk.services.basis.gate import SIGNED
from gkdesk.services.booklets.lines.sensitive import categories_told, category_of_kind, may_stand
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.services.booklets.source import Allowed
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from gkdesk.export.content import Block, Cell
    from gkdesk.services.basis.consents import ConsentView
    from gkdesk.services.booklets.gathering import Around
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.case_fields import Consent

_HOLDS = frozenset({ConsentState.VALID, ConsentState.COMING})
_OURS = (ConsentPurpose.RECORD, ConsentPurpose.CONFERENCE, ConsentPurpose.FOLLOW_UP)
_ROW = 11.0
_BLANK_ROWS = 4
_WHO = "Empfangende Stelle"
_BEFORE_SLIP, _AFTER_SLIP = (1, 2), (3, 4)
"""The slip stands right below the words „dieser Abschnitt“, on the same page."""


def read_allowed(
    session: Session, consents: Iterable[Consent], around: Around
) -> tuple[Allowed, ...]:
    """Return what a client allows, in the order of her record."""
    hers = [each for each in consents if _is_hers(each)]
    kinds = _kinds(session, hers)
    views = consent_views(session, hers, around.today)
    return tuple(_allowed(view, kinds, around) for view in views if view.state in _HOLDS)


def _is_hers(consent: Consent) -> bool:
    goes_out = consent.direction in (Flow.TO_RECIPIENT, Flow.BOTH)
    told = consent.purpose is not ConsentPurpose.DISCLOSURE or goes_out
    return consent.basis in SIGNED and consent.member_id is None and told


def _kinds(session: Session, consents: list[Consent]) -> dict[tuple[str, int], str]:
    """Return the kinds of the organisations that consents name, also by who works there."""
    offices = {each.organisation_id for each in consents if each.organisation_id is not None}
    people = {each.contact_id for each in consents if each.contact_id is not None}
    kind = Organisation.kind_of_organisation
    found = {
        ("office", row[0]): row[1]
        for row in session.execute(
            select(Organisation.id, kind).where(among(Organisation.id, offices))
        )
    }
    by_person = (
        select(ContactPerson.id, kind)
        .join(Organisation, Organisation.id == ContactPerson.organisation_id)
        .where(among(ContactPerson.id, people))
    )
    found.update({("person", row[0]): row[1] for row in session.execute(by_person)})
    return found


def _allowed(view: ConsentView, kinds: dict[tuple[str, int], str], around: Around) -> Allowed:
    consent = view.consent
    recipient = around.spelled_out(view.recipient)
    told = categories_told(recipient)
    for key in (("office", consent.organisation_id or 0), ("person", consent.contact_id or 0)):
        told |= category_of_kind(kinds.get(key, ""))
    return Allowed(
        purpose=consent.purpose,
        recipient=recipient,
        categories=tuple(each for each in Category if each.value in consent.categories),
        until=consent.until,
        is_release=consent.basis is Basis.RELEASE,
        told=told,
    )


def consents(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return who may know what, what else she allowed, how she takes it back with a slip."""
    shown = _shown(given)
    told = [each for each in shown if each.purpose is ConsentPurpose.DISCLOSURE]
    return (
        voice.heading("consents.title", pictogram="consent"),
        voice.intro("consents.intro"),
        *_ours(voice, shown),
        _table(voice, given, told),
        voice.paragraph("consents.more"),
        voice.paragraph("consents.law"),
        voice.heading("consents.withdraw", level=2),
        *(voice.intro(f"consents.withdraw_{number}") for number in _BEFORE_SLIP),
        _slip(voice),
        *(voice.paragraph(f"consents.withdraw_{number}") for number in _AFTER_SLIP),
        voice.paragraph("consents.rights"),
    )


def _shown(given: BlockContent) -> list[Allowed]:
    allowed = given.source.allowed if given.shows(BookletField.CONSENTS) else ()
    return [each for each in allowed if may_stand(each.told, given.shown)]


def _known(given: BlockContent, each: Allowed) -> list[Category]:
    """Return the categories that may stand in a line."""
    return [code for code in each.categories if may_stand({code}, given.shown)]


def told_in_lines(given: BlockContent) -> Iterator[frozenset[Category]]:
    """Yield what the lines of the table tell about her."""
    for each in _shown(given):
        known = _known(given, each)
        if known and each.purpose is ConsentPurpose.DISCLOSURE:
            yield each.told.union(known)


def _ours(voice: Voice, shown: list[Allowed]) -> Iterator[Block]:
    """Say what she allowed the office itself."""
    purposes = {each.purpose for each in shown}
    for purpose in _OURS:
        if purpose in purposes:
            yield voice.paragraph(f"consents.{purpose.value}")


def _table(voice: Voice, given: BlockContent, told: list[Allowed]) -> Block:
    rows = [row for each in told if (row := _row(voice, given, each)) is not None]
    blank = ((content.Cell(),) * 2,) * (1 if rows else _BLANK_ROWS)
    return content.Table(
        columns=(content.Column(), content.Column()),
        header=voice.header(("consents.who", "consents.until"), "consents.what"),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_ROW,
    )


def _row(voice: Voice, given: BlockContent, each: Allowed) -> tuple[Cell, ...] | None:
    """Return a line without the categories that stay out; None where nothing is left of it."""
    known = _known(given, each)
    if not known:
        return None
    lines = voice.pair(*(f"consents.category_{code.value}" for code in known))
    if each.is_release:
        lines += voice.pair("consents.release")
    until = voice.pair("consents.no_end")
    if each.until is not None:
        until = voice.pair("common.until", date=format_numeric(each.until))
    who = voice.typed(each.recipient, _WHO, strong=True)
    return (voice.cell(who, *until), content.cells(*lines))


def _slip(voice: Voice) -> Block:
    fields = (
        voice.field("consents.slip_which", lines=2),
        voice.field("me.name"),
        voice.field("consents.slip_date"),
    )
    return content.Card(voice.pair("consents.slip"), (content.Fields(fields),))
