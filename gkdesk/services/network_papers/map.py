"""The map of the network and of its changes, as a picture."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.errors import RecordGone
from gkdesk.export.map.pdf import map_pdf
from gkdesk.export.map.poster import A0_LANDSCAPE, A1_LANDSCAPE, poster_pdf
from gkdesk.export.map.svg import map_svg
from gkdesk.export.map.text import Ruler, look_through
from gkdesk.network.compare import compare, united
from gkdesk.network.drawing import draw
from gkdesk.network.layout import Division, arrange
from gkdesk.network.look import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    BodyView,
    ChangesView,
    Filter,
    FocusView,
    Look,
    MunicipalityView,
    Page,
    View,
)
from gkdesk.services.network_papers import page
from gkdesk.services.network_papers.kinds import (
    POSTERS,
    MapContent,
    PaperFormat,
    PaperSheet,
)
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    from gkdesk.export.pdf.undrawn import Undrawn
    from gkdesk.network.graph import Actor, Network
    from gkdesk.network.marks import Drawing
    from gkdesk.network.merged import Merged
    from gkdesk.services.network_papers.filtering import Chosen
    from gkdesk.services.network_papers.kinds import PaperWish
    from gkdesk.services.network_papers.order import Numbers
    from gkdesk.services.network_papers.source import PaperHead, Words

_PAGES: dict[PaperSheet, tuple[Page, float]] = {
    PaperSheet.A4: (A4_LANDSCAPE, 6.5),
    PaperSheet.A3: (A3_LANDSCAPE, 8.0),
    PaperSheet.A1: (A1_LANDSCAPE, 16.0),
    PaperSheet.A0: (A0_LANDSCAPE, 24.0),
}
"""Paper and size of type; who stands before a poster stands further away."""

_LISTS = {Division.FIELD: CodeList.FIELD_OF_ACTION, Division.LEGAL_AREA: CodeList.LEGAL_AREA}


def map_content(
    head: PaperHead,
    wish: PaperWish,
    network: Network,
    numbers: Numbers,
    lists: Words,
    chosen: Chosen,
) -> MapContent:
    """Return the map of one state; network and numbers are those of the files."""
    shown = nameless(network, lists) if wish.without_names else network
    look = _look(head, wish, lists)
    look = replace(
        look,
        notice=page.joined(look.notice, chosen.words),
        view=numbered_view(wish.map.view, numbers),
        filter=_filter(chosen.filter or wish.map.filter, numbers),
        colouring=wish.map.colouring,
        rest=wish.map.rest,
        shows_quality=wish.with_quality,
    )
    return _arranged(shown, look, wish, lists)


def changes_content(
    head: PaperHead,
    wish: PaperWish,
    before: Network,
    now: Network,
    lists: Words,
    *,
    merged: Merged,
) -> MapContent:
    """Return the map of what changed between two states."""
    if wish.without_names:
        before, now = nameless(before, lists), nameless(now, lists)
    days = (format_day_joined(state.as_of) for state in (before, now))
    title = words.MAP_COMPARED_OF.format(head.alliance, *days)
    view = ChangesView(compare(before, now, merged))
    look = replace(_look(head, wish, lists), title=title, view=view)
    return _arranged(united(before, now, merged), look, wish, lists)


def _arranged(network: Network, look: Look, wish: PaperWish, lists: Words) -> MapContent:
    name = _LISTS.get(wish.map.division)
    order = tuple(lists[name]) if name else ()
    arrangement = arrange(network, wish.map.division, order=order)
    return MapContent(network, arrangement, look, wish.grey)


def _look(head: PaperHead, wish: PaperWish, lists: Words) -> Look:
    paper, size = _PAGES[wish.sheet]
    name = _LISTS.get(wish.map.division)
    maker = head.office.unit or head.office.name
    return Look(
        page=paper,
        type_size=size,
        title=page.joined(head.alliance, maker),
        notice=page.joined(
            words.STEERING_GROUP_ONLY if wish.with_quality else "",
            words.DEMO if head.is_demo else "",
        ),
        sector_names=tuple(lists[name].items()) if name else (),
    )


def drawing(content: MapContent) -> Drawing:
    """Return the drawing for paper."""
    return draw(content.network, content.arrangement, content.look, measure=Ruler())


def rendered(head: PaperHead, wish: PaperWish, content: MapContent, undrawn: Undrawn) -> bytes:
    """Return a map as PDF or SVG; a PDF has letters of its own, and `undrawn` what they lack."""
    made = drawing(content)
    if wish.format is PaperFormat.SVG:
        return map_svg(made, grey=wish.grey)
    look_through(made, undrawn)
    press = poster_pdf if wish.sheet in POSTERS else map_pdf
    return press(made, grey=wish.grey, created=head.created)


def nameless(network: Network, lists: Words) -> Network:
    """Say what an organisation is in place of its name; several of a kind are numbered."""
    kinds = lists[CodeList.ORGANISATION_KIND]
    counts = Counter(actor.kind for actor in network.actors)
    met: Counter[str] = Counter()
    actors: list[Actor] = []
    for actor in network.actors:
        met[actor.kind] += 1
        name = kinds.get(actor.kind, "") or words.ANY_ORGANISATION
        if counts[actor.kind] > 1:
            name = f"{name} {met[actor.kind]}"
        actors.append(replace(actor, name=name, short_name=""))
    return replace(network, actors=tuple(actors))


def numbered_view(view: View, numbers: Numbers) -> View:
    """Return a view with the numbers of the files; raise RecordGone for what is not there."""
    try:
        if isinstance(view, FocusView):
            return FocusView(numbers.actors[view.actor])
        if isinstance(view, BodyView):
            return BodyView(numbers.groups[view.body])
        if isinstance(view, MunicipalityView):
            return MunicipalityView(numbers.municipalities[view.municipality])
    except KeyError as error:
        raise RecordGone from error
    return view


def _filter(chosen: Filter, numbers: Numbers) -> Filter:
    actors, ties = chosen.actors, chosen.ties
    return Filter(
        None
        if actors is None
        else frozenset(numbers.actors[each] for each in actors if each in numbers.actors),
        None
        if ties is None
        else frozenset(numbers.ties[each] for each in ties if each in numbers.ties),
    )
