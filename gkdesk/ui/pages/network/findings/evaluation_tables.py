"""The tables below the findings of the evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt

from gkdesk.services.networks.analysis_views import AgreementYearRow
from gkdesk.text.findings.writing import listed
from gkdesk.ui.tables import Column, TableSpec, TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.networks.analysis_views import CoreGroupRow, FiguresView, LoadRow
    from gkdesk.services.register.names import RecordLink

R = TypeVar("R")
MISSING = "noch nicht"
_NARROWEST = 120


@dataclass(frozen=True)
class AgreementKind:
    """One kind of written basis, year by year."""

    basis: str
    by_year: tuple[AgreementYearRow | None, ...]


def core_table() -> TableView[CoreGroupRow]:
    """Return the table of our core group beside those of other alliances."""
    return _readable(
        TableSpec(
            "Ihre Zusammensetzung neben der landesweiten",
            (
                Column("actor", "Akteur", _actor, stretch=True),
                Column("count", "Landesweit", _count, sort=_share, width=190),
                Column("ours", "Bei Ihnen", _ours, icon=_ours_sign, stretch=True),
                Column("area", "Bereich", _area, width=230, shown=False),
            ),
            key=_actor,
        )
    )


def load_table() -> TableView[LoadRow]:
    """Return the table of seats and meetings."""
    return _readable(
        TableSpec(
            "Gremien und Sitzungen je Organisation",
            (
                Column("organisation", "Organisation", _organisation, stretch=True),
                Column("bodies", "Gremien", _bodies, sort=_bodies_number, numeric=True, width=96),
                Column("leads", "davon geleitet", _leads, sort=_leads_number, numeric=True),
                Column("meetings", "Sitzungen im Jahr", _meetings, sort=_met, numeric=True),
                Column("functions", "Funktionen", _functions, stretch=True),
            ),
            key=_load_key,
        )
    )


def agreement_table(figures: FiguresView) -> TableView[AgreementKind] | None:
    """Return agreements by kind and year, None where none has a day of signature."""
    years = sorted({row.year for row in figures.by_year})
    if not years:
        return None
    kinds = list(dict.fromkeys(row.basis for row in figures.by_year))
    found = {(row.basis, row.year): row for row in figures.by_year}
    columns = [
        Column[AgreementKind](str(year), str(year), partial(_year, place), width=150)
        for place, year in enumerate(years)
    ]
    spec = TableSpec[AgreementKind](
        "Vereinbarungen nach Art und Jahr",
        (Column("basis", "Schriftliche Grundlage", _basis, stretch=True), *columns),
        key=_basis,
    )
    table = _readable(spec)
    table.set_rows(
        AgreementKind(kind, tuple(found.get((kind, year)) for year in years)) for kind in kinds
    )
    return table


def fit_height(table: TableView[Any]) -> None:
    """Let a table be as high as its rows: the page scrolls, not the table."""
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    bar = table.horizontalScrollBar().sizeHint().height()
    head = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(head + table.verticalHeader().length() + bar + 2)


def _readable(spec: TableSpec[R]) -> TableView[R]:
    """Return a table that scrolls sideways before a column gets too narrow to be read."""
    table = TableView(spec)
    table.horizontalHeader().setMinimumSectionSize(_NARROWEST)
    return table


def first_of(links: Sequence[RecordLink]) -> RecordLink | None:
    """Return the record that a row opens."""
    return links[0] if links else None


def _actor(row: CoreGroupRow) -> str:
    return row.actor


def _area(row: CoreGroupRow) -> str:
    return row.area


def _count(row: CoreGroupRow) -> str:
    text = f"in {row.count} von {row.total}"
    return text if row.percent is None else f"{text} ({row.percent} %)"


def _share(row: CoreGroupRow) -> float:
    return -row.count / max(row.total, 1)


def _ours(row: CoreGroupRow) -> str:
    return listed([link.name for link in row.members]) or MISSING


def _ours_sign(row: CoreGroupRow) -> tuple[str, str] | None:
    return ("check", "ok") if row.members else ("flag", "ink2")


def _organisation(row: LoadRow) -> str:
    return row.organisation.name


def _bodies(row: LoadRow) -> str:
    return str(len(row.bodies))


def _bodies_number(row: LoadRow) -> int:
    return -len(row.bodies)


def _leads(row: LoadRow) -> str:
    return str(row.leads) if row.leads else "–"


def _leads_number(row: LoadRow) -> int:
    return -row.leads


def _meetings(row: LoadRow) -> str:
    return str(row.meetings) if row.meetings else "–"


def _met(row: LoadRow) -> int:
    return -row.meetings


def _functions(row: LoadRow) -> str:
    return ", ".join(f"{name} ({number})" for name, number in row.functions) or "–"


def _load_key(row: LoadRow) -> int:
    return row.organisation.ref


def _basis(row: AgreementKind) -> str:
    return row.basis


def _year(place: int, row: AgreementKind) -> str:
    found = row.by_year[place]
    if found is None:
        return "–"
    return f"{found.signed} neu, {found.in_force} gültig"
