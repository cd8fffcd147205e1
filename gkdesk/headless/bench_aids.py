"""How quickly working aids answer: a long one on the screen, an XLSForm, a folder of returns."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import zipfile
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.clock import FixedClock, SystemClock
from gkdesk.headless.bench_records import NO_DERIVATION, PASSPHRASE
from gkdesk.headless.bench_window import run_program
from gkdesk.services.working_aids.sending import package_of
from gkdesk.services.working_aids.xlsforms import workbook_bytes
from gkdesk.services.workspace import Workspace
from gkdesk.store.opening import create_store
from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids import reading
from gkdesk.working_aids.answers import Answer, Answers
from gkdesk.working_aids.form import Form
from gkdesk.working_aids.package import members
from gkdesk.working_aids.package.contents import Head, Returned, Sender, file_name
from gkdesk.working_aids.package.selecting import codebook, selected
from gkdesk.working_aids.package.writing import package_bytes
from gkdesk.working_aids.template import Choice, ChoiceList, Group, Kind, Question, Template, Zone

if TYPE_CHECKING:
    from pathlib import Path

_WINDOW = "import sys; from gkdesk.headless import aid_window; aid_window.main(sys.argv[1:])"
_EVALUATION = """
import json, sys, time
from pathlib import Path
from gkdesk.services.working_aids import evaluating
def most():
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmHWM')) / 1024
before, began = most(), time.perf_counter()
found = evaluating.evaluation_of(Path(sys.argv[1]))
took = time.perf_counter() - began
counted = sum(each.counts.total for each in found.returns)
print(json.dumps({'counted': counted, 'evaluation_s': round(took, 2),
                  'evaluation_most_mb': round(most(), 1), 'before_mb': round(before, 1)}))
