"""The running view is looked at: light, dark, small, with an Arabic name and long words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from gkdesk.services.meetings.fields import ActionFields, ActorView, Text
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import Attendance, ItemState, TextPart
from gkdesk.ui import theme
from gkdesk.ui.theme import Appearance
from tests.ui.running.conference_kit import LONG, Conference, Shown, a_conference, seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show

ARABIC = "يوسف الحريري"
SIZES = {"light": (1366, 768), "dark": (1366, 768), "small": (911, 512)}


@pytest.fixture(scope="session")
def store_to_copy(bare_store: Path) -> Path:
    """Begin with an empty store: the names in the pictures are longer."""
    return bare_store


@pytest.mark.parametrize("name", SIZES)
def test_the_running_view_holds_long_words_and_arabic_names(
    name: str,
    show: Show,
    qtbot: QtBot,
    workspace: Workspace,
    clock: FixedClock,
    picture: Callable[[QWidget, str], None],
) -> None:
    if name == "dark":
        theme.current().set_appearance(Appearance.DARK)
    made = _filled(workspace)
    content = show(*SIZES[name])
    workspace.meetings.begin(made.meeting)
    view = Shown(content, made.meeting).view
    view.setGeometry(content.rect())
    view.desk.open_item(made.first)
    clock.advance(dt.timedelta(minutes=7, seconds=24))
    view.desk.item.head.time.show_time()
    picture(view, f"running-{name}-first")
    view.desk.item.head.reveal.click()
    picture(view, f"running-{name}-arabic-name")
    view.desk.item.show_part(1)
    picture(view, f"running-{name}-part-two")
    view.desk.side.begin_new(*view.desk.side.outcomes)
    for _ in range(3):
        QApplication.processEvents()
    picture(view, f"running-{name}-entry")
    view.desk.show_people()
    picture(view, f"running-{name}-people")
    view.desk.agenda.end.click()
    picture(view, f"running-{name}-after")
    workspace.participants.attend_all(made.meeting, Attendance.PRESENT)
    for item in (made.first, made.second):
        workspace.agenda.settle(made.meeting, item, ItemState.DISCUSSED)
        text = Text(item, TextPart.CLIENT_VIEW, "Ich will Elektroniker werden.")
        workspace.agenda.save_text(made.meeting, text)
    content.context.wrote(workspace.meetings.seal(made.meeting))
    qtbot.waitUntil(lambda: "JMD" in seen(view))
    picture(view, f"running-{name}-sealed")

    assert view.state.view.is_sealed


def _filled(workspace: Workspace) -> Conference:
    made = a_conference(workspace, first_name=ARABIC, stranger=LONG)
    agenda, meeting = workspace.agenda, made.meeting
    workspace.participants.attend(meeting, made.chair, Attendance.PRESENT)
    workspace.participants.attend(meeting, made.course, Attendance.PRESENT, "Frau Weiß")
    for part, words in (
        (TextPart.CLIENT_VIEW, "„Ich will Elektroniker werden. Bitte sagt mir, wer entscheidet.“"),
        (TextPart.SITUATION, "Sprachkurs B2 abgebrochen, Platz im Betrieb zugesagt."),
        (TextPart.THEMES, "Kein Anschluss nach der Einstiegsqualifizierung, dritter Fall."),
        (TextPart.MINUTES, "VHS meldet einen frei werdenden Platz zum 11. 1."),
    ):
        agenda.save_text(meeting, Text(made.first, part, words))
    agenda.save_view(
        meeting,
        ActorView(
            made.first,
            made.course,
            "Kurs voll, ein Platz wird im Januar frei. Prüft bis Freitag.",
            "Kurse nach Bedarf",
            "entscheidet über Platz",
            Category.LANGUAGE,
        ),
    )
    workspace.actions.add(
        ActionFields(
            "Kursplatz verbindlich prüfen und der Ausbildungsförderungsstelle melden",
            meeting,
            item_id=made.first,
            client_id=made.yusuf,
            owner="Brandt, VHS",
            due_on=dt.date(2026, 11, 27),
            noticed_by="Schriftliche Zusage liegt vor",
            category=Category.PLANS,
        )
    )
    agenda.settle(meeting, made.opening, ItemState.DISCUSSED)
    return made
