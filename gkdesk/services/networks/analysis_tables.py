"""The tables of the analyses, from the network to frozen rows in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.network.findings.completeness import CompletenessOptions, composition
from gkdesk.network.findings.figures import network_figures
from gkdesk.network.findings.load import load_table
from gkdesk.network.findings.matrix import Cell, MatrixOptions, matrix
from gkdesk.network.findings.upkeep import Call, UpkeepOptions, call_list
from gkdesk.services.networks.analysis_views import (
    AgreementYearRow,
    CallPerson,
    CallRow,
    CellView,
    CoreGroupRow,
    FiguresView,
    GapMatrix,
    LoadRow,
    MatrixRow,
)
from gkdesk.services.register.names import RecordLink, RecordRef, record_links
from gkdesk.services.rows import among
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.findings.sentences import NO_ORGANISATION, cell_words, column_words, field_words
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import NO_AREA, ring_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.network.graph import Network
    from gkdesk.text.codes.findings import Axis
    from gkdesk.text.findings.facts import FindingWords


class Links:
    """The records of one kind of table by their ids; what is gone is left out."""

    def __init__(self, session: Session, wanted: Mapping[RecordKind, Iterable[int]]) -> None:
        refs = (RecordRef(kind, ref) for kind, each in wanted.items() for ref in each)
        self._found = record_links(session, refs)

    def of(self, kind: RecordKind, refs: Iterable[int]) -> tuple[RecordLink, ...]:
        """Return the links in the order of the ids."""
        wanted = (RecordRef(kind, ref) for ref in refs)
        return tuple(self._found[record] for record in wanted if record in self._found)

    def one(self, kind: RecordKind, ref: int) -> RecordLink:
        """Return the link of a record that was just read."""
        return self._found[RecordRef(kind, ref)]


def gap_matrix(
    session: Session, network: Network, axis: Axis, options: MatrixOptions, words: FindingWords
) -> GapMatrix:
    """Return needs against offers by one axis."""
    table = matrix(network, axis, options)
    links = Links(
        session,
        {
            RecordKind.NEED: [need.id for need in network.needs],
            RecordKind.OFFER: [offer.id for offer in network.offers],
        },
    )
    rows = tuple(
        MatrixRow(code, field_words(code, words), tuple(_cell(links, cell) for cell in cells))
        for code, cells in zip(table.fields, table.cells, strict=True)
    )
    return GapMatrix(axis, tuple(column_words(axis, value, words) for value in table.values), rows)


def _cell(links: Links, cell: Cell) -> CellView:
    return CellView(
        state=cell.state,
        words=cell_words(len(cell.needs), len(cell.offers)),
        needs=links.of(RecordKind.NEED, cell.needs),
        offers=links.of(RecordKind.OFFER, cell.offers),
    )


def calls(session: Session, network: Network, options: UpkeepOptions) -> tuple[CallRow, ...]:
    """Return whom to call about what, the oldest first."""
    found = call_list(network, options)
    people = {ref for call in found for ref in call.people}
    offices = [call.organisation for call in found if call.organisation is not None]
    links = Links(
        session,
        {
            RecordKind.ORGANISATION: offices,
            RecordKind.CONTACT_PERSON: people,
            RecordKind.OFFER: {ref for call in found for ref in call.offers},
            RecordKind.COOPERATION: {ref for call in found for ref in call.ties},
        },
    )
    phones = _phones(session, people)
    numbers = _office_phones(session, offices)
    return tuple(_call(links, call, phones, numbers) for call in found)


def _call(
    links: Links, call: Call, phones: Mapping[int, str], numbers: Mapping[int, str]
) -> CallRow:
    office = call.organisation
    kind = RecordKind.ORGANISATION
    return CallRow(
        organisation=None if office is None else links.one(kind, office),
        name=NO_ORGANISATION if office is None else call.name,
        phone="" if office is None else numbers.get(office, ""),
        oldest=call.oldest,
        days=call.days,
        own=call.own,
        people=tuple(
            CallPerson(link, phones.get(link.ref, ""))
            for link in links.of(RecordKind.CONTACT_PERSON, call.people)
        ),
        offers=links.of(RecordKind.OFFER, call.offers),
        cooperations=links.of(RecordKind.COOPERATION, call.ties),
    )


def _phones(session: Session, refs: Iterable[int]) -> dict[int, str]:
    table = ContactPerson
    query = select(
        table.id,
        table.private,
        table.phone,
        table.phone_private,
        table.mobile,
        table.mobile_private,
    ).where(among(table.id, refs))
    found = {}
    for ref, private, phone, phone_private, mobile, mobile_private in session.execute(query):
        open_phone = "" if phone_private else phone
        open_mobile = "" if mobile_private else mobile
        found[ref] = "" if private else open_phone or open_mobile
    return found


def _office_phones(session: Session, refs: Iterable[int]) -> dict[int, str]:
    query = select(Organisation.id, Organisation.phone).where(among(Organisation.id, refs))
    return {row.id: row.phone for row in session.execute(query)}


def figures_view(session: Session, network: Network) -> FiguresView:
    """Return the figures of the network."""
    shown = network_figures(network)
    measured = shown.measured
    links = Links(session, {RecordKind.ORGANISATION: measured.degrees})
    return FiguresView(
        organisations=measured.actors,
        cooperations=shown.ties,
        pairs=measured.pairs,
        density=measured.density,
        parts=len(measured.components),
        isolated=links.of(RecordKind.ORGANISATION, measured.isolated),
        bridges=links.of(RecordKind.ORGANISATION, measured.articulation_points),
        by_area=tuple((word(area) if area else NO_AREA, n) for area, n in shown.by_area),
        by_ring=tuple(
            (ring_word(ring, network.core_word, network.alliance_word), n)
            for ring, n in shown.by_ring
        ),
        agreements=tuple((word(basis), n) for basis, n in shown.agreements),
        by_year=tuple(
            AgreementYearRow(row.year, word(row.basis), row.signed, row.in_force)
            for row in shown.by_year
        ),
        statewide=shown.statewide,
    )


def load_rows(
    session: Session, network: Network, leading_roles: frozenset[str]
) -> tuple[LoadRow, ...]:
    """Return who sits in bodies, those in most of them first."""
    found = load_table(network, leading_roles)
    links = Links(
        session,
        {
            RecordKind.ORGANISATION: [row.organisation for row in found],
            RecordKind.BODY: [group.id for group in network.groups],
        },
    )
    return tuple(
        LoadRow(
            organisation=links.one(RecordKind.ORGANISATION, row.organisation),
            bodies=links.of(RecordKind.BODY, row.bodies),
            leads=row.leads,
            meetings=row.meetings,
            functions=row.functions,
        )
        for row in found
    )


def core_group_rows(
    session: Session, network: Network, options: CompletenessOptions
) -> tuple[CoreGroupRow, ...]:
    """Return our core group beside the published composition, in the order of its table."""
    found = composition(network, options)
    links = Links(session, {RecordKind.ORGANISATION: [actor.id for actor in network.actors]})
    return tuple(
        CoreGroupRow(
            actor=row.actor,
            area=row.area,
            count=row.count,
            total=row.total,
            percent=row.percent,
            members=links.of(RecordKind.ORGANISATION, row.members),
            known=links.of(RecordKind.ORGANISATION, row.known),
        )
        for row in found
    )
