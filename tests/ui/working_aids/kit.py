"""A small template with every kind of question, and ways to begin it. All invented."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.text.ids import AidId
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.template import (
    Choice,
    ChoiceList,
    Group,
    Kind,
    Question,
    Template,
    Zone,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

LONG = "Aufenthaltsbestimmungsrechtsübertragungsvereinbarung"
SCALE = ChoiceList(
    "planung",
    (
        Choice("umgesetzt", "umgesetzt"),
        Choice("geplant", "in Planung"),
        Choice("sinnvoll", "noch nicht geplant, aber sinnvoll"),
        Choice("unnoetig", "keine Notwendigkeit"),
        Choice("unmoeglich", "nicht umsetzbar"),
        Choice("keine", "keine Angabe"),
    ),
    frozenset({"umgesetzt"}),
)
TOPICS = ChoiceList(
    "themen",
    (Choice("wohnen", "Wohnen"), Choice("sprache", "Sprache"), Choice("arbeit", "Arbeit")),
)
ONE = Group(
    "kern",
    "Kerngruppe",
    (
        Question("hinweis", Kind.NOTE, "Gefragt ist nach Stellen, nicht nach Personen."),
        Question(
            "kv",
            Kind.SELECT_ONE,
            "Gibt es schriftliche Kooperationsvereinbarungen?",
            choices="planung",
            zone=Zone.RETURN,
            remark=True,
            required="true()",
            source="Z. 1",
        ),
        Question(
            "seit",
            Kind.DATE,
            "Seit wann?",
            relevant="${kv} = 'umgesetzt'",
            zone=Zone.RETURN,
        ),
        Question("zahl", Kind.INTEGER, "Wie viele?", unit="Stellen", zone=Zone.RETURN),
        Question("themen", Kind.SELECT_MULTIPLE, "Themen", choices="themen", zone=Zone.RETURN),
        Question("rang", Kind.RANK, "Was ist am wichtigsten?", choices="themen"),
        Question("frei", Kind.TEXT, "Was ist schwierig?", lines=3, zone=Zone.RETURN),
        Question("intern", Kind.TEXT, "Woran liegt es?", lines=2),
        Question("doppelt", Kind.CALCULATE, "Doppelt", calculation="${zahl} * 2"),
    ),
)
TWO = Group(
    "orte",
    "Kommunen",
    (
        Group(
            "kommunen",
            "Kommunen im Kreis",
            (
                Question("ort", Kind.TEXT, "Kommune", zone=Zone.RETURN),
                Question("ort_kv", Kind.SELECT_ONE, "Vereinbarung", choices="planung"),
                Question("ort_zahl", Kind.INTEGER, "Zahl", zone=Zone.RETURN),
            ),
            repeat=True,
        ),
        Group(
            "fest",
            "Themen und Zuständigkeit",
            (
                Question("weiteres", Kind.TEXT, "Weiteres Thema"),
                Question("wer", Kind.TEXT, "Zuständig"),
                Question("stand", Kind.SELECT_ONE, "Stand", choices="planung", remark=True),
            ),
            repeat=True,
            rows="themen",
        ),
    ),
)
TEMPLATE = Template(
    id="probe",
    version=1,
    title="Probe zum Ausfüllen",
    short="Probe",
    about="Erfunden.",
    sections=(ONE, TWO),
    lists=MappingProxyType({"planung": SCALE, "themen": TOPICS}),
    own=True,
)


def begin(workspace: Workspace, year: int = 2026, **taking: bool) -> AidId:
    """Begin the template in a round; it is taken in first where it is not there."""
    if not any(each.id == TEMPLATE.id for each in workspace.aids.templates.rows()):
        workspace.aids.templates.take_in(TEMPLATE, file_name="probe.xlsx")
    outcome = workspace.aids.rounds.begin(TEMPLATE.id, year, **taking)
    assert outcome.ref is not None
    return AidId(outcome.ref)


def value(workspace: Workspace, aid: AidId, question: str, row: int | None = None) -> str:
    """Return the stored answer to a question."""
    return workspace.aids.filling.open(aid).question(question, row).value


def give(workspace: Workspace, aid: AidId, question: str, typed: str) -> None:
    """Answer a question."""
    workspace.aids.filling.answer(aid, Ref(question), typed)


def many(sections: int = 8, questions: int = 50) -> Template:
    """Return a long template: every second question is asked only after a yes to the one before."""
    made = []
    for section in range(sections):
        asked = []
        for number in range(questions):
            name = f"q{section}_{number}"
            before = f"${{q{section}_{number - 1}}} = 'umgesetzt'" if number % 2 else ""
            asked.append(
                Question(
                    name,
                    Kind.SELECT_ONE,
                    f"Frage {section}.{number}: {LONG}?",
                    choices="planung",
                    zone=Zone.RETURN if number % 3 else Zone.LOCAL,
                    relevant=before,
                    remark=True,
                )
            )
        made.append(Group(f"s{section}", f"Abschnitt {section}", tuple(asked)))
    return Template(
        id="lang",
        version=1,
        title="Lange Vorlage",
        sections=tuple(made),
        lists=MappingProxyType({"planung": SCALE}),
        own=True,
    )
