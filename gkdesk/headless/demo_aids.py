"""One example of every paper of working aids, and a folder of returns with its evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.demo.returns import package_files
from gkdesk.services.working_aids import evaluating
from gkdesk.services.working_aids.printing.kinds import AidPaperCode, AidPaperWish
from gkdesk.services.working_aids.rounds import FIRST_ROUND
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.papers.evaluation import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

PACKAGES = "ruecksendungen"
"""The folder of returns, below the folder of documents."""
EVALUATION = "Auswertung_Ruecksendungen"


@dataclass(frozen=True)
class AidDocument:
    """A document with its line of the contents."""

    kind: str
    title: str
    audience: Audience
    file: str
    data: bytes


def aid_documents(workspace: Workspace, folder: Path) -> Iterator[AidDocument]:
    """Make the papers, then the returns of other alliances below `folder` and their evaluation.

    On a day before there were working aids there is a blank one only.
    """
    for wish in _wishes(workspace):
        made = workspace.aid_papers.make(wish)
        yield AidDocument(made.kind.value, made.title, made.audience, made.file_name, made.data)
    today = workspace.clock.today()
    if today.year - 2 < FIRST_ROUND:
        return
    for package in package_files(today):
        yield AidDocument(
            AidPaperCode.RETURN.value,
            package.name,
            Audience.MINISTRY,
            f"{PACKAGES}/{package.name}",
            package.data,
        )
    yield from _evaluation(workspace, folder / PACKAGES)


def _wishes(workspace: Workspace) -> Iterator[AidPaperWish]:
    """Yield the papers of the draft, and the return of the last aid that was sent."""
    blank = AidPaperWish(AidPaperCode.BLANK, Audience.PARTICIPANT, template_id="strukturen")
    yield blank
    aids = [aid for each in workspace.aids.rounds.view().rounds for aid in each.aids]
    draft = next((aid for aid in aids if aid.state is AidState.DRAFT), None)
    sent = next((aid for aid in aids if aid.state is AidState.SENT), None)
    if draft is None or sent is None:
        return
    yield AidPaperWish(AidPaperCode.FILLED, Audience.OFFICE, draft.id)
    yield AidPaperWish(AidPaperCode.FILLED, Audience.PARTICIPANT, sent.id)
    asked = workspace.aids.contributors.rows(draft.id)[0]
    yield AidPaperWish(
        AidPaperCode.CONTRIBUTOR, Audience.PARTICIPANT, draft.id, contributor_id=asked.id
    )
    yield AidPaperWish(AidPaperCode.RETURN, Audience.MINISTRY, sent.id)


def _evaluation(workspace: Workspace, packages: Path) -> Iterator[AidDocument]:
    found = evaluating.evaluation_of(packages)
    created, author = workspace.clock.now(), workspace.office.facts().name
    table = evaluating.workbook(found, created=created, author=author)
    paper = evaluating.paper(found, created=created, author=author, is_demo=True)
    for kind, data in (("xlsx", table), ("pdf", paper)):
        name = f"{EVALUATION}_{workspace.clock.today().isoformat()}.{kind}"
        yield AidDocument(f"evaluation.{kind}", TITLE, Audience.OFFICE, name, data)
