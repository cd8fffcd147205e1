"""Papers around consents leave: register, log, the version of the text, letters of withdrawal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.services.leaving import PaperWay
from gkdesk.text.codes.clients import Basis
from gkdesk.text.labels import Label
from tests.unit.services.basis.consent_paper_kit import (
    FORMS,
    OTHERS,
    People,
    blank,
    filled,
    people,
    squeezed,
    words_on,
)

if TYPE_CHECKING:
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.services.workspace import Workspace

FORM, NOTICE = ConsentPaperCode.FORM, ConsentPaperCode.NOTICE
PRINTED = PaperWay.PRINTED
TODAY = dt.date(2026, 11, 18)


@pytest.fixture
def who(workspace: Workspace) -> People:
    return people(workspace)


def issue(workspace: Workspace, wish: ConsentPaperWish) -> None:
    issues = workspace.consent_papers.issues
    issues.confirm(issues.begin(workspace.consent_papers.make(wish), PRINTED))


def basis(workspace: Workspace, who: People, code: ConsentPaperCode = FORM) -> Consent:
    views = workspace.consents.of(who.client)
    return next(each.consent for each in views if each.consent.id == who.bases[code])


def register(workspace: Workspace, who: People) -> list[tuple[str, str, str]]:
    return [(e.document, e.recipient, e.basis) for e in workspace.disclosures.of(who.client)]


def test_a_form_for_the_person_stands_in_her_register(workspace: Workspace, who: People) -> None:
    issues = workspace.consent_papers.issues
    note = issues.begin(workspace.consent_papers.make(filled(who, FORM, "ti")), PRINTED, copies=2)
    begun = "Einwilligung (ti), 2 Exemplare, Druck begonnen, vielleicht gedruckt"
    own = ("Person selbst", "an die Person selbst")
    assert register(workspace, who) == [(begun, *own)]
    issues.confirm(note)
    assert register(workspace, who) == [("Einwilligung (ti), 2 Exemplare", *own)]
    assert workspace.log.verify().is_intact


def test_what_was_cut_short_stays_and_what_did_not_leave_goes(
    workspace: Workspace, who: People
) -> None:
    issues = workspace.consent_papers.issues
    made = workspace.consent_papers.make(filled(who, FORM))
    issues.strike(issues.begin(made, PRINTED))
    assert register(workspace, who) == []
    assert basis(workspace, who).text_version == ""
    issues.doubt(issues.begin(made, PRINTED))
    assert "vielleicht zum Teil" in register(workspace, who)[0][0]


def test_a_blank_form_stands_in_the_log_alone(workspace: Workspace, who: People) -> None:
    issue(workspace, blank(FORM))
    lines = [(line.label, line.subject) for line in workspace.log.entries(2)]
    said = "Einwilligung, leerer Vordruck"
    assert lines == [(Label.DOCUMENT_PRINTED, said), (Label.DOCUMENT_LEAVING, said)]
    assert register(workspace, who) == []


def test_what_left_cannot_be_undone(workspace: Workspace, who: People) -> None:
    before = workspace.history.can_undo()
    issue(workspace, filled(who, ConsentPaperCode.SLIP))
    assert workspace.history.can_undo() == before


@pytest.mark.parametrize("code", [each for each in FORMS if each is not ConsentPaperCode.SLIP])
def test_the_version_of_the_printed_text_is_kept_with_the_basis(
    workspace: Workspace, who: People, code: ConsentPaperCode
) -> None:
    issue(workspace, filled(who, code, "ti"))
    kept = basis(workspace, who, code)
    assert kept.text_version == workspace.consent_papers.text_version("ti")
    assert kept.language == "ti"


def test_the_version_that_was_signed_stays_whatever_is_printed_later(
    workspace: Workspace, who: People
) -> None:
    issue(workspace, filled(who, FORM, "ti"))
    workspace.consents.sign(who.client, who.bases[FORM])
    issue(workspace, filled(who, FORM, "ar"))
    signed = basis(workspace, who)
    assert signed.signed_on == TODAY
    assert signed.text_version == workspace.consent_papers.text_version("ti")


def test_a_slip_leaves_the_version_of_a_consent_as_it_was(
    workspace: Workspace, who: People
) -> None:
    issue(workspace, filled(who, ConsentPaperCode.SLIP))
    assert basis(workspace, who).text_version == ""


def test_each_language_has_a_version_of_its_own(workspace: Workspace) -> None:
    papers = workspace.consent_papers
    versions = [papers.text_version(code) for code in papers.languages()]
    assert len(set(versions)) == 17
    assert papers.text_version("ti").startswith("2026-11/ti/")


def withdrawn(workspace: Workspace, who: People, *told: tuple[str, str]) -> None:
    """Sign, pass on what to whom, and withdraw."""
    ref = who.bases[FORM]
    workspace.consents.sign(who.client, ref, dt.date(2026, 11, 2))
    for document, recipient in told:
        entry = DisclosureFields(document, recipient, Basis.CONSENT)
        workspace.disclosures.add(who.client, entry)
    workspace.consents.withdraw(who.client, ref)


def letter(who: People, recipient: str) -> ConsentPaperWish:
    return ConsentPaperWish(
        NOTICE, client_id=who.client, consent_id=who.bases[FORM], recipient=recipient
    )


NAMED = "Frau Özcan, Beratungsstelle Musterland"


def test_whom_the_basis_names_is_told_first(workspace: Workspace, who: People) -> None:
    withdrawn(workspace, who, ("Brief", "Jobcenter"), ("Übergabeblatt", NAMED))
    told = workspace.consent_papers.notice_recipients(who.client, who.bases[FORM])
    assert [(each.name, each.is_named) for each in told] == [(NAMED, True), ("Jobcenter", False)]


def test_a_recipient_is_told_although_nothing_went_to_it_on_paper(
    workspace: Workspace, who: People
) -> None:
    withdrawn(workspace, who)
    (told,) = workspace.consent_papers.notice_recipients(who.client, who.bases[FORM])
    assert (told.name, told.is_named, told.passed_on) == (NAMED, True, ())
    said = words_on(workspace, letter(who, NAMED))
    assert squeezed("steht dazu kein Schriftstück") in said


def test_a_name_that_is_part_of_another_one_is_not_taken_for_it(
    workspace: Workspace, who: People
) -> None:
    withdrawn(workspace, who, ("Brief", "Frau Özcan-Meyer, Jobcenter"))
    told = workspace.consent_papers.notice_recipients(who.client, who.bases[FORM])
    assert [each.name for each in told if each.is_named] == [NAMED]


def test_a_letter_holds_what_this_recipient_got_and_nothing_else(
    workspace: Workspace, who: People
) -> None:
    withdrawn(workspace, who, ("Jobbrief", "Jobcenter"), ("Übergabeblatt", NAMED))
    said = words_on(workspace, letter(who, NAMED))
    for wanted in ("Samira Haidari", "Übergabeblatt", "Kirchweg 2", "Art. 19 DSGVO", "Art. 17"):
        assert squeezed(wanted) in said
    assert "18.11.2026" in said
    assert "Jobbrief" not in said
    assert "Jobcenter" not in said
    assert not [word for word in OTHERS if word in said]


def test_somebody_else_gets_a_letter_without_the_address_of_the_named_one(
    workspace: Workspace, who: People
) -> None:
    withdrawn(workspace, who, ("Jobbrief", "Jobcenter"))
    said = words_on(workspace, letter(who, "Jobcenter"))
    assert "Jobbrief" in said
    assert "Kirchweg" not in said


def test_a_letter_that_left_stands_in_the_register(workspace: Workspace, who: People) -> None:
    withdrawn(workspace, who)
    issue(workspace, letter(who, NAMED))
    assert register(workspace, who) == [
        ("Mitteilung des Widerrufs (de), 1 Exemplar", NAMED, "gesetzliche Befugnis")
    ]


@pytest.mark.parametrize("recipient", ["", "Niemand"])
def test_a_letter_needs_somebody_who_got_something(
    workspace: Workspace, who: People, recipient: str
) -> None:
    withdrawn(workspace, who)
    with pytest.raises(InvalidInput) as refused:
        workspace.consent_papers.make(letter(who, recipient))
    assert refused.value.field == "recipient"


def test_nobody_is_told_of_a_consent_that_holds(workspace: Workspace, who: People) -> None:
    wish = letter(who, NAMED)
    with pytest.raises(InvalidInput) as refused:
        workspace.consent_papers.make(wish)
    assert refused.value.problem == "not_withdrawn"
