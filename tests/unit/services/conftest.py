"""People whose records several tests read."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.services import access
from gkdesk.services.clients.fields import (
    Address,
    Course,
    GermanLevel,
    Goal,
    Helper,
    InterpreterFacts,
    Paper,
    ReachWay,
    SpokenLanguage,
    Step,
)
from gkdesk.text.codes.clients import (
    CourseStatus,
    InterpreterNeed,
    ReachKind,
    Salutation,
    SpokenLevel,
)
from tests.cheap_key import PASSPHRASE
from tests.factories import a_client, a_contact, a_part, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
from tests.unit.services.booklet_kit import TODAY

SAMIRA = "Samira Haidari"


@pytest.fixture(scope="session")
def samira_store(bare_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds Samira; a module that reads her often begins with it."""
    folder = Path(shutil.copytree(bare_store, tmp_path_factory.mktemp("samira") / "Bestand"))
    moment = FixedClock(dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC))
    made = access.unlock(folder, PASSPHRASE, clock=moment)
    samira_of(made)
    made.close(end_of_session=True)
    return folder


@pytest.fixture
def samira(workspace: Workspace) -> ClientId:
    """Return a client with something in every part of her record."""
    known = (row.id for row in workspace.clients.rows() if row.name == SAMIRA)
    return next(known, None) or samira_of(workspace)


def samira_of(workspace: Workspace) -> ClientId:
    """Take up Samira."""
    client = a_client(
        workspace,
        SpokenLanguage("prs"),
        SpokenLanguage("de", SpokenLevel.SOME),
        ReachWay(ReachKind.MOBILE, "0176 04069001", note="GEHEIM-reach", listeners="GEHEIM-ear"),
        Paper("Schulzeugnis", None, "rote Mappe", note="GEHEIM-paper"),
        Course("integration", "VHS", TODAY, None, CourseStatus.RUNNING, note="GEHEIM-course"),
        official_name=SAMIRA,
        own_name="سمیرا حیدری",
        own_name_language="prs",
        salutation=Salutation.MS,
        pronoun="GEHEIM-pronoun",
    )
    goal = a_part(workspace, client, Goal("Ich möchte Pflegefachfrau werden."))
    step = Step("Gespräch im Seniorenhaus", "ich", TODAY + dt.timedelta(days=6), goal_id=goal)
    a_part(workspace, client, step)
    organisation = an_organisation(workspace)
    contact = a_contact(
        workspace,
        name="Krüger",
        organisation_id=organisation,
        phone="0221 4710-551",
        note="GEHEIM-contact",
    )
    a_part(workspace, client, Helper(contact, "Deutschkurs"))
    clients = workspace.clients
    clients.save_address(client, Address("Lindenweg 4", "12345", "Musterstadt"))
    clients.save_german(client, GermanLevel(certificate="telc A2", remaining_hours=240))
    clients.save_interpreter(
        client, InterpreterFacts(InterpreterNeed.OFFICES, "prs", "GEHEIM-interpreter")
    )
    return client
