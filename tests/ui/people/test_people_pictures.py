"""Pictures of the pages with many scripts, long German words and endless names, to be looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients import fields
from gkdesk.text.codes.clients import ReachKind
from gkdesk.ui import theme
from gkdesk.ui.pages.people.client_view import PARTS
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.theme import Appearance
from tests.factories import a_client, a_contact

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show

LONG_WORD = "Aufenthaltsbestimmungsrechtsübertragungsvereinbarung"
ENDLESS = ("Maria de los Ángeles Ximena Guadalupe " * 8)[:300]
SIZES = {"": (1366, 768), "-eng": (911, 512)}
LOOKS = [(Appearance.LIGHT, ""), (Appearance.DARK, "-eng")]
"""Both schemes and both sizes, each once."""


@pytest.fixture(scope="session")
def store_to_copy(demo_store: Path) -> Path:
    """Begin with the people of the practice data."""
    return demo_store


@pytest.fixture
def endless(workspace: Workspace) -> ClientId:
    """Return a client in whose record everything is as long as it can be."""
    contact = a_contact(workspace, name=ENDLESS, function=LONG_WORD)
    return a_client(
        workspace,
        fields.Step(f"{LONG_WORD} vorbereiten und mit allen Stellen abstimmen", who=ENDLESS),
        fields.Goal(f"Ich will, dass meine {LONG_WORD} endlich entschieden wird."),
        fields.Paper(LONG_WORD, dt.date(2026, 12, 1), original_at=ENDLESS),
        fields.ReachWay(ReachKind.MOBILE, "0170 1234567", listeners=ENDLESS),
        fields.ContactEntry(f"{LONG_WORD}: {ENDLESS}"),
        fields.FollowUp(dt.date(2026, 11, 12), f"{LONG_WORD} anmahnen"),
        fields.SpokenLanguage("es"),
        fields.Helper(contact, LONG_WORD),
        official_name=ENDLESS,
        own_name="يوسف بن عبد الرحمن بن محمد الحريري " * 6,
        own_name_language="ar",
    )


def people(view: ContentView) -> PeoplePage:
    view.show_page("people")
    page = view.current()
    assert isinstance(page, PeoplePage)
    return page


@pytest.mark.parametrize(("appearance", "size"), LOOKS)
def test_every_tab_fits_its_window_however_long_the_words(
    show: Show,
    endless: ClientId,
    picture: Callable[[QWidget, str], None],
    appearance: Appearance,
    size: str,
) -> None:
    theme.current().set_appearance(appearance)
    view = show(*SIZES[size])
    page = people(view)
    page.show_client(endless)
    for part in PARTS:
        tab = page.client.show_part(part)
        picture(view, f"menschen-lang-{part}-{appearance.value}{size}")
        assert tab.horizontalScrollBar().maximum() == 0
        assert tab.content.width() <= tab.viewport().width()
    assert (view.width(), view.height()) == SIZES[size]


@pytest.mark.parametrize(("appearance", "size"), LOOKS)
def test_the_scripts_of_the_demo_people_are_drawn(
    show: Show,
    endless: ClientId,
    workspace: Workspace,
    picture: Callable[[QWidget, str], None],
    appearance: Appearance,
    size: str,
) -> None:
    theme.current().set_appearance(appearance)
    view = show(*SIZES[size])
    view.show_page("today")
    picture(view, f"heute-{appearance.value}{size}")
    page = people(view)
    picture(view, f"menschen-liste-{appearance.value}{size}")
    for name in ("Samira Haidari", "Yonas Tesfay", "Oleksij Kowalenko"):
        row = next(row for row in workspace.clients.rows() if row.name == name)
        page.show_client(row.id)
        page.client.show_part("overview")
        picture(view, f"menschen-{name.split()[0].lower()}-{appearance.value}{size}")
    assert (view.width(), view.height()) == SIZES[size]