"""
_IMPORT = """
import json, sys, time
from pathlib import Path
from gkdesk.services.working_aids.xlsforms import pages_of
from gkdesk.incoming import reading
from gkdesk.working_aids.xlsform.reading import is_wanted, read_pages
path, began = Path(sys.argv[1]), time.perf_counter()
read = read_pages(pages_of(reading.read_grids(path, is_wanted)), path.stem)
took = time.perf_counter() - began
print(json.dumps({'xlsform_s': round(took, 2), 'xlsform_problems': read.total}))
"""
_TEMPLATES = ("strukturen", "prozess_2021", "nachhaltigkeit_2022")
_TERRITORIES = {Territory.CITY: "000", Territory.DISTRICT: "", Territory.TOWN: "008"}
_ROUND = 2021
Figures = dict[str, float]


@dataclass(frozen=True)
class Size:
    """How much is measured: sections of fifty questions, rows of an XLSForm, packages."""

    sections: int = 8
    questions: int = 50
    rows: int = 1_000
    packages: int = 1_000


FULL = Size()


def measure(folder: Path, home: Path, size: Size = FULL) -> Figures:
    """Return milliseconds on the screen, seconds and megabytes of files; memory on Linux only."""
    folder.mkdir()
    figures: Figures = {
        "questions": size.sections * size.questions,
        "xlsform_rows": size.rows,
        "packages": size.packages,
    }
    figures |= _on_screen(folder / "bestand", home, size)
    form = folder / "vorlage.xlsx"
    day = SystemClock().today()
    sections = -(-size.rows // (size.questions + 2))
    form.write_bytes(workbook_bytes(long_template(sections, size.questions), day))
    figures |= json.loads(run_program(_IMPORT, home, str(form)))
    returns = folder / "eingang"
    fill(returns, size.packages)
    figures |= json.loads(run_program(_EVALUATION, home, str(returns)))
    shutil.rmtree(folder)
    return figures


def _on_screen(store: Path, home: Path, size: Size) -> Figures:
    made = create_store(store, PASSPHRASE, clock=SystemClock(), kdf=NO_DERIVATION).store
    workspace = Workspace(made)
    template = long_template(size.sections, size.questions)
    workspace.aids.templates.take_in(template)
    aid = workspace.aids.rounds.begin(template.id, workspace.clock.today().year).ref
    workspace.close(end_of_session=True)
    figures: Figures = json.loads(
        run_program(_WINDOW, home, str(store), PASSPHRASE, str(aid)).strip().splitlines()[-1]
    )
    return figures


def long_template(sections: int, questions: int) -> Template:
    """Make a long template: every second question depends on the one before, all are counted."""
    scale = ChoiceList(
        "stand",
        (
            Choice("umgesetzt", "umgesetzt"),
            Choice("geplant", "in Planung, für die nächste Runde vorgesehen"),
            Choice("unnoetig", "keine Notwendigkeit"),
        ),
        frozenset({"umgesetzt"}),
    )
    groups = tuple(
        Group(f"s{at}", f"Abschnitt {at + 1}", tuple(_questions(at, questions)))
        for at in range(sections)
    )
    return Template(
        id="lange_vorlage",
        version=1,
        title="Lange Vorlage",
        sections=groups,
        lists=MappingProxyType({"stand": scale}),
        own=True,
    )


def _questions(section: int, number: int) -> list[Question]:
    names = [f"q{section}_{at}" for at in range(number)]
    made = [
        Question(
            name,
            Kind.SELECT_ONE,
            f"Gibt es in Bereich {section + 1} eine Verabredung zu Punkt {at + 1}?",
            choices="stand",
            zone=Zone.RETURN if at % 3 else Zone.LOCAL,
            relevant="" if at % 2 == 0 else f"${{{names[at - 1]}}} != 'unnoetig'",
            remark=True,
        )
        for at, name in enumerate(names[:-1])
    ]
    done = " + ".join(f"number(${{{name}}} = 'umgesetzt')" for name in names[: number - 1 : 5])
    return [*made, Question(names[-1], Kind.CALCULATE, "Umgesetzt", calculation=done)]


def fill(folder: Path, packages: int) -> None:
    """Write returns of many invented alliances; workbook and paper are those of the first."""
    folder.mkdir()
    workbook, paper = _parts(package_of(_return(0)).data)
    for number in range(packages):
        returned = _return(number)
        data = package_bytes(returned, workbook=workbook, paper=paper)
        (folder / file_name(returned)).write_bytes(data)


def _return(number: int) -> Returned:
    template = reading.template(_TEMPLATES[number % len(_TEMPLATES)])
    territory = tuple(_TERRITORIES)[number % len(_TERRITORIES)]
    alliance = number // len(_TEMPLATES)
    ags = f"{10_000 + alliance}{_TERRITORIES[territory]}"
    sender = Sender(f"Bündnis Nr. {alliance + 1}", ags, territory)
    day = dt.date(_ROUND, 12, 1)
    form = Form(template, _answers(template, number), FixedClock.on(day))
    head = Head(sender, _ROUND, 1, day)
    return Returned(head, codebook(template, form.numbers), selected(template, form.given()))


def _answers(template: Template, number: int) -> Answers:
    """Answer every question outside of tables, each alliance a little differently."""
    single: dict[str, Answer] = {}
    in_tables = {item.name for item in codebook(template).items if item.table}
    for at, question in enumerate(template.questions()):
        if question.name in in_tables:
            continue
        if question.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE):
            choices = template.lists[question.choices].choices
            single[question.name] = Answer(choices[(number + at) % len(choices)].name)
        elif question.kind is Kind.INTEGER:
            single[question.name] = Answer(str((number + at) % 60))
        elif question.kind is Kind.TEXT:
            single[question.name] = Answer(f"Es ging voran, Punkt {at}.")
    return Answers(MappingProxyType(single))


def _parts(data: bytes) -> tuple[bytes, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(members.WORKBOOK), packed.read(members.PAPER)
