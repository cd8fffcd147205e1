"""Pictures of Strukturthemen, Verabredungen and an Übergangskonferenz; they fit the window."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.case_fields import ChainStep, Transition
from gkdesk.services.meetings.fields import Item
from gkdesk.text.codes.cases import ChainState, Opening
from gkdesk.text.codes.meetings import IssueKind, IssueRoute, ItemKind, MeetingPurpose
from gkdesk.ui import theme
from gkdesk.ui.theme import Appearance
from tests.factories import a_body, a_client, a_contact, a_part, an_action, an_issue
from tests.ui.conferences.conftest import whole_page
from tests.ui.conferences.kit import DAY, EARLIER, a_meeting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show

LONG_WORD = "Aufenthaltsbestimmungsrechtsübertragungsvereinbarung"
SIZES = {"": (1366, 768), "-eng": (911, 512)}
LOOKS = [(Appearance.LIGHT, ""), (Appearance.DARK, "-eng")]
"""Both schemes and both sizes, each once."""
LATE = dt.date(2026, 11, 2)
NAMES = ("Amina Haidari", "Oleksij Kowalenko", "Maria de los Ángeles Ximena Guadalupe Hernández")


def fill_sections(workspace: Workspace) -> dict[str, int]:
    """Fill a store with what the pictures show; return the ids of what is opened."""
    body = a_body(workspace, name="Lenkungsgruppe", kind="steering_group")
    clients = [a_client(workspace, official_name=name) for name in NAMES]
    clients.append(a_client(workspace, official_name="", own_name="يوسف الحريري"))
    for client, opening in zip(clients, Opening, strict=False):
        course = ChainStep(what="Sprachkurs B1", state=ChainState.DONE, until=dt.date(2026, 9, 30))
        step = a_part(workspace, client, course)
        a_part(workspace, client, Transition(from_id=step, opening=opening))
    held = a_meeting(workspace, on=EARLIER)
    issue = an_issue(
        workspace,
        theme="Zwischen Sprachkurs und Ausbildung vergehen Monate ohne Ansprechperson",
        kind=IssueKind.INTERFACE,
        route=IssueRoute.NEW_GROUP,
        body_id=body,
        meeting_id=held,
        need="Wer einen Kurs beendet, braucht vorher ein Gespräch über das Danach.",
        addressee="Volkshochschule und Berufskolleg",
        mandate="Ablauf beschreiben, wer wann anruft",
        mandate_until=dt.date(2027, 3, 31),
        review_on=LATE,
    )
    for client in clients[:3]:
        workspace.issues.link_case(issue, client)
    an_issue(workspace, theme=f"{LONG_WORD} ohne {LONG_WORD}")
    an_issue(workspace, theme="Kinderbetreuung am Nachmittag", route=IssueRoute.REGULAR_WORK)
    sitting = a_meeting(workspace, title="Lenkungsgruppe", on=DAY, body_id=body)
    workspace.agenda.save_item(sitting, Item(ItemKind.STRUCTURAL, structural_id=issue))
    gone = a_contact(workspace, name="Wiedemann-Krüger")
    workspace.contacts.end(gone)
    late = an_action(
        workspace,
        held,
        what="Platz im Sprachkurs verbindlich prüfen und die Fahrtkosten klären",
        client_id=clients[2],
        contact_id=gone,
        due_on=LATE,
        noticed_by="Die Zusage liegt schriftlich vor",
    )
    an_action(workspace, held, what=f"{LONG_WORD} klären", owner="Jobcenter", due_on=DAY)
    an_action(workspace, held, what="Termin vereinbaren", client_id=clients[3], owner="JMD")
    done = an_action(workspace, held, what="Unterlagen übersetzen lassen", owner="Frau Brandt")
    workspace.actions.done(done, "Übersetzung liegt vor")
    handover = a_meeting(
        workspace, title="Übergangskonferenz", on=DAY, purpose=MeetingPurpose.HANDOVER
    )
    return {"issue": issue, "action": late, "done": done, "handover": handover}


@pytest.mark.parametrize(("appearance", "size"), LOOKS)
def test_each_section_fits_its_window(
    show: Show,
    workspace: Workspace,
    picture: Callable[[QWidget, str], None],
    appearance: Appearance,
    size: str,
) -> None:
    theme.current().set_appearance(appearance)
    found = fill_sections(workspace)
    view = show(*SIZES[size])
    page = whole_page(view)
    mark = f"{appearance.value}{size}"
    picture(view, f"konferenzen-sitzungen-{mark}")
    page.show_section("issues")
    picture(view, f"konferenzen-themen-{mark}")
    page.open("structural_issue", found["issue"])
    picture(view, f"konferenzen-thema-{mark}")
    scroll = page.issues.view.parts
    assert scroll.content.width() <= scroll.viewport().width()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    picture(view, f"konferenzen-thema-unten-{mark}")
    page.issues.view.header.acted.emit()
    picture(view, f"konferenzen-thema-tagesordnung-{mark}")
    page.open("action_item", found["action"])
    picture(view, f"konferenzen-verabredung-{mark}")
    page.agreements.view.header.acted.emit()
    picture(view, f"konferenzen-verabredung-erledigt-{mark}")
    scroll = page.agreements.view.parts
    assert scroll.content.width() <= scroll.viewport().width()
    page.open("meeting", found["handover"])
    ends = page.sittings.meeting.prepare
    ends.parts.ensureWidgetVisible(ends.agenda.ends)
    picture(view, f"konferenzen-uebergang-{mark}")
    assert ends.parts.content.width() <= ends.parts.viewport().width()
    assert (view.width(), view.height()) == SIZES[size]
