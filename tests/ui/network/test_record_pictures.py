"""Full records fit their window, however long the words, in both schemes, and are made quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.fields import Helper
from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.services.register.fields import Agreement, Membership
from gkdesk.text.codes.network import Quality
from gkdesk.ui import theme
from gkdesk.ui.pages.network.records.contact_view import ContactDetail
from gkdesk.ui.pages.network.records.cooperation_view import CooperationDetail
from gkdesk.ui.pages.network.records.organisation_view import OrganisationDetail
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.theme import Appearance
from tests.factories import (
    a_body,
    a_client,
    a_contact,
    a_cooperation,
    a_municipality,
    an_offer,
    an_organisation,
)
from tests.ui.network.hands import Shown
from tests.ui.shell.test_names import nameless

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.records.record_view import RecordView
    from tests.ui.people.conftest import Show

LONG = "Aufenthaltsbestimmungsrechtsübertragungsvereinbarungsstelle"
ARABIC = "عبد الرحمن بن محمد الحريري"
VIEWS: dict[str, type[RecordView]] = {
    "organisation": OrganisationDetail,
    "contact": ContactDetail,
    "cooperation": CooperationDetail,
}
LOOKS = [(Appearance.LIGHT, (1366, 768)), (Appearance.DARK, (607, 512))]
"""Both schemes and both sizes, each once."""


@pytest.fixture
def endless(workspace: Workspace) -> dict[str, int]:
    """Return one record of each kind in which everything is as long as it can be."""
    town = a_municipality(workspace, LONG)
    office = an_organisation(
        workspace, name=f"{LONG} {LONG}", short_name="", municipality_id=town, mandate=LONG * 4
    )
    other = an_organisation(workspace, name=ARABIC, short_name="")
    person = a_contact(
        workspace,
        name=ARABIC,
        function=f"{LONG} {LONG}",
        organisation_id=office,
        phone="0170 12 " * 6,
    )
    workspace.contacts.save_post(person, FurtherPost(other, LONG))
    body = a_body(workspace, name=f"{LONG} {LONG}")
    workspace.bodies.save_seat(body, Membership(office, person))
    an_offer(workspace, name=f"{LONG} {LONG}", organisation_id=office)
    a_client(workspace, Helper(person, LONG), official_name=f"{ARABIC} {ARABIC}")
    tie = a_cooperation(
        workspace, office, other, subject=LONG * 3, quality=Quality.TO_CLARIFY, quality_reason=LONG
    )
    workspace.cooperations.save_agreement(tie, Agreement(subjects=LONG * 3, continuation=LONG * 2))
    return {"organisation": office, "contact": person, "cooperation": tie}


@pytest.mark.parametrize(("appearance", "size"), LOOKS)
def test_every_record_fits_its_window(
    show: Show,
    endless: dict[str, int],
    picture: Callable[[QWidget, str], None],
    appearance: Appearance,
    size: tuple[int, int],
) -> None:
    theme.current().set_appearance(appearance)
    content: ContentView = show(*size)
    for kind, made in VIEWS.items():
        lookup = OfficeLookup(content.context.workspace)
        shown = Shown(content, made(content.context, lookup))
        shown.open(endless[kind])
        picture(shown, f"netzwerk-{kind}-{appearance.value}-{size[0]}")
        parts = shown.view.parts
        assert parts.horizontalScrollBar().maximum() == 0, kind
        assert parts.content.width() <= parts.viewport().width(), kind
        assert shown.view.minimumSizeHint().width() <= size[0], kind
        shown.hide()


def test_no_full_record_has_a_nameless_control(
    content: ContentView, endless: dict[str, int]
) -> None:
    for kind, made in VIEWS.items():
        lookup = OfficeLookup(content.context.workspace)
        shown = Shown(content, made(content.context, lookup))
        shown.open(endless[kind])
        for each in shown.view.parts.lists.values():
            each.begin_new()

        assert nameless(shown) == [], kind
        shown.hide()
