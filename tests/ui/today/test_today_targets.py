"""Heute: every step leads somewhere, to the page, the tab and the list where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import DueKind
from gkdesk.ui.pages.people.kinds import PARTS_OF_KINDS, ROWS_OF_KINDS
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.registry import PAGES, spec_for_kind
from gkdesk.ui.pages.today_rows import DEEDS
from tests.factories import a_client

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show

ELSEWHERE = {DueKind.BACKUP}
AT_A_CLIENT = [deed for deed in DEEDS.values() if deed.target.startswith("client.")]


def test_every_step_has_a_page() -> None:
    for kind in set(DueKind) - ELSEWHERE:
        assert spec_for_kind(DEEDS[kind].target, PAGES) is not None, kind


def test_every_step_at_a_client_opens_its_tab(workspace: Workspace, show: Show) -> None:
    other, client = a_client(workspace), a_client(workspace)
    view = show()
    view.show_page("people")
    page = view.current()
    assert isinstance(page, PeoplePage)
    for deed in AT_A_CLIENT:
        page.show_client(other)
        page.client.show_part("overview")
        page.open(deed.target, client)
        assert page.place().refs[0][1] == client, deed
        assert page.client.part() == PARTS_OF_KINDS[deed.target], deed
        if deed.row:
            part, rows, _ = ROWS_OF_KINDS[deed.row]
            assert rows in page.client.show_part(part).lists, deed
