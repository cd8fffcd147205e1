"""Every paper of a working aid; preview, print and file are the same bytes.

Read under the lock of the shelf, composed as data, and rendered when the store is no longer read.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.basis.known_names import stored_names
from gkdesk.services.basis.names_in_text import KnownNames
from gkdesk.services.practice import is_demo
from gkdesk.services.redactor import AudienceRefused
from gkdesk.services.working_aids import catalogue
from gkdesk.services.working_aids.contributing import contributor_views
from gkdesk.services.working_aids.printing.composing import Head, compose
from gkdesk.services.working_aids.printing.issue import AidPaperIssues
from gkdesk.services.working_aids.printing.kinds import (
    KINDS,
    AidPaperCode,
    AidPaperKind,
    AidPaperWish,
    MadeAidPaper,
)
from gkdesk.services.working_aids.printing.reader import Reader
from gkdesk.services.working_aids.summaries import last_sent, summary
from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers import working_aids as words
from gkdesk.text.papers.network import AUDIENCE_STEMS
from gkdesk.working_aids.numbering import numbers
from gkdesk.working_aids.package import members

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.export import content
    from gkdesk.services.office import Office
    from gkdesk.services.working_aids.aids import WorkingAids
    from gkdesk.services.working_aids.sending import Sending
    from gkdesk.services.working_aids.views import ContributorView
    from gkdesk.store.store import Store
    from gkdesk.text.ids import AidId

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


class AidPapers:
    """Make the papers of the working aids of one store; `issues` notes how they leave."""

    def __init__(
        self, store: Store, *, office: Office, aids: WorkingAids, returns: Sending
    ) -> None:
        self._store = store
        self._office = office
        self._shelf = aids.shelf
        self._returns = returns
        self.issues = AidPaperIssues(store, aids.contributors)

    def offered(self) -> tuple[AidPaperKind, ...]:
        """Return the kinds of papers, in the order in which they are offered."""
        return KINDS

    def make(self, wish: AidPaperWish) -> MadeAidPaper:
        """Make a paper; belongs in a worker.

        Raises AudienceRefused for readers that the kind is not for, InvalidInput for a choice that
        is missing, RecordGone and TemplateGone for what is gone, and for a return ReturnBlocked.
        """
        kind = next(each for each in KINDS if each.code is wish.kind)
        if wish.audience not in kind.audiences:
            raise AudienceRefused
        if wish.kind is AidPaperCode.RETURN:
            return self._returned(kind, wish)
        return self._rendered(kind, wish)

    def _returned(self, kind: AidPaperKind, wish: AidPaperWish) -> MadeAidPaper:
        made = self._returns.make(_aid(wish))
        with zipfile.ZipFile(io.BytesIO(made.data)) as packed:
            pages = packed.read(members.PAPER)
        return MadeAidPaper(
            kind=kind.code,
            audience=wish.audience,
            title=f"{kind.title}: {made.returned.codebook.title} {made.returned.head.round}",
            file_name=made.file_name,
            data=made.data,
            pages=pages,
            aid_id=wish.aid_id,
            undrawn=made.undrawn,
        )

    def _rendered(self, kind: AidPaperKind, wish: AidPaperWish) -> MadeAidPaper:
        from gkdesk.export.pdf.render import render_pdf
        from gkdesk.export.pdf.undrawn import Undrawn

        with self._shelf.lock, self._store.read() as session:
            head, reader = self._head(session, wish), self._reader(session, wish)
            document: content.Document = compose(head, reader)
            place = 0 if head.contributor is None else _place(session, head, reader)
        undrawn = Undrawn()
        data = render_pdf(document, undrawn)
        return MadeAidPaper(
            kind=kind.code,
            audience=wish.audience,
            title=f"{kind.title}: {document.title}",
            file_name=_file_name(wish, head, reader, place),
            data=data,
            pages=data,
            aid_id=wish.aid_id,
            contributor_id=wish.contributor_id,
            undrawn=undrawn.signs,
            withheld=reader.withheld,
        )

    def _head(self, session: Session, wish: AidPaperWish) -> Head:
        aid = contributor = None
        if wish.aid_id is not None:
            row = self._shelf.open(session, wish.aid_id).aid
            aid = summary(row, last_sent(session, wish.aid_id))
        if wish.kind is AidPaperCode.CONTRIBUTOR:
            contributor = self._contributor(session, wish)
        due = aid.due_on if aid is not None else None
        return Head(
            office=self._office.facts(),
            audience=wish.audience,
            today=self._store.clock.today(),
            created=self._store.clock.now(),
            is_demo=is_demo(self._store),
            aid=aid,
            contributor=contributor,
            give_back_by=wish.give_back_by or due,
        )

    def _contributor(self, session: Session, wish: AidPaperWish) -> ContributorView:
        if wish.contributor_id is None:
            raise InvalidInput("contributor_id", "required")
        template = self._shelf.layout(session, _aid(wish)).template
        for view in contributor_views(session, _aid(wish), template):
            if view.id == wish.contributor_id:
                if not view.sections:
                    raise InvalidInput("sections", "required")
                return view
        raise RecordGone

    def _reader(self, session: Session, wish: AidPaperWish) -> Reader:
        """Return what is read: of a blank paper the template alone."""
        if wish.aid_id is None:
            if not wish.template_id:
                raise InvalidInput("template", "required")
            template = catalogue.newest(session, wish.template_id)
            return Reader(template, numbers(template))
        opened = self._shelf.open(session, wish.aid_id)
        if wish.kind is not AidPaperCode.FILLED:
            return Reader(opened.template, opened.layout.numbers)
        names = [] if wish.audience is Audience.OFFICE else stored_names(session).values()
        return Reader(
            opened.template,
            opened.layout.numbers,
            form=opened.form,
            clients=KnownNames(name for several in names for name in several),
        )


def _aid(wish: AidPaperWish) -> AidId:
    if wish.aid_id is None:
        raise InvalidInput("aid", "required")
    return wish.aid_id


def _place(session: Session, head: Head, reader: Reader) -> int:
    """Return the place of a contributor among all: her name is in no file name."""
    aid, contributor = head.aid, head.contributor
    if aid is None or contributor is None:
        return 0
    views = contributor_views(session, aid.id, reader.template)
    return next(place for place, each in enumerate(views, 1) if each.id == contributor.id)


def _file_name(wish: AidPaperWish, head: Head, reader: Reader, place: int) -> str:
    """Return `Arbeitshilfe_prozess_2020_2026_leer_Teilnehmende_2026-11-21.pdf`."""
    template = _NOT_IN_NAMES.sub("-", reader.template.id)[:60]
    pieces = (
        words.STEM,
        template,
        f"{words.ROUND}-{head.aid.year}" if head.aid else "",
        words.STEMS[wish.kind],
        str(place) if place else "",
        AUDIENCE_STEMS[wish.audience],
        head.today.isoformat(),
    )
    return f"{'_'.join(filter(None, pieces))}.pdf"
