"""Who contributes to a working aid: names, sections, and how many answers are theirs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.working_aids import AidAnswer, AidContributor
from gkdesk.services.naming import contact_name
from gkdesk.services.rows import among
from gkdesk.services.working_aids.views import ContributorView
from gkdesk.text.ids import ContactId, OrganisationId, PartId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.working_aids.template import Template


def contributor_views(
    session: Session, aid_id: int, template: Template
) -> tuple[ContributorView, ...]:
    """Return who contributes, in the order of entry."""
    query = select(AidContributor).filter_by(aid_id=aid_id)
    rows = list(session.scalars(query.order_by(AidContributor.position, AidContributor.id)))
    names = _names(session, rows)
    counted = (
        select(AidAnswer.contributor_id, func.count())
        .where(AidAnswer.aid_id == aid_id, AidAnswer.contributor_id.is_not(None))
        .group_by(AidAnswer.contributor_id)
    )
    answers = {row[0]: row[1] for row in session.execute(counted)}
    labels = {section.name: section.label for section in template.sections}
    return tuple(_view(row, names[row.id], labels, answers.get(row.id, 0)) for row in rows)


def by_section(views: Iterable[ContributorView]) -> dict[str, tuple[str, ...]]:
    """Return the names of who answers each section."""
    found: dict[str, list[str]] = defaultdict(list)
    for view in views:
        for section in view.sections:
            found[section].append(view.name)
    return {section: tuple(names) for section, names in found.items()}


def _view(
    row: AidContributor, name: str, labels: Mapping[str, str], answers: int
) -> ContributorView:
    wanted = set(row.sections.split())
    sections = tuple(each for each in labels if each in wanted)
    return ContributorView(
        id=PartId(row.id),
        name=name,
        organisation_id=None
        if row.organisation_id is None
        else OrganisationId(row.organisation_id),
        contact_id=ContactId(row.contact_id) if row.contact_id else None,
        own_name=row.name,
        sections=sections,
        section_labels=tuple(labels[each] for each in sections),
        printed_on=row.printed_on,
        returned_on=row.returned_on,
        answers=answers,
    )


def _names(session: Session, rows: list[AidContributor]) -> dict[int, str]:
    """Return `Jobcenter, Frau Özcan`, or what was typed."""
    table, person = Organisation, ContactPerson
    offices = {
        ref: short or name
        for ref, short, name in session.execute(
            select(table.id, table.short_name, table.name).where(
                among(table.id, (row.organisation_id for row in rows if row.organisation_id))
            )
        )
    }
    people = {
        ref: contact_name(salutation, name, function)
        for ref, salutation, name, function in session.execute(
            select(person.id, person.salutation, person.name, person.function).where(
                among(person.id, (row.contact_id for row in rows if row.contact_id))
            )
        )
    }
    return {
        row.id: ", ".join(
            filter(
                None,
                (
                    offices.get(row.organisation_id or 0),
                    people.get(row.contact_id or 0),
                    row.name,
                ),
            )
        )
        for row in rows
    }
