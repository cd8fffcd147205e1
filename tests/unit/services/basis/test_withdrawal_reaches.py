"""A withdrawal reaches those who got something on that very basis, and nobody else."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, UndoNotPossible
from gkdesk.progress import Silent
from gkdesk.services import access
from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperWish
from gkdesk.services.leaving import PaperWay
from gkdesk.services.meetings.fields import AccessDecision, Participant, Text
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState
from gkdesk.text.codes.clients import Audience, Basis, Category, RecordKind
from gkdesk.text.codes.meetings import AccessWay, Attendance, ItemState, TextPart
from gkdesk.text.ids import ClientId, MeetingId, OrganisationId, PartId
from gkdesk.text.wording.clients import word
from tests.cheap_key import PASSPHRASE
from tests.factories import (
    a_case_item,
    a_client,
    a_consent,
    a_contact,
    a_meeting,
    an_organisation,
)
from tests.unit.services.basis.consent_paper_kit import words_on

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.basis.paper_kinds import NoticeRecipient
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
SIGNED = dt.date(2026, 11, 2)
CONTACT, HEALTH, PLANS = "contact", "health", "plans"


class Case:
    """One client on the agenda of a meeting today; consents and participants as needed."""

    def __init__(self, workspace: Workspace, **meeting: object) -> None:
        self.workspace = workspace
        self.client: ClientId = a_client(workspace, official_name="Samira Haidari")
        a_consent(workspace, self.client, purpose=ConsentPurpose.CONFERENCE, signed_on=SIGNED)
        self.meeting: MeetingId = a_meeting(workspace, on=TODAY, **meeting)
        self.item: PartId = a_case_item(workspace, self.meeting, self.client)
        for part, category in ((TextPart.SITUATION, "health"), (TextPart.APPROACHES, "plans")):
            text = Text(self.item, part, f"Wort zu {category}", Category(category))
            workspace.agenda.save_text(self.meeting, text)

    def consent(self, *categories: str, **named: object) -> PartId:
        given = {"categories": categories, "signed_on": SIGNED, "since": SIGNED, **named}
        return a_consent(self.workspace, self.client, **given)

    def takes_part(self, contact: int, office: OrganisationId | None = None) -> PartId:
        saved = self.workspace.participants.save(self.meeting, Participant(contact, office))
        return PartId(saved.ref or 0)

    def slip(self, person: PartId, code: CasePaperCode = CasePaperCode.SLIP) -> None:
        wish = CasePaperWish(
            code, Audience.PARTICIPANT, meeting_id=self.meeting, participant_id=person
        )
        issues = self.workspace.case_papers.issues
        issues.confirm(issues.begin(self.workspace.case_papers.make(wish), PaperWay.PRINTED))

    def register(self) -> list[tuple[str, str, str]]:
        rows = self.workspace.disclosures.of(self.client)
        return [(row.document, row.recipient, row.basis) for row in rows]

    def withdraw(self, consent: PartId) -> tuple[NoticeRecipient, ...]:
        self.workspace.consents.withdraw(self.client, consent)
        return self.workspace.consent_papers.notice_recipients(self.client, consent)

    def letter(self, consent: PartId, recipient: str) -> str:
        wish = ConsentPaperWish(
            ConsentPaperCode.NOTICE,
            client_id=self.client,
            consent_id=consent,
            recipient=recipient,
        )
        return words_on(self.workspace, wish)

    def hold(self) -> None:
        """Hold the meeting and seal its minutes."""
        workspace = self.workspace
        workspace.agenda.save_text(
            self.meeting, Text(self.item, TextPart.CLIENT_VIEW, "Sie will lernen", Category.PLANS)
        )
        workspace.meetings.begin(self.meeting)
        workspace.agenda.settle(self.meeting, self.item, ItemState.DISCUSSED)
        workspace.meetings.end(self.meeting)
        workspace.meetings.seal(self.meeting)


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return Case(workspace)


def an_office(workspace: Workspace, name: str, street: str) -> OrganisationId:
    return an_organisation(workspace, name=name, short_name="", street=street, place="Ort")


def test_what_rests_on_a_provision_and_on_a_consent_stands_apart(case: Case) -> None:
    vhs = an_office(case.workspace, "VHS", "Weg 1")
    case.consent(
        CONTACT, organisation_id=vhs, basis=Basis.LEGAL_PROVISION, provision="§ 4", reason="Amt"
    )
    consent = case.consent(HEALTH, PLANS, organisation_id=vhs)
    case.slip(case.takes_part(a_contact(case.workspace, organisation_id=vhs), vhs))
    by_basis = {basis: document for document, _, basis in case.register()}
    assert by_basis == {
        "gesetzliche Befugnis": f"Auszug, 18.11.2026: {word(Category.CONTACT)}",
        "Einwilligung": (f"Auszug, 18.11.2026: {word(Category.HEALTH)}, {word(Category.PLANS)}"),
    }
    (told,) = case.withdraw(consent)
    assert told.is_preset
    assert [each.what for each in told.passed_on] == [by_basis["Einwilligung"]]


def test_a_namesake_in_another_office_is_told_nothing(case: Case) -> None:
    workspace = case.workspace
    first, second = an_office(workspace, "TA", "A-Weg 1"), an_office(workspace, "TB", "B-Weg 2")
    meiers = [a_contact(workspace, name="Meier", organisation_id=o) for o in (first, second)]
    consent = case.consent(CONTACT, PLANS, contact_id=meiers[0])
    case.consent(CONTACT, HEALTH, organisation_id=second)
    for contact, office in zip(meiers, (first, second), strict=True):
        case.slip(case.takes_part(contact, office))
    (told,) = case.withdraw(consent)
    assert told.name.endswith("Meier, TA")
    said = case.letter(consent, told.name)
    assert "A-Weg1" in said
    assert "B-Weg" not in said
    assert "Gesundheit" not in said


def test_whoever_was_renamed_meanwhile_is_told_under_the_new_name(case: Case) -> None:
    workspace = case.workspace
    office = an_office(workspace, "Träger Alt", "A-Weg 1")
    consent = case.consent(CONTACT, PLANS, organisation_id=office)
    case.slip(case.takes_part(a_contact(workspace, name="Kurz", organisation_id=office), office))
    fields = workspace.organisations.detail(office).fields
    workspace.organisations.save(office, replace(fields, name="Haus Neu"))
    (told,) = case.withdraw(consent)
    assert told.is_preset
    assert "HausNeu" in case.letter(consent, told.name)


def test_what_was_decided_in_spite_of_the_gate_is_no_consent(case: Case) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    consent = case.consent(CONTACT, PLANS, organisation_id=vhs)
    person = case.takes_part(a_contact(workspace, organisation_id=vhs), vhs)
    workspace.agenda.decide(case.meeting, decision(case.item, person))
    case.slip(person)
    bases = {basis: document for document, _, basis in case.register()}
    assert "Gesundheit" not in bases["Einwilligung"]
    (decided,) = (document for basis, document in bases.items() if basis != "Einwilligung")
    assert "Gesundheit" in decided
    assert "mit Begründung entschieden" in decided
    (told,) = case.withdraw(consent)
    assert "Gesundheit" not in "".join(each.what for each in told.passed_on)


def undo_everything(workspace: Workspace) -> None:
    while workspace.history.can_undo() is not None:
        with contextlib.suppress(UndoNotPossible):
            workspace.history.undo()


def decision(item: PartId, person: PartId) -> AccessDecision:
    return AccessDecision(item, person, AccessWay.OVERRIDE, ("health",), "Gefahr im Verzug")


def test_who_stands_in_is_named_on_her_paper_and_in_the_register(case: Case) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    consent = case.consent(CONTACT, PLANS, organisation_id=vhs)
    person = case.takes_part(a_contact(workspace, name="Meier", organisation_id=vhs), vhs)
    workspace.participants.attend(case.meeting, person, Attendance.PRESENT, stand_in="Herr Kurz")
    case.slip(person)
    ((_, recipient, _),) = case.register()
    assert recipient.startswith("Herr Kurz (für ")
    (told,) = case.withdraw(consent)
    assert told.name == recipient


def test_who_heard_a_case_without_a_paper_is_told_of_the_withdrawal(case: Case) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    consent = case.consent(CONTACT, PLANS, organisation_id=vhs)
    there = case.takes_part(a_contact(workspace, name="Da", organisation_id=vhs), vhs)
    away = case.takes_part(a_contact(workspace, name="Weg", organisation_id=vhs), vhs)
    workspace.participants.attend(case.meeting, there, Attendance.PRESENT)
    workspace.participants.attend(case.meeting, away, Attendance.ABSENT)
    case.hold()
    ((document, recipient, _),) = case.register()
    told = f"{word(Category.CONTACT)}, {word(Category.PLANS)}"
    assert document == f"mündlich in der Konferenz, 18.11.2026: {told}"
    assert "Da" in recipient
    (told,) = case.withdraw(consent)
    assert told.is_preset


def test_what_a_slip_told_already_is_not_written_again_at_the_seal(case: Case) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    case.consent(CONTACT, PLANS, organisation_id=vhs)
    person = case.takes_part(a_contact(workspace, organisation_id=vhs), vhs)
    workspace.participants.attend(case.meeting, person, Attendance.PRESENT)
    case.slip(person)
    case.hold()
    assert len(case.register()) == 1
    workspace.meetings.reopen(case.meeting, "Name falsch")
    workspace.meetings.seal(case.meeting)
    assert len(case.register()) == 1


def test_a_consent_on_which_a_paper_left_cannot_be_undone_away(case: Case) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    person = case.takes_part(a_contact(workspace, organisation_id=vhs), vhs)
    case.consent(
        CONTACT, organisation_id=vhs, basis=Basis.LEGAL_PROVISION, provision="§ 4", reason="Amt"
    )
    assert workspace.history.can_undo() is not None
    case.slip(person)
    undo_everything(workspace)
    assert [each.consent.basis for each in workspace.consents.of(case.client)].count(
        Basis.LEGAL_PROVISION
    ) == 1


def test_a_signed_consent_cannot_be_undone_away(case: Case) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    signed = case.consent(CONTACT, organisation_id=vhs)
    prepared = case.consent(PLANS, organisation_id=vhs, signed_on=None)
    workspace.consents.sign(case.client, prepared)
    undo_everything(workspace)
    stored = {each.consent.id: each.consent for each in workspace.consents.of(case.client)}
    assert stored[signed].signed_on == SIGNED
    assert stored[prepared].signed_on == TODAY


def test_the_day_of_a_signature_is_not_changed_later(case: Case) -> None:
    vhs = an_office(case.workspace, "VHS", "Weg 1")
    signed = case.consent(CONTACT, organisation_id=vhs)
    with pytest.raises(InvalidInput) as refused:
        case.workspace.consents.sign(case.client, signed, TODAY)
    assert refused.value.problem == "signed_stays"


def test_a_backup_does_not_revive_what_was_withdrawn(case: Case, clock: FixedClock) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    consent = case.consent(CONTACT, organisation_id=vhs)
    made = workspace.backups.make(Silent())
    workspace.consents.withdraw(case.client, consent)
    restored = workspace.backups.restore(made.folder, Silent(), passphrase=PASSPHRASE)
    assert restored.withdrawn_again == 1
    opened = access.unlock(restored.folder, PASSPHRASE, clock=clock)
    states = {each.consent.id: each for each in opened.consents.of(case.client)}
    assert states[consent].state is ConsentState.WITHDRAWN
    assert states[consent].consent.withdrawn_on == TODAY
    assert opened.log.verify().is_intact
    opened.close()


def test_a_consent_holds_on_after_a_restore_unless_it_was_withdrawn(
    case: Case, clock: FixedClock
) -> None:
    workspace = case.workspace
    consent = case.consent(CONTACT, organisation_id=an_office(workspace, "VHS", "Weg 1"))
    made = workspace.backups.make(Silent())
    restored = workspace.backups.restore(made.folder, Silent(), passphrase=PASSPHRASE)
    assert restored.withdrawn_again == 0
    opened = access.unlock(restored.folder, PASSPHRASE, clock=clock)
    states = {each.consent.id: each.state for each in opened.consents.of(case.client)}
    assert states[consent] is ConsentState.VALID
    opened.close()


def test_a_client_keeps_the_name_she_had(case: Case) -> None:
    workspace = case.workspace
    identity = workspace.clients.detail(case.client).identity
    changed = replace(identity, official_name="Samira Noori")
    workspace.clients.save_identity(case.client, changed)
    (variant,) = workspace.clients.detail(case.client).variants
    assert (variant.name, variant.note) == ("Samira Haidari", "früherer Name")
    workspace.clients.save_identity(case.client, identity)
    workspace.clients.save_identity(case.client, changed)
    names = [each.name for each in workspace.clients.detail(case.client).variants]
    assert sorted(names) == ["Samira Haidari", "Samira Noori"]


def test_who_was_merged_into_another_record_is_told_there(case: Case) -> None:
    workspace = case.workspace
    double, office = an_office(workspace, "VHS alt", "Weg 1"), an_office(workspace, "VHS", "Weg 2")
    consent = case.consent(CONTACT, PLANS, organisation_id=double)
    case.slip(case.takes_part(a_contact(workspace, name="Kurz", organisation_id=double), double))
    workspace.merging.merge(RecordKind.ORGANISATION, office, double)
    (told,) = case.withdraw(consent)
    assert told.is_preset
    assert "Weg2" in case.letter(consent, told.name)


def test_whoever_may_be_a_participant_or_a_client_is_a_doubt(case: Case) -> None:
    workspace = case.workspace
    vhs = an_office(workspace, "VHS", "Weg 1")
    case.consent(CONTACT, PLANS, organisation_id=vhs)
    a_client(workspace, official_name="Leyla Wardak", code="Leyla-W")
    text = Text(case.item, TextPart.APPROACHES, "Frau Wardak und Leyla-W.", Category.PLANS)
    workspace.agenda.save_text(case.meeting, text)
    person = case.takes_part(a_contact(workspace, name="Wardak", organisation_id=vhs), vhs)
    wish = CasePaperWish(
        CasePaperCode.SLIP, Audience.PARTICIPANT, meeting_id=case.meeting, participant_id=person
    )
    doubts = {each.word for each in workspace.case_papers.doubts(wish)}
    assert doubts == {"Wardak", "Leyla-W"}


@pytest.mark.parametrize(("code", "is_shown"), [("K017", True), ("Hariri-Amina", False)])
def test_a_file_is_never_called_by_a_code_that_may_be_a_name(
    workspace: Workspace, code: str, *, is_shown: bool
) -> None:
    client = a_client(workspace, code=code)
    wish = CasePaperWish(CasePaperCode.SUBSTITUTE, Audience.OFFICE, client_id=client)
    name = workspace.case_papers.make(wish).file_name
    assert (code in name) is is_shown
    assert is_shown or f"Nr-{client:x}" in name
