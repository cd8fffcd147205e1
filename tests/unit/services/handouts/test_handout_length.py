"""A handout stays short: whom to ask comes first, and only as many offices as help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.content import Card, Notice
from gkdesk.services.handouts.kinds import HandoutWish
from gkdesk.services.handouts.parts import MOST
from gkdesk.services.office import OfficeFacts
from tests.document_kit import blocks_of
from tests.factories import a_municipality, an_organisation
from tests.unit.services.handouts.handout_kit import said
from tests.unit.services.papers_kit import an_alliance

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

SCHOOL = "adult_education_centre"
MORE = "Es gibt noch mehr Angebote."


def test_whom_to_ask_stands_before_everything_else(workspace: Workspace) -> None:
    facts = OfficeFacts(name="Kreis Beispiel", contact_name="Ina Muster", phone="0221 4711")
    workspace.office.save(facts)
    text = said(workspace, "wohnung")
    assert text.index("Ina Muster") < text.index("Diese Stellen helfen Ihnen")
    first = next(blocks_of(workspace.handouts.compose(HandoutWish("wohnung")).document, Card))
    (line,) = first.blocks
    assert line.content.plain == "Ina Muster · 0221 4711"
    assert text.count("Haben Sie Fragen?") == 1


def test_only_as_many_offices_are_named_as_help_and_the_sheet_says_so(
    workspace: Workspace,
) -> None:
    for number in range(MOST):
        an_organisation(workspace, name=f"Schule {number}", kind=SCHOOL)
    assert MORE not in said(workspace, "deutsch")
    an_organisation(workspace, name="Schule zu viel", kind=SCHOOL)
    text = said(workspace, "deutsch")
    assert text.count("Schule ") == MOST
    assert text.count(MORE) == 1


def test_no_kind_of_office_is_crowded_out_by_another(workspace: Workspace) -> None:
    for number in range(MOST + 1):
        an_organisation(workspace, name=f"Träger {number}", kind="integration_course_provider")
    an_organisation(workspace, name="Die einzige Schule", kind=SCHOOL)
    assert "Die einzige Schule" in said(workspace, "deutsch")


def test_the_offices_of_the_own_municipality_come_first(workspace: Workspace) -> None:
    here = a_municipality(workspace, "Altmuster")
    for number in range(MOST):
        an_organisation(workspace, name=f"Aula {number}", kind=SCHOOL)
    own = an_organisation(workspace, name="Zentrum Altmuster", kind=SCHOOL)
    workspace.organisations.save_catchment(own, (here,))
    assert "Zentrum Altmuster" not in said(workspace, "deutsch")
    assert "Zentrum Altmuster" in said(workspace, "deutsch", municipality_id=here)
    workspace.office.save(OfficeFacts(place="Altmuster"))
    assert "Zentrum Altmuster" in said(workspace, "deutsch")


def test_what_to_beware_of_stands_in_one_box(workspace: Workspace) -> None:
    an_alliance(workspace)
    workspace.mark_as_demo()
    document = workspace.handouts.compose(HandoutWish("wohnung", "ar")).document
    assert len(list(blocks_of(document, Notice))) == 1
