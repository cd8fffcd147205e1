"""Files on their way into a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.imports.importing import SPECS
from gkdesk.services.imports.plan import Wishes
from tests.unit.incoming.files import text_table

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.imports.plan import ImportPlan
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.codes.records import RowFate
    from tests.unit.incoming.files import Rows

CONTACTS, OFFERS, CLIENTS = SPECS
HEADER = ("Name", "Funktion", "Telefon", "E-Mail", "Organisation", "Ort", "Gemeinde")
OFFER_HEADER = ("Angebot", "Träger", "Ansprechperson", "Gemeinde", "Beginn", "Notiz")


def a_file(folder: Path, data: bytes, name: str = "liste.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def tried(
    workspace: Workspace,
    path: Path,
    *,
    spec: int = 0,
    **wishes: object,
) -> ImportPlan:
    """Read a file, take the proposed meaning of its columns and try it."""
    chosen = SPECS[spec]
    table = workspace.imports.read(path)
    assignment = workspace.imports.proposal(table, chosen).assignment
    return workspace.imports.dry_run(table, assignment, chosen, wishes=Wishes(**wishes))


def tried_rows(workspace: Workspace, folder: Path, rows: Rows, **more: object) -> ImportPlan:
    header = OFFER_HEADER if more.get("spec") else HEADER
    return tried(workspace, a_file(folder, text_table([header, *rows])), **more)


def fates(plan: ImportPlan) -> list[RowFate]:
    return [row.fate for row in plan.rows]


def problems(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(finding.row, finding.problem, finding.column) for finding in plan.findings]
