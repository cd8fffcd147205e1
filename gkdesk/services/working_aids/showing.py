"""Show a working aid: sections, blocks, tables and questions in the order of its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.services.working_aids.opened import Opened
from gkdesk.services.working_aids.views import (
    BlockView,
    LastYearView,
    QuestionView,
    RowView,
    SectionView,
    TableView,
)
from gkdesk.text.ids import PartId
from gkdesk.text.wording.aid_problems import TROUBLES
from gkdesk.working_aids.converting import shown
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.template import Kind, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.views import ItemView
    from gkdesk.working_aids.tally import Tally
    from gkdesk.working_aids.template import Group, Item


def _nothing_before(_ref: Ref) -> LastYearView | None:
    return None


@dataclass(frozen=True)
class Showing:
    """Shows one aid. `before` looks up last year's answers, `contributors` are names by id."""

    opened: Opened
    contributors: Mapping[int, str] = field(default_factory=dict)
    by_section: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    before: Callable[[Ref], LastYearView | None] = _nothing_before

    def sections(self) -> tuple[SectionView, ...]:
        """Return all sections with everything in them."""
        tallies = self.opened.form.tallies()
        return tuple(self._section(each, tallies) for each in self.opened.template.sections)

    def _section(self, group: Group, tallies: Mapping[str, Tally]) -> SectionView:
        tally = tallies[group.name]
        return SectionView(
            name=group.name,
            label=group.label,
            number=self.opened.layout.numbers.get(group.name, ""),
            hint=group.hint,
            is_relevant=self.opened.form.relevant(Ref(group.name)),
            answered=tally.answered,
            askable=tally.askable,
            returned=tally.returned,
            contributors=self.by_section.get(group.name, ()),
            items=tuple(self._items(group)),
        )

    def question(self, question: Question, row: int | None = None) -> QuestionView:
        """Return one question."""
        opened, ref = self.opened, Ref(question.name, row)
        form, beside = opened.form, opened.at(Ref(question.name, row))
        value = "" if question.kind is Kind.NOTE else form.value(ref)
        problem = form.error(ref)
        return QuestionView(
            ref=ref,
            question=question,
            number=opened.layout.numbers.get(question.name, ""),
            zone=question.zone,
            is_relevant=form.relevant(ref),
            is_required=form.required(ref),
            choices=form.choices(ref) if question.choices else (),
            value=value,
            shown=shown(question, value, opened.template),
            remark=form.remark(ref),
            comment=beside.comment,
            error="" if problem is None else problem.message or TROUBLES[problem.trouble],
            contributor_id=None if beside.contributor_id is None else PartId(beside.contributor_id),
            contributor=self.contributors.get(beside.contributor_id or 0, ""),
            source=beside.source,
            source_on=beside.source_on,
            unchanged_from=beside.unchanged_from,
            last_year=self.before(ref),
        )

    def _items(self, group: Group) -> Iterator[ItemView]:
        for child in group.children:
            yield self._item(child)

    def _item(self, item: Item) -> ItemView:
        if isinstance(item, Question):
            return self.question(item)
        if item.repeat:
            return self._table(item)
        relevant = self.opened.form.relevant(Ref(item.name))
        return BlockView(group=item, is_relevant=relevant, items=tuple(self._items(item)))

    def _table(self, group: Group) -> TableView:
        form = self.opened.form
        return TableView(
            group=group,
            number=self.opened.layout.numbers.get(group.name, ""),
            is_relevant=form.relevant(Ref(group.name)),
            rows=tuple(self.row(group, row) for row in form.rows(group.name)),
        )

    def row(self, group: Group, row: int) -> RowView:
        """Return one row of a table."""
        entry = self.opened.form.entry(group.name, row)
        return RowView(
            id=PartId(row),
            entry=entry,
            label=self.opened.template.lists[group.rows].label(entry) if entry else "",
            questions=tuple(self.question(each, row) for each in group.questions()),
        )
