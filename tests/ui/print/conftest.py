"""The same window as for the page Menschen, and the page Drucken & Senden in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.fields import SpokenLanguage
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import CooperationFields
from gkdesk.text.codes.network import Quality
from gkdesk.text.ids import CooperationId, OrganisationId
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
from gkdesk.ui.pages.print_send.handouts.part import HandoutsPart
from gkdesk.ui.pages.print_send.network.part import NetworkPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.factories import a_client
from tests.ui.beginning import unshown
from tests.ui.people.conftest import content, first_page, show
from tests.ui.print.hands import (
    paper_only,
    pdf_printer,
    wait_for_booklet,
    wait_for_handout,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView

__all__ = ["content", "first_page", "show"]


@pytest.fixture
def client(workspace: Workspace) -> ClientId:
    return a_client(workspace, SpokenLanguage("ar"), own_name="يوسف الحريري", code="K017")


@pytest.fixture
def page(client: ClientId, content: ContentView) -> BookletsPart:
    """Return the booklets of the page Drucken & Senden."""
    content.show_page("print")
    current = content.current()
    assert isinstance(current, PrintSendPage)
    part = current.show_part("booklets")
    assert isinstance(part, BookletsPart)
    return part


@pytest.fixture
def made(qtbot: QtBot, page: BookletsPart, client: ClientId) -> BookletsPart:
    """Return the page with the preview of one booklet."""
    page.who.choose(client)
    wait_for_booklet(qtbot, page)
    return page


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, object], None]:
    """Return a way to answer a dialog that would wait for a hand."""

    def set_answer(name: str, value: object) -> None:
        def dialog(*_args: object, **_named: object) -> object:
            return value

        monkeypatch.setattr(printing, name, dialog)

    return set_answer


@pytest.fixture
def cooperation(workspace: Workspace) -> CooperationId:
    """Return the id of the one cooperation of a small network."""
    sides = [
        OrganisationId(workspace.organisations.create(OrganisationFields(name=name)).ref or 0)
        for name in ("Jobcenter Musterland", "Volkshochschule Musterland")
    ]
    workspace.contacts.create(
        ContactFields(name="Petersen", organisation_id=sides[0], phone="02000 123456")
    )
    fields = CooperationFields(*sides, quality=Quality.TO_CLARIFY, quality_reason="Quittenstreit")
    return CooperationId(workspace.cooperations.create(fields).ref or 0)


@pytest.fixture
def part(cooperation: int, content: ContentView) -> NetworkPart:
    """Return the papers of the network on the page Drucken & Senden."""
    assert cooperation
    page = unshown(content, "print")
    assert isinstance(page, PrintSendPage)
    found = page.show_part("network")
    assert isinstance(found, NetworkPart)
    content.show_page("print")
    return found


@pytest.fixture
def handouts(client: ClientId, content: ContentView, qtbot: QtBot) -> HandoutsPart:
    """Return the part with the first handout in the preview."""
    assert client
    page = unshown(content, "print")
    assert isinstance(page, PrintSendPage)
    found = page.show_part("handouts")
    assert isinstance(found, HandoutsPart)
    content.show_page("print")
    wait_for_handout(qtbot, found)
    return found


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Return what is printed, as bytes and copies; nobody is asked for a printer."""
    jobs: list[tuple[int, int]] = []
    whole = printing.print_pages

    def record(data: bytes, printer: QPrinter, progress: object = None) -> int:
        jobs.append((len(data), printer.copyCount()))
        return whole(data, printer)

    def never_ask(
        _parent: object, _data: bytes, *, page_range: bool = True, copies: int = 1
    ) -> QPrinter:
        del page_range
        printer = pdf_printer(tmp_path / "out.pdf")
        printer.setCopyCount(copies)
        return printer

    monkeypatch.setattr(printing, "print_pages", record)
    monkeypatch.setattr(printing, "ask_printer", never_ask)
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    return jobs
