"""What working aids say to the search: free answers of both zones, remarks and comments.

The index lies in the encrypted store; nothing of it leaves. Codes of choices are not searched.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.working_aids import AidAnswer, AidBody, AidContributor, WorkingAid
from gkdesk.services.register.names import aid_name
from gkdesk.services.rows import among
from gkdesk.store.search import SearchDocument
from gkdesk.working_aids import stored
from gkdesk.working_aids.reading import BrokenTemplate
from gkdesk.working_aids.template import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_TEMPLATES_KEPT = 64
_free: dict[int, frozenset[str] | None] = {}
"""By the id of a stored template, which of its questions are answered in free words."""


def aid_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe working aids by everything that was written into them."""
    aid, answer = WorkingAid, AidAnswer
    free = _free_questions(session, refs)
    lines: dict[int, list[str]] = defaultdict(list)
    columns = select(answer.aid_id, answer.question, answer.value, answer.remark, answer.comment)
    for ref, question, value, *beside in session.execute(
        columns.where(among(answer.aid_id, refs)).order_by(answer.id)
    ):
        names = free.get(ref)
        written = [value] if names is None or question in names else []
        lines[ref] += [text for text in (*written, *beside) if text]
    typed = select(AidContributor.aid_id, AidContributor.name)
    for ref, name in session.execute(typed.where(among(AidContributor.aid_id, refs))):
        lines[ref] += [name] if name else []
    rows = session.execute(
        select(aid.id, aid.short, aid.year, aid.title, aid.recipient).where(among(aid.id, refs))
    )
    return {
        ref: SearchDocument(
            aid_name(short, year), (*filter(None, (title, recipient)), *lines[ref]), ()
        )
        for ref, short, year, title, recipient in rows
    }


def _free_questions(session: Session, refs: Sequence[int]) -> dict[int, frozenset[str] | None]:
    """Return the questions with free answers by aid; None where the template cannot be read."""
    body = AidBody
    bodies = session.execute(select(body.aid_id, body.id).where(among(body.aid_id, refs))).all()
    unknown = [row.id for row in bodies if row.id not in _free]
    for ref, text in session.execute(select(body.id, body.body).where(among(body.id, unknown))):
        while len(_free) >= _TEMPLATES_KEPT:
            del _free[next(iter(_free))]
        _free[ref] = _free_in(text)
    return {row.aid_id: _free.get(row.id) for row in bodies}


def _free_in(text: str) -> frozenset[str] | None:
    try:
        template = stored.from_text(text)
    except BrokenTemplate:
        return None
    return frozenset(each.name for each in template.questions() if each.kind is Kind.TEXT)
