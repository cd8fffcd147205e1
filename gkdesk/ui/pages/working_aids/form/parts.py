"""What is given to a question: its answer, the explanation beside it, the note of the office."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.working_aids.parts import Ref

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import QuestionView
    from gkdesk.text.ids import AidId

DRAFTS = "working_aid"
_PIECES = 4


class What(StrEnum):
    """A part of what can be given to a question."""

    ANSWER = "answer"
    REMARK = "remark"
    COMMENT = "comment"


def stored(view: QuestionView, what: What) -> str:
    """Return what the store holds of a part."""
    if what is What.ANSWER:
        return view.value
    return view.remark if what is What.REMARK else view.comment


def draft_key(aid_id: AidId, ref: Ref, what: What) -> str:
    """Return the place of a draft: `working_aid.answer:<aid>:<question>:<row>`."""
    row = "" if ref.row is None else str(ref.row)
    return f"{DRAFTS}.{what.value}:{aid_id}:{ref.question}:{row}"


def place_of_draft(key: str) -> tuple[int, Ref, What] | None:
    """Return the aid, the question and the part of a draft, None for a draft of something else."""
    pieces = key.split(":")
    name = pieces[0].removeprefix(f"{DRAFTS}.")
    if len(pieces) != _PIECES or name not in set(What) or not pieces[1].isdecimal():
        return None
    row = int(pieces[3]) if pieces[3].lstrip("-").isdecimal() else None
    return int(pieces[1]), Ref(pieces[2], row), What(name)
