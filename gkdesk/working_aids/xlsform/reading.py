"""Read the pages of an XLSForm as a template, or say cell by cell why they are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.working_aids.template import Template
from gkdesk.working_aids.xlsform.checked import template_told
from gkdesk.working_aids.xlsform.choices import Lists
from gkdesk.working_aids.xlsform.columns import Columns, headers, languages
from gkdesk.working_aids.xlsform.findings import Findings, FormProblem, Noticed
from gkdesk.working_aids.xlsform.pages import CHOICES, SETTINGS, SHEETS, SURVEY, Page
from gkdesk.working_aids.xlsform.settings import default_language, read_settings
from gkdesk.working_aids.xlsform.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSUPPORTED_SHEETS = frozenset({"external_choices", "entities", "osm"})
_WITHOUT = Page(CHOICES, ())


@dataclass(frozen=True)
class Reading:
    """What came out: a template where nothing is wrong, and what was found on the way.

    `problems` are the first of `total`.
    """

    template: Template | None
    problems: tuple[FormProblem, ...] = ()
    total: int = 0
    notices: tuple[Noticed, ...] = ()


def is_wanted(title: str) -> bool:
    """Tell whether a sheet of this name says anything about a form."""
    return _plain(title) in {*SHEETS, *_UNSUPPORTED_SHEETS}


def read_pages(pages: Iterable[Page], name: str = "") -> Reading:
    """Return the template in the pages; `name` (of the file) stands in for an id and a title."""
    findings = Findings()
    found = _by_title(pages, findings)
    survey = found.get(SURVEY)
    if survey is None or not survey.lines:
        findings.add(FormFlaw.NO_SURVEY, SURVEY)
        return _outcome(None, findings)
    return _outcome(_read(found, survey, name, findings), findings)


def _read(found: dict[str, Page], survey: Page, name: str, findings: Findings) -> Template | None:
    choices = found.get(CHOICES, _WITHOUT)
    settings = None
    if SETTINGS in found and found[SETTINGS].lines:
        settings = Columns(found[SETTINGS], ("",), findings)
    order = languages([*headers(survey), *headers(choices)], default_language(settings))
    told = read_settings(settings, name, findings)
    lists = Lists(Columns(choices, order, findings), findings).read()
    columns = Columns(survey, order, findings)
    reader = Survey(columns, findings)
    sections = reader.read()
    if not sections:
        return None
    template = Template(
        id=told.id,
        version=told.version,
        title=told.title,
        sections=sections,
        lists=lists,
        short=told.short,
        year=told.year,
        about=told.about,
        sources=told.sources,
        profiles=told.profiles,
        own=True,
    )
    template_told(template, reader.rows, columns, findings)
    return template


def _outcome(template: Template | None, findings: Findings) -> Reading:
    sound = template if findings.total == 0 else None
    return Reading(sound, findings.problems(), findings.total, findings.notices())


def _by_title(pages: Iterable[Page], findings: Findings) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for page in pages:
        title = _plain(page.title)
        if title in SHEETS and title not in found:
            found[title] = Page(title, page.lines, page.lost)
            _lost_told(found[title], findings)
        elif title in _UNSUPPORTED_SHEETS and len(page.lines) > 1:
            findings.notice(FormNotice.SHEET_IGNORED, page.title)
    return found


def _lost_told(page: Page, findings: Findings) -> None:
    for cell in page.lost:
        flaw = FormFlaw.FORMULA_ERROR if cell.is_error else FormFlaw.FORMULA_WITHOUT_VALUE
        findings.add(flaw, page.title, cell.row, cell.column)


def _plain(title: str) -> str:
    return title.strip().lower()
