"""Pictures of the page with long words and other scripts, to be looked at; they fit the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.prepare import PARTS
from gkdesk.ui.theme import Appearance
from tests.factories import a_client, a_contact, an_organisation
from tests.ui.conferences.conftest import conferences
from tests.ui.conferences.kit import a_case, a_meeting, a_participant, a_topic, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import MeetingId
    from tests.ui.people.conftest import Show

LONG_WORD = "Aufenthaltsbestimmungsrechtsübertragungsvereinbarung"
ENDLESS = ("Maria de los Ángeles Ximena Guadalupe " * 8)[:300]
SIZES = {"": (1366, 768), "-eng": (911, 512)}
LOOKS = [(Appearance.LIGHT, ""), (Appearance.DARK, "-eng")]
"""Both schemes and both sizes, each once."""


@pytest.fixture
def endless(workspace: Workspace) -> MeetingId:
    """Return a meeting in which everything is as long as it can be, or written from the right."""
    meeting = a_meeting(workspace, title=f"{LONG_WORD} {ENDLESS[:80]}", place=ENDLESS[:120])
    a_case(workspace, meeting, a_client(workspace, official_name=ENDLESS))
    a_case(workspace, meeting, a_client(workspace, official_name="", own_name="يوسف الحريري"))
    a_topic(workspace, meeting, LONG_WORD * 2)
    office = an_organisation(workspace, name=LONG_WORD * 3, short_name="")
    contact = a_contact(workspace, name=ENDLESS, organisation_id=office, function=LONG_WORD)
    a_participant(workspace, meeting, contact_id=contact)
    return meeting


@pytest.mark.parametrize(("appearance", "size"), LOOKS)
def test_every_part_fits_its_window_however_long_the_words(
    show: Show,
    endless: MeetingId,
    picture: Callable[[QWidget, str], None],
    appearance: Appearance,
    size: str,
) -> None:
    theme.current().set_appearance(appearance)
    view = show(*SIZES[size])
    page = conferences(view)
    page.open("meeting", endless)
    scroll = page.meeting.prepare.parts
    for part in PARTS:
        page.meeting.show_part(part)
        picture(view, f"konferenzen-lang-{part}-{appearance.value}{size}")
        assert scroll.content.width() <= scroll.viewport().width()
    assert (view.width(), view.height()) == SIZES[size]


@pytest.mark.parametrize(("appearance", "size"), LOOKS)
def test_a_prepared_conference_and_its_series_are_drawn(
    show: Show,
    workspace: Workspace,
    picture: Callable[[QWidget, str], None],
    appearance: Appearance,
    size: str,
) -> None:
    theme.current().set_appearance(appearance)
    found = fill(workspace)
    view = show(*SIZES[size])
    page = conferences(view)
    picture(view, f"konferenzen-liste-{appearance.value}{size}")
    page.open("meeting", found["next"])
    for part in PARTS:
        page.meeting.show_part(part)
        picture(view, f"konferenzen-{part}-{appearance.value}{size}")
    page.open("meeting_series", found["series"])
    picture(view, f"konferenzen-reihe-{appearance.value}{size}")
    assert (view.width(), view.height()) == SIZES[size]
