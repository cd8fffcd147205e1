"""Steps, transitions and referrals of a chain as short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.clients import case_fields as case
from gkdesk.text.codes.cases import ChainState, Opening
from gkdesk.text.codes.clients import CodeList
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    FormSpec,
    MultilineField,
    SearchChoiceField,
    TextField,
)
from gkdesk.ui.pages.people.case_forms import past
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from gkdesk.ui.records.lookup import OfficeLookup

REGISTER_HELP = "Aus dem Register im Netzwerk; ohne Angebot genügt der Name des Schrittes"

REASON_FORM: FormSpec[case.Referral] = FormSpec(
    case.Referral,
    (
        MultilineField(
            name="reason", label="Warum wurde abgelehnt?", required=True, lines=2,
            placeholder="zum Beispiel: kein freier Platz vor Februar",
        ),
    ),
    name="Ablehnung",
)  # fmt: skip
FEEDBACK_FORM: FormSpec[case.Referral] = FormSpec(
    case.Referral,
    (MultilineField(name="feedback", label="Was kam zurück?", required=True, lines=2),),
    name="Rückmeldung",
)


def step_form(lookup: OfficeLookup, row: case.ChainStep | None) -> FormSpec[case.ChainStep]:
    """Return the form of a step: an offer of the register, or free text."""
    return FormSpec(
        case.ChainStep,
        (
            TextField(
                name="what", label="Schritt", placeholder="zum Beispiel Berufssprachkurs B2"
            ),
            SearchChoiceField(
                name="offer_id", label="Angebot",
                choices=lookup.offers(row.offer_id if row else None),
                empty_text="keines", help_text=REGISTER_HELP,
            ),
            SearchChoiceField(
                name="organisation_id", label="Organisation",
                choices=lookup.organisations(row.organisation_id if row else None),
                empty_text="keine",
            ),
            ChoiceField(
                name="state", label="Stand", choices=words_of(ChainState), empty_text=None
            ),
            DateField(name="since", label="Beginn", help_text="Zum Beispiel 3.4. oder Mitte Mai"),
            DateField(name="until", label="Ende"),
            ChoiceField(
                name="field", label="Handlungsfeld", empty_value="",
                choices=lookup.offered(CodeList.FIELD_OF_ACTION, row.field if row else ""),
            ),
            TextField(name="note", label="Hinweis"),
        ),
        name="Schritt der Kette",
    )  # fmt: skip


def transition_form(
    lookup: OfficeLookup, row: case.Transition | None, steps: tuple[Choice, ...] = ()
) -> FormSpec[case.Transition]:
    """Return the form of a transition; without a step after it the Anschluss is open."""
    return FormSpec(
        case.Transition,
        (
            ChoiceField(
                name="from_id", label="Von", choices=steps, empty_text="Beginn der Kette"
            ),
            ChoiceField(
                name="to_id", label="Nach", choices=steps, empty_text="Anschluss offen"
            ),
            SearchChoiceField(
                name="contact_id", label="Verantwortlich",
                choices=lookup.contacts(row.contact_id if row else None), empty_text="niemand",
            ),
            SearchChoiceField(
                name="organisation_id", label="Organisation",
                choices=lookup.organisations(row.organisation_id if row else None),
                empty_text="keine",
            ),
            past("prepared_on", "Vorbereitet am"),
            past("accompanied_on", "Begleitet am"),
            past("documented_on", "Dokumentiert am"),
            past("talked_on", "Gemeinsames Gespräch am"),
            ChoiceField(
                name="opening", label="Wenn der Anschluss offen ist", choices=words_of(Opening),
                empty_text="ist nicht offen",
            ),
            TextField(name="note", label="Hinweis"),
        ),
        name="Übergang",
    )  # fmt: skip


def referral_form(
    lookup: OfficeLookup, row: case.Referral | None, steps: tuple[Choice, ...] = ()
) -> FormSpec[case.Referral]:
    """Return the form of a referral; its state changes by the moves below it."""
    return FormSpec(
        case.Referral,
        (
            TextField(
                name="subject", label="Worum geht es?", wide=True,
                placeholder="zum Beispiel Platz im Berufssprachkurs",
            ),
            SearchChoiceField(
                name="organisation_id", label="An welche Organisation?",
                choices=lookup.organisations(row.organisation_id if row else None),
                empty_text="keine",
            ),
            SearchChoiceField(
                name="contact_id", label="An wen?",
                choices=lookup.contacts(row.contact_id if row else None), empty_text="niemand",
            ),
            SearchChoiceField(
                name="offer_id", label="Angebot",
                choices=lookup.offers(row.offer_id if row else None), empty_text="keines",
            ),
            ChoiceField(
                name="step_id", label="Schritt der Kette", choices=steps, empty_text="keiner"
            ),
            DateField(name="answer_due", label="Antwort erwartet bis"),
            DateField(name="feedback_due", label="Rückmeldung erwartet bis"),
        ),
        name="Überleitung",
    )  # fmt: skip
