"""The sections of the page Netzwerk in the order of their tabs; each is loaded at first use."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.section import Section


@dataclass(frozen=True)
class SectionSpec:
    """One tab: what it is called, where its class lives, and which records and lists it opens."""

    key: str
    title: str
    module: str
    name: str
    kinds: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def load(self) -> Callable[[PageContext, NetworkState, QWidget], Section]:
        """Return the class of the section."""
        found: Callable[[PageContext, NetworkState, QWidget], Section]
        found = getattr(import_module(self.module), self.name)
        return found


_HERE = "gkdesk.ui.pages.network"
SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec(
        "overview",
        "Übersicht",
        f"{_HERE}.overview.section",
        "OverviewSection",
        kinds=(RecordKind.ORGANISATION.value, RecordKind.COOPERATION.value),
        lists=("body.map",),
    ),
    SectionSpec(
        "contacts",
        "Ansprechpersonen",
        f"{_HERE}.records.contacts",
        "ContactsSection",
        kinds=(RecordKind.CONTACT_PERSON.value,),
        lists=("contact_person.stale", "contact_person.at"),
    ),
    SectionSpec(
        "bodies",
        "Gremien",
        f"{_HERE}.bodies.bodies",
        "BodiesSection",
        kinds=(RecordKind.BODY.value,),
    ),
    SectionSpec(
        "offers",
        "Angebote & Bedarfe",
        f"{_HERE}.offers.offers_section",
        "OffersSection",
        kinds=(
            RecordKind.OFFER.value,
            RecordKind.NEED.value,
        ),
        lists=("offer.stale", "need.without_owner"),
    ),
    SectionSpec(
        "tasks",
        "Aufgaben",
        f"{_HERE}.tasks.tasks",
        "TasksSection",
        kinds=(RecordKind.TASK.value, "task"),
    ),
    SectionSpec("gaps", "Lücken", f"{_HERE}.findings.gaps", "GapsSection", kinds=("finding_gaps",)),
    SectionSpec(
        "interfaces",
        "Schnittstellen",
        f"{_HERE}.findings.interfaces",
        "InterfacesSection",
        kinds=("finding_interfaces",),
    ),
    SectionSpec(
        "upkeep", "Pflege", f"{_HERE}.findings.upkeep", "UpkeepSection", kinds=("finding_upkeep",)
    ),
    SectionSpec(
        "evaluation",
        "Auswertung",
        f"{_HERE}.findings.evaluation",
        "EvaluationSection",
        kinds=("finding_evaluation",),
    ),
    SectionSpec(
        "states",
        "Stände",
        f"{_HERE}.states.states",
        "StatesSection",
        kinds=(RecordKind.SNAPSHOT.value,),
    ),
)


def opens(kind: RecordKind) -> bool:
    """Tell whether a section opens records of this kind."""
    return any(kind.value in each.kinds for each in SECTIONS)
