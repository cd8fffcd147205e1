"""Which templates there are: those that are shipped, and the office's own, which win over them."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import TemplateGone
from gkdesk.models.working_aids import AidTemplate
from gkdesk.working_aids import reading, stored
from gkdesk.working_aids.reading import BrokenTemplate
from gkdesk.working_aids.template import Template

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Known:
    """A template that can be used, with its row where it is the office's own."""

    template: Template
    row: AidTemplate | None = None


@functools.cache
def shipped() -> dict[str, Template]:
    """Return the shipped templates by id; one that cannot be read is left out."""
    return {template.id: template for template in reading.shipped()}


def own_rows(session: Session) -> list[AidTemplate]:
    """Return the office's own templates, the newest version of each first."""
    query = select(AidTemplate).order_by(AidTemplate.template_id, AidTemplate.version.desc())
    return list(session.scalars(query))


def readable(row: AidTemplate) -> Template | None:
    """Return the template in a row, None where it cannot be read."""
    try:
        return replace(stored.from_text(row.body), own=True)
    except BrokenTemplate:
        return None


def usable(session: Session) -> dict[str, Known]:
    """Return by id what may be begun: an own template that is not withdrawn, else the shipped."""
    found = {ref: Known(template) for ref, template in shipped().items()}
    taken: set[str] = set()
    for row in own_rows(session):
        if row.withdrawn_on is None and row.template_id not in taken:
            template = readable(row)
            if template is not None:
                taken.add(row.template_id)
                found[row.template_id] = Known(template, row)
    return found


def newest(session: Session, template_id: str) -> Template:
    """Return what may be begun under an id. Raises TemplateGone."""
    found = usable(session).get(template_id)
    if found is None:
        raise TemplateGone
    return found.template


def newest_version(session: Session, template_id: str) -> int | None:
    """Return the version that may be begun under an id, without reading its body."""
    table = AidTemplate
    own = (
        select(table.version)
        .where(table.template_id == template_id, table.withdrawn_on.is_(None))
        .order_by(table.version.desc())
        .limit(1)
    )
    found = session.scalars(own).first()
    if found is not None:
        return found
    template = shipped().get(template_id)
    return None if template is None else template.version


def is_offered(template: Template, profile: str) -> bool:
    """Tell whether a programme profile offers a template; an own one is offered in each."""
    return template.own or not template.profiles or profile in template.profiles
