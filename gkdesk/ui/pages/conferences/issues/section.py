"""The list of structural issues: what it is, which way it takes, when it is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from gkdesk.services.case_papers.kinds import CasePaperCode
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import IssueRoute
from gkdesk.text.dates import format_day_bare, format_day_short
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.conferences.issues.view import IssueDetail
from gkdesk.ui.pages.conferences.papers import asked_paper
from gkdesk.ui.pages.conferences.words import counted
from gkdesk.ui.records.newcomer import NewcomerWords
from gkdesk.ui.records.record_section import RecordSection, SectionWords
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import PersonItem
from gkdesk.ui.widgets import FilterChip

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.structural.issues import IssueView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.records.record_view import RecordView


class IssuesSection(RecordSection):
    """The structural issues that are not closed, and the others on demand."""

    key: ClassVar[str] = "issues"
    title: ClassVar[str] = "Strukturthemen"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.STRUCTURAL_ISSUE.value,)
    kind = RecordKind.STRUCTURAL_ISSUE
    seek_hint: ClassVar[str] = "Thema, Gremium, Handlungsfeld …"
    words = SectionWords(
        all="Alle Strukturthemen",
        choose=(
            "Welches Strukturthema möchten Sie sehen?",
            "Wählen Sie in der Liste eines aus.",
        ),
        begin=(
            "Was einzelne Fälle immer wieder aufhält, gehört an andere Stelle.",
            "Ein Strukturthema nennt, was sich ändern muss, und wer es ändern kann – ohne Namen.",
        ),
        action="Strukturthema eintragen",
    )
    new_words = NewcomerWords(
        title="Neues Strukturthema",
        label="Thema",
        help_text="Ohne Namen, zum Beispiel Wartezeit zwischen Sprachkurs und Ausbildung.",
    )

    def __init__(
        self, context: PageContext, lookup: OfficeLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, lookup, parent)
        self.ended.set_label("mit Abgeschlossenen")
        self.open_way = FilterChip("Weg noch offen")
        self.filters.addWidget(self.open_way)
        self.open_way.toggled.connect(self.read_list)

    def make_view(self) -> RecordView:
        view = IssueDetail(self.context, self.lookup)
        view.print_wanted.connect(self.print_this)
        return view

    def rows(self) -> Sequence[IssueView]:
        rows = self.context.workspace.issues.rows(with_closed=self.with_ended())
        if not self.open_way.isChecked():
            return rows
        return [row for row in rows if row.fields.route is IssueRoute.OPEN]

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - an IssueView
        return issue_item(row, self.context.workspace.clock.today())

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - an IssueView
        fields = row.fields
        return f"{fields.theme} {fields.addressee} {row.body} {row.field} {word(fields.kind)}"

    def is_filtered(self) -> bool:
        return self.open_way.isChecked() or super().is_filtered()

    def first_field(self) -> str:
        return "what.kind"

    def print_this(self) -> None:
        """Go to the list as a paper: it counts cases from three on and names nobody."""
        self.context.navigate(asked_paper(CasePaperCode.ISSUES.value))

    def _create(self, theme: str) -> Outcome:
        return self.context.workspace.issues.create(IssueFields(theme=theme))


def issue_item(row: IssueView, today: dt.date) -> PersonItem:
    """Put a structural issue into the words of the list."""
    fields, closed = row.fields, row.closed_on
    review = fields.review_on
    late = closed is None and review is not None and review < today
    step = "Weg noch offen" if fields.route is IssueRoute.OPEN else word(fields.route)
    if closed is not None:
        step = f"abgeschlossen am {format_day_bare(closed)}"
    return PersonItem(
        key=row.id,
        title=fields.theme,
        step=f"wieder ansehen: {step}" if late else step,
        when=format_day_short(review, today) if closed is None and review is not None else "",
        context=joined(
            word(fields.kind),
            row.body or fields.addressee,
            counted(row.own_cases, "Fall", "Fälle") if row.own_cases else "",
        ),
        warns=late,
    )
