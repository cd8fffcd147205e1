"""Put the view of one working aid together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.working_aids import AidDispatch
from gkdesk.services.working_aids import catalogue
from gkdesk.services.working_aids.before import Before
from gkdesk.services.working_aids.contributing import by_section, contributor_views
from gkdesk.services.working_aids.sealing import seal_views
from gkdesk.services.working_aids.showing import Showing
from gkdesk.services.working_aids.summaries import last_sent, summary
from gkdesk.services.working_aids.views import AidView, DispatchView
from gkdesk.text.ids import PartId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Opened, Shelf


def aid_view(session: Session, shelf: Shelf, aid_id: int) -> AidView:
    """Return one aid with everything in it."""
    opened = shelf.open(session, aid_id)
    before = Before(session, shelf, opened)
    contributors = contributor_views(session, aid_id, opened.template)
    names: dict[int, str] = {view.id: view.name for view in contributors}
    showing = Showing(opened, names, by_section(contributors), before.at)
    sections = showing.sections()
    newest = catalogue.newest_version(session, opened.aid.template_id)
    has_newer = newest is not None and newest > opened.aid.template_version
    return AidView(
        summary=summary(opened.aid, last_sent(session, aid_id)),
        template=opened.template,
        sections=sections,
        contributors=contributors,
        dispatches=dispatch_views(session, aid_id),
        seals=seal_views(session, shelf, aid_id),
        last_year=before.year,
        newer_version=newest if has_newer else None,
        is_offered=newest is not None,
    )


def showing_of(session: Session, shelf: Shelf, opened: Opened) -> Showing:
    """Return what shows single questions of an aid."""
    contributors = contributor_views(session, opened.aid.id, opened.template)
    names: dict[int, str] = {view.id: view.name for view in contributors}
    before = Before(session, shelf, opened)
    return Showing(opened, names, by_section(contributors), before.at)


def dispatch_views(session: Session, aid_id: int) -> tuple[DispatchView, ...]:
    """Return what was sent, the newest first."""
    query = select(AidDispatch).filter_by(aid_id=aid_id)
    rows = session.scalars(query.order_by(AidDispatch.sent_on.desc(), AidDispatch.id))
    return tuple(
        DispatchView(
            id=PartId(row.id),
            fassung=row.fassung,
            sent_on=row.sent_on,
            recipient=row.recipient,
            file_name=row.file_name,
            digest=row.digest,
            with_password=row.with_password,
        )
        for row in rows
    )
