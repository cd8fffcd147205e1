"""What a template may be filled in from: the names of the bindings and what each one gives.

A binding of a table proposes rows; a question of that table names one of its columns with a dot.
Whether a proposal is taken is decided by the person, value by value.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Binding:
    """One source in the program: its German name, and the columns of one that gives rows."""

    title: str
    columns: tuple[str, ...] = ()


BINDINGS: Mapping[str, Binding] = MappingProxyType(
    {
        # One value.
        "office.name": Binding("Angaben zur Stelle: Name des Bündnisses"),
        "office.municipality": Binding("Angaben zur Stelle: Gebietskörperschaft"),
        # A code of the list "gebietskoerperschaft", which has those of the type in the settings.
        "office.kind": Binding("Angaben zur Stelle: Art der Gebietskörperschaft"),
        "office.ags": Binding("Angaben zur Stelle: Amtlicher Gemeindeschlüssel"),
        "core_group.members": Binding("Netzwerk: Mitglieder der Kerngruppe"),
        # Codes of the list "akteure": the types of those who left or joined.
        "core_group.left": Binding("Netzwerk: Austritte aus der Kerngruppe im Jahr"),
        "core_group.joined": Binding("Netzwerk: Neuaufnahmen in die Kerngruppe im Jahr"),
        "core_group.meetings": Binding("Konferenzen: Sitzungen der Kerngruppe im Jahr"),
        "core_group.topics": Binding("Konferenzen: Themen der Kerngruppe im Jahr"),
        "agreements.count": Binding("Netzwerk: geltende Kooperationsvereinbarungen"),
        "agreements.parties": Binding("Netzwerk: Beteiligte an Vereinbarungen"),
        "agreements.members": Binding("Netzwerk: Mitglieder der Kerngruppe mit Vereinbarung"),
        "agreements.any": Binding("Netzwerk: Gibt es eine geltende Vereinbarung?"),
        "agreements.funded": Binding("Netzwerk: Vereinbarung mit Trägern der Förderbausteine?"),
        "agreements.immigration_office": Binding("Netzwerk: Zusammenarbeit mit der ABH"),
        "conferences.held": Binding("Konferenzen: Wurden Fallkonferenzen gehalten?"),
        "conferences.count": Binding("Konferenzen: Zahl der Fallkonferenzen im Jahr"),
        "conferences.cases": Binding("Konferenzen: Zahl der besprochenen Fälle im Jahr"),
        "conferences.immigration_office": Binding("Konferenzen: Nimmt die ABH teil?"),
        "clients.count": Binding("Menschen: begleitete Klientinnen und Klienten"),
        "clients.training_toleration": Binding("Menschen: Personen in Ausbildungsduldung"),
        "chains.open_ends": Binding("Menschen: Übergänge ohne Anschluss"),
        "issues.open": Binding("Konferenzen: offene Strukturthemen"),
        # Rows.
        "bodies": Binding("Netzwerk: Gremien", ("name", "since", "kind", "task")),
        "actors": Binding(
            # its rows are the entries of the list "akteure"; the entry is the code of the actor
            "Netzwerk: Mitglieder der Kerngruppe nach Art",
            ("member", "organisation", "contact"),
        ),
        "municipalities": Binding("Netzwerk: kreisangehörige Kommunen", ("name", "contact")),
        "agreements": Binding(
            "Netzwerk: Vereinbarungen", ("parties", "subject", "written", "until")
        ),
        "funding_modules": Binding("Netzwerk: Förderbausteine", ("module", "provider", "state")),
        "offers": Binding("Netzwerk: Angebote", ("name", "provider", "field", "open_to", "entry")),
        "needs": Binding("Netzwerk: Bedarfe und Lücken", ("topic", "group", "field", "open")),
        "topics": Binding(
            # its rows are the entries of the table's own list; of an entry, the column "feld" names
            # the fields of action and "stichwort" the parts of words (one is enough) that an offer
            # or need has to have; access is a code of the list "zugang"
            "Netzwerk: Angebote und Bedarfe nach Thema",
            ("offers", "access", "need", "group"),
        ),
        "gaps": Binding(
            # rows of the other tables of the same working aid whose question "<area>_luecke" is ja:
            # area and topic are codes, of a row of one's own the topic is "<area>_weiteres" and its
            # words are in other; group is what "<area>_gruppe" says
            "Diese Arbeitshilfe: festgestellte Lücken",
            ("area", "topic", "other", "group"),
        ),
        "status_counts": Binding(
            # its rows are the entries of the list "aufenthalt"; the entry is the code of the status
            "Menschen: Zahl nach Aufenthaltsstatus",
            ("count", "women", "under_27"),
        ),
        # Rows are the entries of the lists "altersgruppe" (full years) and "geschlecht".
        "age_counts": Binding("Menschen: Zahl nach Alter", ("count",)),
        "gender_counts": Binding("Menschen: Zahl nach Geschlecht", ("count",)),
        "issues": Binding("Konferenzen: Strukturthemen", ("theme", "route", "decision")),
    }
)
"""All sources by name."""


def is_known(name: str) -> bool:
    """Tell whether a question may name this binding: a value, or a column of rows."""
    if name in BINDINGS and not BINDINGS[name].columns:
        return True
    root, _, column = name.rpartition(".")
    return root in BINDINGS and column in BINDINGS[root].columns


def gives_rows(name: str) -> bool:
    """Tell whether a table may name this binding."""
    return name in BINDINGS and bool(BINDINGS[name].columns)
