"""The cells of a return as rows of a table: those that travel, and the questions that do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.working_aids.views import BlockView, TableView
from gkdesk.text.sentences.return_packages import FEW_CELL
from gkdesk.ui.tables import Column, TableSpec
from gkdesk.working_aids.numbering import numbers
from gkdesk.working_aids.tally import is_asked
from gkdesk.working_aids.template import UNANSWERED, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.sending import ReturnPreview
    from gkdesk.services.working_aids.views import AidView, QuestionView
    from gkdesk.ui.pages.working_aids.form.desk import Desk


NOT_ASKED = "nicht gefragt"


@dataclass(frozen=True)
class LeavingRow:
    """One cell that travels; `place` is its place among all of them."""

    place: int
    number: str
    label: str
    answer: str
    remark: str
    names: str
    few: str = ""


@dataclass(frozen=True)
class StayingRow:
    """One question that stays here."""

    place: int
    name: str
    number: str
    section: str
    label: str
    answer: str
    given: int = 0


def leaving_rows(preview: ReturnPreview) -> tuple[LeavingRow, ...]:
    """Return what travels, cell by cell."""
    return tuple(
        LeavingRow(
            place=place,
            number=cell.number,
            label=" – ".join(filter(None, (cell.row, cell.label))),
            answer=cell.answer,
            remark=cell.remark,
            names=", ".join(cell.names),
            few=f"{FEW_CELL.format(least=preview.least)}." if cell.is_few else "",
        )
        for place, cell in enumerate(preview.cells)
    )


def is_given(view: QuestionView) -> bool:
    """Tell whether a question that is asked has an answer or an explanation."""
    return view.is_relevant and bool(view.value or view.remark)


def answered_parts(desk: Desk) -> tuple[int, int]:
    """Return how many answered questions go back and how many stay, as they count everywhere."""
    back: dict[tuple[str, str], bool] = {}
    given = set()
    for name, entry, each in _cells(desk.view):
        current = desk.question(each.ref) or each
        if current.is_relevant and is_asked(current.question):
            back[name, entry] = back.get((name, entry), False) or current.zone is Zone.RETURN
            if is_given(current):
                given.add((name, entry))
    returned = sum(back[each] for each in given)
    return returned, len(given) - returned


def _cells(view: AidView) -> Iterator[tuple[str, str, QuestionView]]:
    """Go through all cells, each with the question or the row of a table that it counts to."""
    waiting = [item for section in view.sections for item in section.items]
    while waiting:
        item = waiting.pop()
        if isinstance(item, BlockView):
            waiting += item.items
        elif isinstance(item, TableView):
            for row in item.rows:
                for each in row.questions:
                    yield item.group.name, row.entry, each
        else:
            yield item.question.name, "", item


def staying_rows(desk: Desk) -> tuple[StayingRow, ...]:
    """Return the questions that stay here, each once, and whether something is written there."""
    given: dict[str, int] = {}
    asked = set()
    for each in desk.view.questions():
        given[each.question.name] = given.get(each.question.name, 0) + is_given(each)
        if each.is_relevant:
            asked.add(each.question.name)
    numbered = numbers(desk.view.template)
    found: list[StayingRow] = []
    for section in desk.view.template.sections:
        for question in section.questions():
            if question.zone is Zone.LOCAL and question.kind not in UNANSWERED:
                count = given.get(question.name, 0)
                found.append(
                    StayingRow(
                        place=len(found),
                        name=question.name,
                        number=numbered.get(question.name, ""),
                        section=section.label,
                        label=question.label,
                        answer=_count(count) if question.name in asked else NOT_ASKED,
                        given=count,
                    )
                )
    return tuple(found)


def leaving_table() -> TableSpec[LeavingRow]:
    """Return the table of what travels, with every word that does."""
    return TableSpec(
        name="Was mitgeht",
        columns=(
            Column("number", "Nr.", _number, sort=_place, width=76),
            Column("label", "Frage", _label, stretch=True),
            Column("answer", "Antwort und Erläuterung", _said, icon=_marked, stretch=True),
        ),
        key=_place,
    )


def staying_table() -> TableSpec[StayingRow]:
    """Return the table of what stays."""
    return TableSpec(
        name="Was hier bleibt",
        columns=(
            Column("number", "Nr.", _staying_number, sort=_staying_place, width=84),
            Column("section", "Abschnitt", _staying_section, width=200),
            Column("label", "Frage", _staying_label, width=260, stretch=True),
            Column("answer", "Beantwortet", _staying_answer, width=130),
        ),
        key=_staying_name,
    )


def _count(number: int) -> str:
    if not number:
        return "nein"
    return "ja" if number == 1 else f"in {number} Zeilen"


def _place(row: LeavingRow) -> int:
    return row.place


def _number(row: LeavingRow) -> str:
    return row.number


def _label(row: LeavingRow) -> str:
    return row.label


def _said(row: LeavingRow) -> str:
    """Return all that is said: what is found odd first, the explanation below the answer."""
    found = f"Name gefunden: {row.names}." if row.names else ""
    remark = f"Erläuterung: {row.remark}" if row.remark else ""
    return "\n".join(filter(None, (found, row.few, row.answer, remark)))


def _marked(row: LeavingRow) -> tuple[str, str] | None:
    return ("warn", "warn") if row.names or row.few else None


def _staying_place(row: StayingRow) -> int:
    return row.place


def _staying_name(row: StayingRow) -> str:
    return row.name


def _staying_number(row: StayingRow) -> str:
    return row.number


def _staying_section(row: StayingRow) -> str:
    return row.section


def _staying_label(row: StayingRow) -> str:
    return row.label


def _staying_answer(row: StayingRow) -> str:
    return row.answer
