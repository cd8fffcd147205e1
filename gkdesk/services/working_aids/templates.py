"""The templates of the office: those that are shipped, and its own, imported and withdrawn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput, TemplateGone
from gkdesk.models.working_aids import AidTemplate, WorkingAid
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.profiles import current_profile
from gkdesk.services.rows import fetch
from gkdesk.services.working_aids import catalogue
from gkdesk.services.working_aids.template_view import NotOffered, TemplateView
from gkdesk.text.clean import clean_line
from gkdesk.text.ids import AidTemplateId
from gkdesk.text.wording.working_aids import UNREADABLE_TEMPLATE
from gkdesk.working_aids import checking, stored
from gkdesk.working_aids.tally import most_asked

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.working_aids.template import Template


class AidTemplates:
    """The templates of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[TemplateView, ...]:
        """Return every template, by title; own ones with each version, withdrawn ones too."""
        with self._store.read() as session:
            return template_views(session)

    def get(self, template_id: str, version: int | None = None) -> Template:
        """Return a template, the newest that may be begun where no version is asked for.

        Raises TemplateGone.
        """
        with self._store.read() as session:
            if version is None:
                return catalogue.newest(session, template_id)
            return _version(session, template_id, version)

    def versions(self, template_id: str) -> tuple[int, ...]:
        """Return the versions of a template that are there, shipped and own."""
        with self._store.read() as session:
            return tuple(sorted(_known_versions(session, template_id)))

    def take_in(self, template: Template, *, file_name: str = "") -> Outcome:
        """Take in a template of the office's own; one of a known id becomes its next version.

        Raises InvalidInput for a template with problems, and for one that is there already.
        """
        if any(checking.problems(template)):
            raise InvalidInput("template", "template_broken")
        with self._store.transaction(Label.AID_TEMPLATE_IMPORTED) as transaction:
            session = transaction.session
            known = _known_versions(session, template.id)
            version = max((template.version, *(each + 1 for each in known)))
            fresh = replace(template, own=True, version=version)
            _refuse_unchanged(session, fresh)
            row = AidTemplate(
                template_id=fresh.id,
                version=version,
                title=fresh.title,
                body=stored.to_text(fresh),
                source=clean_line(file_name, "file_name"),
                imported_on=self._store.clock.today(),
            )
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.AID_TEMPLATE_IMPORTED, transaction.changes, ref)

    def withdraw(self, ref: AidTemplateId) -> Outcome:
        """Offer an own template no longer; what was begun with it goes on with its copy."""
        with self._store.transaction(Label.AID_TEMPLATE_WITHDRAWN) as transaction:
            row = fetch(transaction.session, AidTemplate, ref)
            row.withdrawn_on = row.withdrawn_on or self._store.clock.today()
        return Outcome(Label.AID_TEMPLATE_WITHDRAWN, transaction.changes, ref)

    def offer(self, ref: AidTemplateId) -> Outcome:
        """Offer a withdrawn template again."""
        with self._store.transaction(Label.AID_TEMPLATE_OFFERED) as transaction:
            fetch(transaction.session, AidTemplate, ref).withdrawn_on = None
        return Outcome(Label.AID_TEMPLATE_OFFERED, transaction.changes, ref)

    def remove(self, ref: AidTemplateId) -> Outcome:
        """Remove an own template; every aid keeps the copy that it was filled in with."""
        with self._store.transaction(Label.AID_TEMPLATE_REMOVED) as transaction:
            session = transaction.session
            session.delete(fetch(session, AidTemplate, ref))
        return Outcome(Label.AID_TEMPLATE_REMOVED, transaction.changes, ref)


def template_views(session: Session) -> tuple[TemplateView, ...]:
    """Return every template as shown, by title and version."""
    profile = current_profile(session).code
    rounds = _rounds(session)
    rows = catalogue.own_rows(session)
    replaced = {row.template_id for row in rows if row.withdrawn_on is None}
    found = [
        replace(_view(template, rounds), not_offered=_why_not(template, replaced, profile))
        for template in catalogue.shipped().values()
    ]
    newest: set[str] = set()
    for row in rows:
        why = NotOffered.OLDER if row.template_id in newest else None
        if row.withdrawn_on is not None:
            why = NotOffered.WITHDRAWN
        newest |= {row.template_id} if why is None else set()
        found.append(replace(_own_view(row, rounds), not_offered=why))
    return tuple(sorted(found, key=_by_title))


def _why_not(template: Template, replaced: set[str], profile: str) -> NotOffered | None:
    if template.id in replaced:
        return NotOffered.REPLACED
    return None if catalogue.is_offered(template, profile) else NotOffered.PROFILE


def _own_view(row: AidTemplate, rounds: dict[tuple[str, int], list[int]]) -> TemplateView:
    template = catalogue.readable(row)
    if template is None:
        base = TemplateView(row.template_id, row.version, row.title, problem=UNREADABLE_TEMPLATE)
    else:
        base = replace(_view(template, rounds), version=row.version)
    return replace(
        base,
        ref=AidTemplateId(row.id),
        file_name=row.source,
        imported_on=row.imported_on,
        withdrawn_on=row.withdrawn_on,
        rounds=tuple(rounds.get((row.template_id, row.version), ())),
    )


def _view(template: Template, rounds: dict[tuple[str, int], list[int]]) -> TemplateView:
    return TemplateView(
        id=template.id,
        version=template.version,
        title=template.title,
        short=template.short or template.title,
        year=template.year,
        about=template.about,
        questions=most_asked(template).askable,
        rounds=tuple(rounds.get((template.id, template.version), ())),
    )


def _rounds(session: Session) -> dict[tuple[str, int], list[int]]:
    """Return in which years each version was begun."""
    aid = WorkingAid
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    columns = select(aid.template_id, aid.template_version, aid.year).order_by(aid.year)
    for template_id, version, year in session.execute(columns):
        found[template_id, version].append(year)
    return found


def _known_versions(session: Session, template_id: str) -> list[int]:
    own = select(AidTemplate.version).where(AidTemplate.template_id == template_id)
    shipped = catalogue.shipped().get(template_id)
    return [*session.scalars(own), *([] if shipped is None else [shipped.version])]


def _refuse_unchanged(session: Session, fresh: Template) -> None:
    """Raise InvalidInput if the newest template of this id says the same."""
    known = catalogue.usable(session).get(fresh.id)
    if known is None:
        return
    before = replace(known.template, own=True, version=fresh.version)
    if stored.to_text(before) == stored.to_text(fresh):
        raise InvalidInput("template", "template_unchanged")


def _version(session: Session, template_id: str, version: int) -> Template:
    query = select(AidTemplate).filter_by(template_id=template_id, version=version)
    row = session.scalars(query).first()
    found = None if row is None else catalogue.readable(row)
    shipped = catalogue.shipped().get(template_id)
    if found is None and row is None and shipped is not None and shipped.version == version:
        found = shipped
    if found is None:
        raise TemplateGone
    return found


def _by_title(view: TemplateView) -> tuple[str, str, int]:
    return sort_key(view.title), view.id, -view.version
