"""Templates of the office's own as XLSForm: look into a file, take it in, write a template out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.export.files import write_atomically
from gkdesk.incoming import reading as incoming
from gkdesk.services.working_aids import catalogue
from gkdesk.text.wording.xlsforms import (
    FLAWS,
    advice,
    cell_name,
    notice_sentence,
    problem_sentence,
)
from gkdesk.working_aids.tally import most_asked
from gkdesk.working_aids.template import Template
from gkdesk.working_aids.xlsform.pages import SETTINGS, Line, LostCell, Page
from gkdesk.working_aids.xlsform.reading import Reading, is_wanted, read_pages
from gkdesk.working_aids.xlsform.writing import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gkdesk.export.network.sheet import Sheet
    from gkdesk.incoming.table import Grid
    from gkdesk.progress import Progress
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.working_aids.templates import AidTemplates
    from gkdesk.store.store import Store
    from gkdesk.working_aids.xlsform.findings import FormProblem, Noticed

_AUTHOR = "gkdesk"
_WIDTHS = {"label": 60, "hint": 40, "name": 26, "type": 28, "about": 60, "form_title": 50}
_NARROW, _WIDE = 14, 30
_WIDE_COLUMNS = frozenset(
    {"relevant", "constraint", "constraint_message", "calculation", "choice_filter", "source"}
)
_FROZEN = 2


@dataclass(frozen=True)
class FormProblemView:
    """One problem as it is told: where, what stands there, what is wrong, and what to do."""

    where: str
    sheet: str
    row: int
    column: str
    value: str
    what: str
    advice: str


@dataclass(frozen=True)
class FormPreview:
    """What a file would become; `template` is None as long as there are problems.

    `problems` are the first of `total`. `version` is the one that it gets here; `replaces` is the
    title of the template that it goes before, if there is one with its id.
    """

    file_name: str
    problems: tuple[FormProblemView, ...] = ()
    total: int = 0
    notices: tuple[str, ...] = ()
    template: Template | None = None
    title: str = ""
    version: int = 0
    replaces: str = ""
    sections: tuple[str, ...] = ()
    questions: int = 0
    returned: int = 0

    @property
    def can_be_taken(self) -> bool:
        """Tell whether the file can become a template."""
        return self.template is not None


@dataclass(frozen=True)
class FormFile:
    """A template as a workbook; `name` is what the file may be called."""

    name: str
    data: bytes


class XlsForms:
    """Files of templates, for one store."""

    def __init__(self, store: Store, templates: AidTemplates) -> None:
        self._store = store
        self._templates = templates

    def preview(self, path: Path, *, progress: Progress | None = None) -> FormPreview:
        """Return what a file would become, and what is wrong with it.

        Raises a UserError for a file that is no workbook, or too large.
        """
        watched = self._store.while_open(progress)
        grids = incoming.read_grids(path, is_wanted, progress=watched)
        read = read_pages(pages_of(grids), path.stem)
        base = _told(path.name, read)
        return base if read.template is None else self._with_template(base, read.template)

    def take_in(self, preview: FormPreview) -> Outcome:
        """Take in what a preview shows as a template of the office's own.

        Raises InvalidInput for one with problems, and for one that is there already.
        """
        if preview.template is None:
            raise InvalidInput("template", "template_broken")
        return self._templates.take_in(preview.template, file_name=preview.file_name)

    def export(self, template_id: str, version: int | None = None) -> FormFile:
        """Return a template as XLSForm. Raises TemplateGone."""
        template = self._templates.get(template_id, version)
        day = self._store.clock.today()
        return FormFile(f"{template.id}.xlsx", workbook_bytes(template, day))

    def save(self, path: Path, template_id: str, version: int | None = None) -> None:
        """Write a template as XLSForm. Raises TemplateGone and the errors of the disk."""
        write_atomically(path, self.export(template_id, version).data)

    def save_flaws(self, path: Path, preview: FormPreview) -> None:
        """Write the list of what is wrong with a file as text. Raises the errors of the disk."""
        lines = [FLAWS.format(name=preview.file_name, total=preview.total)]
        for each in preview.problems:
            value = f" („{each.value}“)" if each.value else ""
            lines += ["", f"{each.where}{value}", each.what, each.advice]
        write_atomically(path, "\r\n".join((*lines, "")).encode("utf-8-sig"))

    def _with_template(self, base: FormPreview, template: Template) -> FormPreview:
        with self._store.read() as session:
            known = catalogue.usable(session).get(template.id)
        versions = self._templates.versions(template.id)
        asked = most_asked(template)
        return FormPreview(
            file_name=base.file_name,
            notices=base.notices,
            template=template,
            title=template.title,
            version=max((template.version, *(each + 1 for each in versions))),
            replaces="" if known is None else known.template.title,
            sections=tuple(section.label for section in template.sections),
            questions=asked.askable,
            returned=asked.returned,
        )


def workbook_bytes(template: Template, day: dt.date) -> bytes:
    """Return a template as the bytes of an XLSX file; the same day gives the same bytes."""
    from gkdesk.export.network.workbook import xlsx_bytes

    created = dt.datetime.combine(day, dt.time(), dt.UTC)
    sheets = tuple(_sheet(page) for page in pages(template))
    return xlsx_bytes(sheets, title=template.title, author=_AUTHOR, created=created)


def pages_of(grids: Iterable[tuple[str, Grid]]) -> Iterator[Page]:
    """Go through the sheets of a workbook as pages of a form."""
    return (_page(title, grid) for title, grid in grids)


def _page(title: str, grid: Grid) -> Page:
    lines = tuple(Line(row.number, row.cells) for row in grid.rows)
    lost = tuple(
        LostCell(each.row, each.column, is_error=each.problem == "formula_error")
        for each in grid.notices
    )
    return Page(title, lines, lost)


def _told(file_name: str, read: Reading) -> FormPreview:
    return FormPreview(
        file_name=file_name,
        problems=tuple(map(_problem, read.problems)),
        total=read.total,
        notices=tuple(map(_notice, read.notices)),
    )


def _problem(problem: FormProblem) -> FormProblemView:
    flaw, what, fault = problem.flaw, problem.what, problem.fault
    return FormProblemView(
        where=cell_name(problem.sheet, problem.row, problem.column),
        sheet=problem.sheet,
        row=problem.row,
        column=problem.column,
        value=problem.value,
        what=problem_sentence(flaw, what, fault, problem.place),
        advice=advice(flaw, what, problem.guess, fault),
    )


def _notice(noticed: Noticed) -> str:
    where = cell_name(noticed.sheet, noticed.row, noticed.column)
    sentence = notice_sentence(noticed.notice, noticed.what)
    return f"{where}: {sentence}" if where else sentence


def _sheet(page: Page) -> Sheet:
    from gkdesk.export.network.sheet import Column, Sheet

    head, *rows = (line.cells for line in page.lines)
    frozen = 0 if page.title == SETTINGS else _FROZEN
    columns = tuple(Column(title, _width(title)) for title in head)
    return Sheet(page.title, columns, tuple(rows), header_columns=frozen)


def _width(title: str) -> int:
    key = title.removeprefix("gkdesk::").partition("::")[0]
    return _WIDTHS.get(key, _WIDE if key in _WIDE_COLUMNS else _NARROW)
