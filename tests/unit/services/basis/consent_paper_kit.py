"""A person with a consent of every kind, and others whose words must not stand beside hers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.cases import ConsentPurpose, Flow, SignatoryKind
from gkdesk.text.codes.clients import Basis
from gkdesk.text.ids import ClientId, OrganisationId, PartId
from tests.factories import a_client, a_consent, a_contact, an_organisation
from tests.unit.services.papers_kit import pdf_words

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

SIGNED = dt.date(2026, 11, 2)
UNTIL = dt.date(2027, 11, 2)
OTHERS = ("Ahmadzai", "GEHEIM", "Tesfamariam")
FORMS = tuple(code for code in ConsentPaperCode if code is not ConsentPaperCode.NOTICE)


@dataclass(frozen=True)
class People:
    """The ids of what the papers are about; `bases` by the form they are signed on."""

    client: ClientId
    other: ClientId
    office: OrganisationId
    bases: dict[ConsentPaperCode, PartId]


def people(workspace: Workspace) -> People:
    workspace.office.save(
        OfficeFacts(
            name="Kreis Musterland",
            unit="Kommunales Integrationszentrum",
            street="Lindenweg 4",
            postal_code="12345",
            place="Musterstadt",
            phone="0221 4710-100",
            email="ki@kreis-musterland.example",
        )
    )
    office = an_organisation(
        workspace,
        name="Beratungsstelle Musterland",
        short_name="BM",
        street="Kirchweg 2",
        postal_code="12346",
        place="Neustadt",
    )
    client = a_client(workspace, official_name="Samira Haidari", own_name="سمیرا حیدری")
    other = a_client(workspace, official_name="Farid Ahmadzai", own_name="GEHEIM-name")
    a_consent(workspace, other, organisation_id=office, aim="GEHEIM-aim", signatory="Tesfamariam")
    return People(client, other, office, _bases(workspace, client, office))


def _bases(
    workspace: Workspace, client: ClientId, office: OrganisationId
) -> dict[ConsentPaperCode, PartId]:
    shared = {"until": UNTIL, "signed_on": None, "aim": "Sprachkurs"}
    return {
        ConsentPaperCode.FORM: a_consent(
            workspace,
            client,
            organisation_id=office,
            contact_id=a_contact(workspace, organisation_id=office),
            categories=("contact", "plans"),
            confided=True,
            direction=Flow.BOTH,
            interpreter="Frau Yilmaz",
            **shared,
        ),
        ConsentPaperCode.RELEASE: a_consent(
            workspace,
            client,
            basis=Basis.RELEASE,
            organisation_id=office,
            categories=("health",),
            signatory_kind=SignatoryKind.PARENT,
            signatory="Mariam Haidari",
            **shared,
        ),
        ConsentPaperCode.RECORD: a_consent(
            workspace, client, purpose=ConsentPurpose.RECORD, **shared
        ),
        ConsentPaperCode.CONFERENCE: a_consent(
            workspace, client, purpose=ConsentPurpose.CONFERENCE, **shared
        ),
        ConsentPaperCode.FOLLOW_UP: a_consent(
            workspace, client, purpose=ConsentPurpose.FOLLOW_UP, **shared
        ),
    }


def filled(who: People, code: ConsentPaperCode, language: str = "de") -> ConsentPaperWish:
    """Return the wish for a form filled from its basis; the slip is that of the consent."""
    ref = who.bases.get(code, who.bases[ConsentPaperCode.FORM])
    return ConsentPaperWish(code, language, who.client, ref, confirmed=True)


def blank(code: ConsentPaperCode, language: str = "de") -> ConsentPaperWish:
    return ConsentPaperWish(code, language, confirmed=True)


def words_on(workspace: Workspace, wish: ConsentPaperWish) -> str:
    """Return all that is drawn and said in a paper; letters alone, because lines may break."""
    return squeezed(pdf_words(workspace.consent_papers.make(wish).data))


def squeezed(text: str) -> str:
    """Return a text without its spaces and soft hyphens."""
    return "".join(text.replace("\u00ad", "").split())
