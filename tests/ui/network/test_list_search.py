"""Typing above the lists of bodies, offers, needs and tasks leaves what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from gkdesk.ui.pages.network.offers.offers_section import OffersSection
from gkdesk.ui.records.record_section import NOTHING_FOUND, RecordSection
from tests.factories import a_body, a_client, a_need, a_task, an_offer, an_organisation
from tests.ui.network.hands import names

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.page import NetworkPage


def list_of(page: NetworkPage, key: str) -> RecordSection:
    """Return a list as it is shown, read anew."""
    section = page.show_section("offers" if key == "needs" else key)
    shown = section.show_list(key) if isinstance(section, OffersSection) else section
    assert isinstance(shown, RecordSection)
    shown.reload(())
    return shown


def seek(section: RecordSection, text: str) -> list[str]:
    section.seek.setFocus()
    section.seek.selectAll()
    QTest.keyClicks(section.seek, text)
    return names(section)


def test_an_offer_is_found_by_who_gives_it(workspace: Workspace, page: NetworkPage) -> None:
    school = an_organisation(workspace, short_name="VHS")
    an_offer(workspace, name="Abendkurs", organisation_id=school)
    an_offer(workspace, name="Werkstatt")

    assert seek(list_of(page, "offers"), "vhs abend") == ["Abendkurs"]


def test_bodies_and_needs_are_found_by_their_name(workspace: Workspace, page: NetworkPage) -> None:
    for name in ("Arbeitskreis Sprache", "Lenkungsgruppe"):
        a_body(workspace, name=name)
    for topic in ("Fahrkarten", "Lernräume"):
        a_need(workspace, topic=topic, owner="Lenkungsgruppe")
    wanted = (("bodies", "sprach", "Arbeitskreis Sprache"), ("needs", "fahr", "Fahrkarten"))
    for key, typed, found in wanted:
        section = list_of(page, key)

        assert seek(section, typed) == [found], key
        assert section.count() == 2, key
    seek(section, "xyz")
    assert section.empty.text() == NOTHING_FOUND


def test_a_veiled_task_is_not_found_by_what_is_veiled(
    workspace: Workspace, page: NetworkPage, content: ContentView
) -> None:
    client = a_client(workspace)
    a_task(workspace, what="Pass besorgen", about_kind="client", about_ref=client)
    tasks = list_of(page, "tasks")
    assert seek(tasks, "pass") == ["Pass besorgen"]
    content.context.privacy.turn(on=True)

    assert names(tasks) == []
