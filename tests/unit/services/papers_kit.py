"""A small alliance with things that must not leave, and the words of any paper."""

from __future__ import annotations

import datetime as dt
import html
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from gkdesk.services.network_papers.kinds import PaperFormat, PaperOption, PaperWish
from gkdesk.services.office import OfficeFacts
from gkdesk.services.register.fields import Agreement, Membership
from gkdesk.text.codes.network import Answer, Area, FormalBasis, Intensity, Quality
from gkdesk.text.ids import CooperationId, OrganisationId, SnapshotId
from tests.factories import (
    a_body,
    a_contact,
    a_cooperation,
    a_municipality,
    a_need,
    an_offer,
    an_organisation,
)
from tests.unit.export.pdf_reading import drawn, open_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.network_papers.kinds import MadePaper
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
SECRET = "GEHEIM"
PRIVATE_NUMBERS = ("0171 3920091", "0171 3920092", "0221 4710-993", "privat@weber.example")
PRIVATE_PERSON = "Ehrenfried"
QUALITY_WORDS = ("tragfähig", "ausbaufähig", "Klärungsbedarf")
OPEN_NUMBER = "0221 4710-211"


@dataclass(frozen=True)
class Alliance:
    """The ids of what papers are about."""

    office: OrganisationId
    foreigners_office: OrganisationId
    cooperation: CooperationId
    snapshot: SnapshotId


def an_alliance(workspace: Workspace) -> Alliance:
    """Enter two offices with everything about them, secrets among it, and keep a state."""
    workspace.office.save(
        OfficeFacts(name="Kreis Musterland", unit="KI", alliance="Kreis Musterland", phone="0221 1")
    )
    place = a_municipality(workspace)
    notes = {"limits": SECRET, "gain": SECRET, "source": SECRET}
    ki = an_organisation(
        workspace,
        name="Kommunales Integrationszentrum",
        short_name="KI",
        kind="integration_centre",
        area=Area.MIGRATION,
        fields=("language",),
        municipality_id=place,
        phone="0221 4710-100",
        mandate="Koordiniert das Bündnis.",
        **notes,
    )
    abh = an_organisation(
        workspace,
        name="Ausländerbehörde Kreis Musterland",
        short_name="ABH",
        kind="foreigners_office",
        area=Area.MIGRATION,
        fields=("residence",),
        **notes,
    )
    _people(workspace, ki, abh)
    cooperation = a_cooperation(
        workspace,
        ki,
        abh,
        subject="Statuswechsel früh melden",
        formats=("case_conference",),
        basis=FormalBasis.AGREEMENT,
        intensity=Intensity.CLOSE,
        quality=Quality.TO_CLARIFY,
        quality_reason=SECRET,
        may_exchange=Answer.NO,
    )
    snapshot = workspace.snapshots.take("Stand 2026").ref
    _changes(workspace, ki, abh, cooperation)
    an_offer(workspace, organisation_id=ki, note=SECRET)
    a_need(workspace, count=2, owner=SECRET, note=SECRET, evidence_note=SECRET, group="Mütter")
    assert snapshot is not None
    return Alliance(ki, abh, cooperation, SnapshotId(snapshot))


def _people(workspace: Workspace, ki: OrganisationId, abh: OrganisationId) -> None:
    volunteer = a_contact(
        workspace,
        name=f"{PRIVATE_PERSON} Still",
        function="Begleitung",
        organisation_id=ki,
        mobile=PRIVATE_NUMBERS[0],
        private=True,
        note=SECRET,
    )
    a_contact(
        workspace,
        name="Johanna Weber",
        function="Koordination",
        organisation_id=ki,
        phone="0221 4710-101",
        mobile=PRIVATE_NUMBERS[1],
        mobile_private=True,
        email=PRIVATE_NUMBERS[3],
        email_private=True,
        deputy_id=volunteer,
        fixed=True,
        note=SECRET,
    )
    a_contact(
        workspace,
        name="Stefan Brandt",
        function="Sachbearbeitung Aufenthalt",
        organisation_id=abh,
        phone=OPEN_NUMBER,
        fixed=True,
    )
    a_contact(
        workspace,
        name="Andrea Thiele",
        function="Leitung",
        organisation_id=abh,
        phone=PRIVATE_NUMBERS[2],
        phone_private=True,
    )


def _changes(
    workspace: Workspace, ki: OrganisationId, abh: OrganisationId, cooperation: CooperationId
) -> None:
    """Change what a comparison shows, and with it what it must not show."""
    fields = workspace.cooperations.detail(cooperation).fields
    changed = {"quality": Quality.SOUND, "wish_for_more": True, "intensity": Intensity.LOOSE}
    workspace.cooperations.save(cooperation, type(fields)(**{**vars(fields), **changed}))
    agreement = Agreement(subjects="Fallkonferenzen", signed_on=TODAY, continuation="wie bisher")
    workspace.cooperations.save_agreement(cooperation, agreement)
    body = a_body(workspace)
    for member in (ki, abh):
        workspace.bodies.save_seat(body, Membership(organisation_id=member, role="member"))


def wishes(workspace: Workspace, alliance: Alliance) -> Iterator[PaperWish]:
    """Yield every paper in every format for every audience, pictures in pixels aside."""
    for kind in workspace.network_papers.offered():
        for file_format in kind.formats:
            if file_format is PaperFormat.PNG:
                continue
            for audience in kind.audiences:
                yield PaperWish(
                    kind.code,
                    file_format,
                    audience,
                    earlier=alliance.snapshot if PaperOption.STATES in kind.options else None,
                    cooperation=(
                        alliance.cooperation if PaperOption.COOPERATION in kind.options else None
                    ),
                )


def words_in(paper: MadePaper) -> str:
    """Return all that can be read in a paper, with what its file says about itself."""
    return words_of(paper.file_name, paper.data)


def words_of(name: str, data: bytes) -> str:
    """Return all that can be read in a file; a picture in pixels holds no words."""
    match name.rpartition(".")[2]:
        case PaperFormat.PDF:
            return pdf_words(data)
        case PaperFormat.PNG:
            return ""
        case PaperFormat.XLSX:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                parts = [packed.read(part).decode("utf-8") for part in packed.namelist()]
            return html.unescape("\n".join(parts))
        case PaperFormat.CARDS:
            return data.decode("utf-8").replace("\r\n ", "")
    return data.decode("utf-8")


def pdf_words(data: bytes) -> str:
    """Return the text that is drawn, the alternative texts and the information of a PDF."""
    with open_pdf(data) as pdf:
        said = [str(value) for value in pdf.docinfo.values()]
        dictionaries = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        said += [str(each.Alt) for each in dictionaries if "/Alt" in each]
    return "".join(glyph.text for glyph in drawn(data)) + "\n".join(said)
