"""The names of the files of papers: what, of which day, for whom; never the name of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.look import BodyView, FocusView, MunicipalityView, View
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperSheet
from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gkdesk.services.network_papers.kinds import PaperWish

_MAPS = frozenset({PaperCode.MAP, PaperCode.MAP_COMPARED})
_GRAPHS = frozenset({PaperFormat.GRAPHML, PaperFormat.GEXF})


_VIEWS: dict[type[View], tuple[str, str]] = {
    FocusView: (words.FOCUS, words.FOCUS_STEM),
    BodyView: (words.BODY, words.BODY_STEM),
    MunicipalityView: (words.MUNICIPALITY_VIEW, words.MUNICIPALITY_STEM),
}
_WHOLE = ("", "")
"""The whole network is what a map is taken for."""


def file_name(wish: PaperWish, today: dt.date) -> str:
    """Return `Karte_A3_grau_Teilnehmende_2026-11-21.pdf`, in letters that every system takes."""
    return f"{'_'.join(_pieces(wish, today))}.{wish.format}"


def title_of(wish: PaperWish, title: str) -> str:
    """Return the title of a kind with what makes this paper another one than usual."""
    if wish.kind not in _MAPS:
        return title
    is_graph = wish.format in _GRAPHS
    said = [
        (wish.kind is PaperCode.MAP, _VIEWS.get(type(wish.map.view), _WHOLE)[0]),
        (not is_graph and wish.sheet is not PaperSheet.A4, wish.sheet.value),
        (not is_graph and wish.grey, words.IN_GREY),
        (wish.without_names, words.WITHOUT_NAMES),
        (not is_graph and wish.with_quality, words.WITH_QUALITY),
    ]
    return ", ".join((title, *(text for holds, text in said if holds and text)))


def _pieces(wish: PaperWish, today: dt.date) -> Iterator[str]:
    yield words.FILE_STEMS[wish.kind]
    if wish.kind in _MAPS:
        yield from _of_map(wish)
    yield words.AUDIENCE_STEMS[wish.audience]
    yield today.isoformat()


def _of_map(wish: PaperWish) -> Iterator[str]:
    is_graph = wish.format in _GRAPHS
    stem = _VIEWS.get(type(wish.map.view), _WHOLE)[1]
    if stem and wish.kind is PaperCode.MAP:
        yield stem
    if not is_graph and wish.sheet is not PaperSheet.A4:
        yield wish.sheet.value
    if not is_graph and wish.grey:
        yield words.GREY_STEM
    if wish.without_names:
        yield words.NAMELESS_STEM
    if wish.with_quality and not is_graph:
        yield words.QUALITY_STEM
