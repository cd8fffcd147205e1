"""What a list adds to an offer that is there already: nothing that narrows or contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.imports.plan import Wishes
from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.records import OnMatch
from tests.factories import a_municipality, an_offer
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import OFFERS, a_file

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.imports.plan import ImportPlan
    from gkdesk.services.register.fields import OfferFields
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OfferId

HEADER = ("Angebot", "Niveau von", "Niveau bis", "Zeiten", "Aufenthaltsstatus", "Gemeinde")


def filled(workspace: Workspace, folder: Path, offer: OfferId, row: tuple[str, ...]) -> OfferFields:
    """Let one row fill an offer of the store, and return what it says then."""
    workspace.imports.write(tried(workspace, folder, row))
    return workspace.offers.detail(offer).fields


def tried(workspace: Workspace, folder: Path, row: tuple[str, ...]) -> ImportPlan:
    table = workspace.imports.read(a_file(folder, text_table([HEADER, row])))
    assignment = workspace.imports.proposal(table, OFFERS).assignment
    assert set(assignment.columns) >= {"offer.level_from", "offer.times", "offer.statuses"}
    wishes = Wishes(on_match=OnMatch.FILL)
    return workspace.imports.dry_run(table, assignment, OFFERS, wishes=wishes)


def test_a_level_that_contradicts_the_known_one_is_not_filled_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    offer = an_offer(workspace, level_to=CefrLevel.A2)
    fields = filled(workspace, tmp_path, offer, ("Frauensprachkurs", "B1", "C1", "", "", ""))
    assert (fields.level_from, fields.level_to) == (None, CefrLevel.A2)
    workspace.offers.save(offer, fields)


def test_an_offer_that_is_open_to_everybody_stays_open_to_everybody(
    workspace: Workspace, tmp_path: Path
) -> None:
    a_municipality(workspace, "Musterdorf")
    offer = an_offer(workspace)
    row = ("Frauensprachkurs", "", "", "montags", "Duldung", "Musterdorf")
    fields = filled(workspace, tmp_path, offer, row)
    assert (fields.statuses, fields.legal_areas, fields.municipality_id) == ((), (), None)
    assert fields.times == "montags"
