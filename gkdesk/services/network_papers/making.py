"""Every document and file that the network makes; preview, print and file are the same bytes.

A paper is read through the redactor for one audience, composed as data, and rendered when the
store is no longer read. Making one takes a while and belongs in a worker.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.progress import Silent
from gkdesk.services.network_papers import (
    agreement,
    comparison,
    directory,
    findings,
    gaps,
    graphs,
    offers,
    page,
    volunteers,
)
from gkdesk.services.network_papers import map as maps
from gkdesk.services.network_papers.head import head_for
from gkdesk.services.network_papers.issue import PaperIssues
from gkdesk.services.network_papers.kinds import (
    MadePaper,
    MapContent,
    Paint,
    PaperCode,
    PaperFormat,
    PaperKind,
    PaperWish,
)
from gkdesk.services.network_papers.listing import KINDS
from gkdesk.services.network_papers.naming import file_name, title_of
from gkdesk.services.network_papers.reading import Reading
from gkdesk.services.redactor import AudienceRefused, Redactor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from gkdesk.export import content
    from gkdesk.export.network.cards import Card
    from gkdesk.export.network.sheet import Sheet
    from gkdesk.network.graph import Network
    from gkdesk.progress import Progress
    from gkdesk.services.network_papers.source import Entry, PaperHead
    from gkdesk.services.networks.snapshots import Snapshots
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.services.register.cooperations import Cooperations
    from gkdesk.store.store import Store
    from gkdesk.text.ids import CooperationId, SnapshotId

_STEPS = 3


class NetworkPapers:
    """Make the papers of one store; `issues` notes how they leave."""

    def __init__(
        self,
        store: Store,
        *,
        office: Office,
        profiles: Profiles,
        cooperations: Cooperations,
        snapshots: Snapshots,
    ) -> None:
        self._store = store
        self._office = office
        self._profiles = profiles
        self._cooperations = cooperations
        self._snapshots = snapshots
        self.issues = PaperIssues(store)

    def offered(self) -> tuple[PaperKind, ...]:
        """Return the kinds of papers, in the order in which they are offered."""
        return KINDS

    def make(
        self, wish: PaperWish, progress: Progress | None = None, *, paint: Paint | None = None
    ) -> MadePaper:
        """Make a paper; a picture in PNG needs `paint`, which only the screen has.

        Raises AudienceRefused for readers that the kind is not for, InvalidInput for a choice
        that is missing, RecordGone for one that is gone, and Cancelled.
        """
        watched = self._store.while_open(progress or Silent())
        kind, undrawn = _kind_of(wish), Undrawn()
        watched.step(0, _STEPS)
        if wish.format is PaperFormat.PNG:
            if paint is None:
                message = "a picture in pixels needs a painter"
                raise TypeError(message)
            render: Callable[[], bytes] = partial(paint, self.map_content(wish))
        else:
            render = self._composed(wish, undrawn)
        watched.step(1, _STEPS)
        data = render()
        watched.step(2, _STEPS)
        return MadePaper(
            kind=wish.kind,
            format=wish.format,
            audience=wish.audience,
            title=title_of(wish, kind.title),
            file_name=file_name(wish, self._store.clock.today()),
            data=data,
            undrawn=undrawn.signs,
        )

    def map_content(self, wish: PaperWish) -> MapContent:
        """Return what a painter needs to draw the map of a wish; raises as `make`."""
        _kind_of(wish)
        before, now = self._states(wish)
        with self._store.read() as session:
            known = tuple(state for state in (before, now) if state)
            head = self._head(wish)
            reading = Reading(session, head, _redactor(wish, head), earlier=known)
            if wish.kind is PaperCode.MAP:
                return maps.map_content(
                    reading.head,
                    wish,
                    reading.network,
                    reading.numbers,
                    reading.lists,
                    reading.chosen(wish.map),
                )
            first = reading.state(_chosen(before))
            second = reading.network if now is None else reading.state(now)
            older, newer = sorted((first, second), key=_by_day)
            return maps.changes_content(
                reading.head, wish, older, newer, reading.lists, merged=reading.merged
            )

    def _composed(self, wish: PaperWish, undrawn: Undrawn) -> Callable[[], bytes]:
        head, pdf = self._head(wish), partial(_pdf, undrawn)
        match wish.kind:
            case PaperCode.MAP if wish.format in (PaperFormat.GRAPHML, PaperFormat.GEXF):
                with self._store.read() as session:
                    reading = Reading(session, head, _redactor(wish, head))
                    return partial(
                        graphs.graph_file,
                        head,
                        wish,
                        reading.network,
                        reading.numbers,
                        reading.lists,
                        reading.municipalities,
                    )
            case PaperCode.MAP | PaperCode.MAP_COMPARED:
                return partial(maps.rendered, head, wish, self.map_content(wish), undrawn)
            case PaperCode.COMPARISON:
                seen = _redactor(wish, head).network
                compared = self._snapshots.comparison(_named(wish.earlier), wish.later, seen=seen)
                return partial(pdf, comparison.compose(head, compared))
            case PaperCode.AGREEMENT:
                return partial(pdf, self._agreement(wish, head))
        with self._store.read() as session:
            return _from_reading(wish, Reading(session, head, _redactor(wish, head)), pdf)

    def _agreement(self, wish: PaperWish, head: PaperHead) -> content.Document:
        redactor = _redactor(wish, head)
        view = redactor.cooperation(self._cooperations.detail(_of(wish.cooperation)))
        with self._store.read() as session:
            register = Reading(session, head, redactor).register
        sides = {entry.organisation.id: entry for entry in register.entries}
        ends = (view.fields.first_id, view.fields.second_id)
        if not sides.keys() >= set(ends):
            raise InvalidInput("cooperation", "organisation_ended")
        both: tuple[Entry, Entry] = (sides[ends[0]], sides[ends[1]])
        return agreement.compose(head, view, both)

    def _states(self, wish: PaperWish) -> tuple[Network | None, Network | None]:
        if wish.kind is not PaperCode.MAP_COMPARED:
            return None, None
        later = None if wish.later is None else self._snapshots.network(wish.later)
        return self._snapshots.network(_named(wish.earlier)), later

    def _head(self, wish: PaperWish) -> PaperHead:
        return head_for(wish.audience, self._store, self._office, self._profiles)


def _from_reading(
    wish: PaperWish, reading: Reading, pdf: Callable[[content.Document], bytes]
) -> Callable[[], bytes]:
    """Compose what one reading is enough for, and return what renders it."""
    head = reading.head
    match wish.kind:
        case PaperCode.DIRECTORY if wish.format is PaperFormat.CARDS:
            return partial(_cards, tuple(directory.cards(head, reading.register)))
        case PaperCode.DIRECTORY if wish.format is PaperFormat.PDF:
            return partial(pdf, directory.compose(head, reading.register))
        case PaperCode.DIRECTORY:
            return _table(wish, head, directory.sheet(head, reading.register))
        case PaperCode.OFFERS if wish.format is PaperFormat.PDF:
            return partial(pdf, offers.compose(head, reading.offers, reading.fields))
        case PaperCode.OFFERS:
            return _table(wish, head, offers.sheet(head, reading.offers, reading.fields))
        case PaperCode.VOLUNTEERS:
            return partial(pdf, volunteers.compose(head, reading.register, reading.fields))
        case PaperCode.GAPS:
            axes = reading.options.gaps.axes
            sheets = gaps.sheets(head, reading.network, axes, reading.said)
            return partial(_xlsx, head, sheets)
        case PaperCode.FINDINGS:
            network, options = reading.network, reading.options
            told = findings.compose(head, network, options, reading.said, aside=reading.aside)
            return partial(pdf, told)
        case _:
            names = reading.call_names()
            upkeep = reading.options.upkeep
            return partial(pdf, findings.compose_calls(head, reading.network, upkeep, names))


def _table(wish: PaperWish, head: PaperHead, sheet: Sheet) -> Callable[[], bytes]:
    if wish.format is PaperFormat.CSV:
        return partial(_csv, sheet)
    further = filter(None, (sheet.warning,))
    return partial(_xlsx, head, (sheet, page.about_sheet(head, sheet.title, *further)))


def _kind_of(wish: PaperWish) -> PaperKind:
    kind = next(each for each in KINDS if each.code is wish.kind)
    if wish.audience not in kind.audiences:
        raise AudienceRefused
    if wish.format not in kind.formats:
        message = f"{wish.kind} is not made as {wish.format}"
        raise ValueError(message)
    return kind


def _redactor(wish: PaperWish, head: PaperHead) -> Redactor:
    """Return who lets through what the readers may see; quality only on the map, if asked for."""
    with_quality = wish.with_quality and wish.kind is PaperCode.MAP
    smallest = head.office.smallest_count
    return Redactor(wish.audience, with_quality=with_quality, smallest_count=smallest)


def _named(ref: SnapshotId | None) -> SnapshotId:
    if ref is None:
        raise InvalidInput("earlier", "required")
    return ref


def _of(ref: CooperationId | None) -> CooperationId:
    if ref is None:
        raise InvalidInput("cooperation", "required")
    return ref


def _chosen(network: Network | None) -> Network:
    if network is None:
        raise InvalidInput("earlier", "required")
    return network


def _by_day(network: Network) -> dt.date:
    return network.as_of


def _pdf(undrawn: Undrawn, document: content.Document) -> bytes:
    from gkdesk.export.pdf.render import render_pdf

    return render_pdf(document, undrawn)


def _csv(sheet: Sheet) -> bytes:
    from gkdesk.export.network.delimited import csv_bytes

    return csv_bytes(sheet)


def _xlsx(head: PaperHead, sheets: Sequence[Sheet]) -> bytes:
    from gkdesk.export.network.workbook import xlsx_bytes

    return xlsx_bytes(sheets, title=sheets[0].title, author=head.office.name, created=head.created)


def _cards(cards: Iterable[Card]) -> bytes:
    from gkdesk.export.network.cards import vcard_bytes

    return vcard_bytes(cards)
