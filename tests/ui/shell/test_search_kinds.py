"""Every kind of record that the search finds stands under its German head with its own sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import icons
from gkdesk.ui.search_panel import KINDS, HitModel
from tests.factories import a_body, a_cooperation, a_need, a_task, an_offer, an_organisation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gkdesk.store.store import Store

FOUND = (
    (RecordKind.BODY, "Gremien · 1"),
    (RecordKind.COOPERATION, "Kooperationen · 1"),
    (RecordKind.OFFER, "Angebote · 1"),
    (RecordKind.NEED, "Bedarfe · 1"),
    (RecordKind.TASK, "Aufgaben · 1"),
)


@pytest.mark.parametrize(("kind", "head"), FOUND)
def test_hits_of_the_network_stand_under_their_kind(
    qapp: QApplication, workspace: Workspace, kind: RecordKind, head: str
) -> None:
    assert qapp is not None
    first = an_organisation(workspace, name="Jobcenter", short_name="")
    second = an_organisation(workspace, name="Schule", short_name="")
    a_cooperation(workspace, first, second, subject="Übergang")
    a_body(workspace, goal="Übergang")
    an_offer(workspace, note="Übergang")
    a_need(workspace, note="Übergang")
    a_task(workspace, note="Übergang")
    model = HitModel()
    model.show(workspace.search.find("übergang", kinds=(kind,)))
    assert model.index(0).data(Qt.ItemDataRole.DisplayRole) == head
    hit = model.hit(model.first())
    assert hit is not None
    assert hit.kind == kind.value
    assert "Übergang" in hit.snippet


def test_every_kind_in_the_index_has_a_head_and_a_sign(store: Store) -> None:
    Workspace(store)
    indexed = set(store.search._indexers)
    assert indexed <= set(KINDS)
    assert {KINDS[kind][1] for kind in indexed} <= set(icons.names())
