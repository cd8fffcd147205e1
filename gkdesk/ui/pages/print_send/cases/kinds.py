"""The papers of cases, conferences and consents, and how other pages ask for them.

`case_paper.<code>` with the id of a meeting or a client, `consent_paper.<code>` with that of a
client; `:` and `name=value` joined by `&` say more: `case_paper.case.handover:referral=7`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from gkdesk.services.basis.paper_kinds import ConsentPaperCode
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat
from gkdesk.text.codes.clients import Audience

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

CASE_PAPER = "case_paper"
CONSENT_PAPER = "consent_paper"


class AllPapers(Enum):
    """Everything that is handed out at a meeting."""

    OF_MEETING = "conference.all"


class Area(Enum):
    """What a paper is about."""

    MEETING = "Sitzung"
    CASE = "Fall"
    CONSENT = "Einwilligung"


PaperName = CasePaperCode | ConsentPaperCode | AllPapers
_OF_CASES = frozenset(
    {
        CasePaperCode.SUBSTITUTE,
        CasePaperCode.HANDOVER,
        CasePaperCode.COHORT,
        CasePaperCode.ISSUES,
    }
)
_ALL_TITLE = "Alle Papiere dieser Sitzung"
_ALL_WORDS = (
    "Für jede Person, was sie bekommt, und was die eigene Stelle braucht: vor der Sitzung mit "
    "Einladungen, nach ihr mit Protokollen. Jedes Papier ist eine eigene Datei."
)


@dataclass(frozen=True)
class PaperEntry:
    """A kind of paper; `one_each` where one participant at a time gets it."""

    code: PaperName
    title: str
    description: str
    area: Area
    audiences: tuple[Audience, ...]
    formats: tuple[CasePaperFormat, ...] = (CasePaperFormat.PDF,)
    one_each: bool = False
    is_form: bool = False


def entries(workspace: Workspace) -> tuple[PaperEntry, ...]:
    """Return everything that can be chosen, in the order in which it is offered."""
    own = (Audience.OFFICE,)
    found = [PaperEntry(AllPapers.OF_MEETING, _ALL_TITLE, _ALL_WORDS, Area.MEETING, own)]
    found += [
        PaperEntry(
            kind.code,
            kind.title,
            kind.description,
            Area.CASE if kind.code in _OF_CASES else Area.MEETING,
            kind.audiences,
            kind.formats,
            kind.one_each,
        )
        for kind in workspace.case_papers.offered()
    ]
    for form in workspace.consent_papers.offered():
        whom = (Audience.CLIENT,) if form.is_form else (Audience.PARTICIPANT,)
        found.append(
            PaperEntry(
                form.code, form.title, form.description, Area.CONSENT, whom, is_form=form.is_form
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class AskedPaper:
    """A paper that a page asks for; `ref` is its meeting or its client."""

    code: PaperName
    ref: int | None = None
    audience: Audience | None = None
    person: int | None = None
    item: int | None = None
    consent: int | None = None
    referral: int | None = None
    transition: int | None = None
    language: str = ""
    blank: bool = False

    @property
    def kind(self) -> str:
        """Return by what name it is asked for."""
        is_consent = isinstance(self.code, ConsentPaperCode)
        said = [
            f"{name}={getattr(self, name)}" for name in _NUMBERS if getattr(self, name) is not None
        ]
        if self.audience is not None:
            said.append(f"audience={self.audience.value}")
        if self.language:
            said.append(f"language={self.language}")
        if self.blank:
            said.append("blank=1")
        name = f"{CONSENT_PAPER if is_consent else CASE_PAPER}.{self.code.value}"
        return f"{name}:{'&'.join(said)}" if said else name


_NUMBERS = ("person", "item", "consent", "referral", "transition")


def read_asked(kind: str, ref: int | None) -> AskedPaper | None:
    """Return what was asked for; None where there is no such paper."""
    root, _, name = kind.partition(".")
    code, _, further = name.partition(":")
    found = _code(root, code)
    if found is None:
        return None
    said = dict(each.partition("=")[::2] for each in further.split("&") if each)
    numbers = {key: int(said[key]) for key in _NUMBERS if said.get(key, "").isdecimal()}
    audience = next((each for each in Audience if each.value == said.get("audience")), None)
    return AskedPaper(
        found,
        ref,
        audience,
        language=said.get("language", ""),
        blank="blank" in said,
        **numbers,
    )


def _code(root: str, code: str) -> PaperName | None:
    if root == CONSENT_PAPER:
        return next((each for each in ConsentPaperCode if each.value == code), None)
    if code == AllPapers.OF_MEETING.value:
        return AllPapers.OF_MEETING
    return next((each for each in CasePaperCode if each.value == code), None)
