"""One example of every paper of the network, for the command `demo`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.network.look import Colouring
from gkdesk.services.network_papers.kinds import (
    MapWish,
    PaperCode,
    PaperFormat,
    PaperOption,
    PaperSheet,
    PaperWish,
)
from gkdesk.text.codes.clients import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.network_papers.kinds import MadePaper, Paint, PaperKind
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import CooperationId

_OUTLINED = ("integration_centre", "foreigners_office")
"""The kinds of the two sides whose agreement is outlined (001:3509-3513)."""


def papers(workspace: Workspace, paint: Paint) -> Iterator[MadePaper]:
    """Make the papers; `paint` draws the picture of the map."""
    for kind in workspace.network_papers.offered():
        for wish in _wishes(workspace, kind):
            yield workspace.network_papers.make(wish, paint=paint)


def _wishes(workspace: Workspace, kind: PaperKind) -> Iterator[PaperWish]:
    for file_format in kind.formats:
        wish = PaperWish(kind.code, file_format, kind.audiences[0])
        if PaperOption.STATES in kind.options:
            wish = replace(wish, earlier=workspace.snapshots.rows()[-1].id)
        if PaperOption.COOPERATION in kind.options:
            wish = replace(wish, cooperation=_outlined(workspace))
        if PaperOption.STATES not in kind.options or file_format is PaperFormat.PDF:
            yield wish
    if kind.code is PaperCode.MAP:
        yield from _maps()


def _maps() -> Iterator[PaperWish]:
    """Yield the map on large paper, in grey with the mechanisms, and without names."""
    plain = PaperWish(PaperCode.MAP, PaperFormat.PDF, Audience.PARTICIPANT)
    yield replace(plain, sheet=PaperSheet.A3)
    yield replace(plain, sheet=PaperSheet.A1)
    yield replace(plain, grey=True, map=MapWish(colouring=Colouring.MECHANISM))
    yield replace(plain, without_names=True, audience=Audience.PUBLIC)


def _outlined(workspace: Workspace) -> CooperationId:
    """Return the cooperation of the office with the foreigners' office."""
    kinds = {
        row.id: workspace.organisations.detail(row.id).fields.kind
        for row in workspace.organisations.rows()
    }
    sides = set(_OUTLINED)
    return next(
        row.id
        for row in workspace.cooperations.rows()
        if {kinds.get(row.first_id), kinds.get(row.second_id)} == sides
    )
