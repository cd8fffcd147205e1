"""A basis of disclosure as a form: for whom, what, from when until when, and on what it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.basis.gate import SIGNED
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.consent_rules import BASES
from gkdesk.text.codes.cases import ConsentPurpose, Flow, SignatoryKind
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.wording.clients import word
from gkdesk.ui.forms import (
    ChecksField,
    Choice,
    ChoiceField,
    DateField,
    FieldSpec,
    FormSpec,
    MultilineField,
    SearchChoiceField,
    TextField,
    YesNoField,
)
from gkdesk.ui.pages.people.case_forms import past
from gkdesk.ui.records.lookup import languages, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.clients.fields import Member
    from gkdesk.ui.records.lookup import OfficeLookup

CONFIDED = "auch, was anvertraut wurde (ausdrückliche Entbindung)"
HERSELF = "nur für die Person selbst, nicht für ihre Familie"
CATEGORIES = "Nichts ist vorausgewählt. Ohne „Name und Kontaktdaten“ geht der Name nicht hinaus"
FROM_UNTIL = "Vorschlag: bis zum Ende der Begleitung, längstens zwölf Monate"

SIGNATURE_FORM: FormSpec[Consent] = FormSpec(
    Consent,
    (
        past("signed_on", "Unterschrieben am"),
        TextField(name="signatory", label="Unterschrieben von", placeholder="wenn nicht selbst"),
        ChoiceField(name="language", label="Sprache", choices=languages(), empty_value=""),
        TextField(name="interpreter", label="Sprachmittlung"),
    ),
    name="Unterschrift eintragen",
)


def consent_form(
    lookup: OfficeLookup, row: Consent | None, members: Sequence[Member] = ()
) -> FormSpec[Consent]:
    """Return the form of a basis; what was signed can no longer be widened."""
    if row is not None and row.basis in SIGNED and row.signed_on is not None:
        return SIGNED_FORM
    return FormSpec(
        Consent,
        (
            *_what_it_is(members),
            *_recipient(lookup, row),
            *_extent(),
            *_signature(),
            *_provision(),
        ),
        name="Grundlage der Weitergabe",
    )


SIGNED_FORM: FormSpec[Consent] = FormSpec(
    Consent,
    (
        ChoiceField(
            name="signatory_kind",
            label="Wer unterschreibt?",
            choices=words_of(SignatoryKind),
            empty_text=None,
        ),
        TextField(name="signatory", label="Name, wenn nicht die Person selbst"),
        ChoiceField(name="language", label="Sprache", choices=languages(), empty_value=""),
        TextField(name="interpreter", label="Sprachmittlung"),
    ),
    name="Unterschrift",
)
"""What can be corrected after the signature: the rest was agreed to as it stands."""


def _what_it_is(members: Sequence[Member]) -> tuple[FieldSpec, ...]:
    bases = tuple(Choice(basis, word(basis)) for basis in Basis if basis in BASES)
    people = tuple(Choice(each.id, each.name) for each in members if each.id is not None)
    found: list[FieldSpec] = [
        ChoiceField(name="basis", label="Grundlage", choices=bases, empty_text=None),
        ChoiceField(
            name="purpose", label="Wofür?", choices=words_of(ConsentPurpose), empty_text=None
        ),
    ]
    if people:
        found.append(
            ChoiceField(name="member_id", label="Für wen?", choices=people, empty_text="für alle")
        )
        found.append(YesNoField(name="herself", label=HERSELF, wide=True))
    return tuple(found)


def _recipient(lookup: OfficeLookup, row: Consent | None) -> tuple[FieldSpec, ...]:
    return (
        SearchChoiceField(
            name="organisation_id", label="Organisation", group="Wer darf es erfahren?",
            choices=lookup.organisations(row.organisation_id if row else None),
            empty_text="keine",
        ),
        SearchChoiceField(
            name="contact_id", label="Nur diese Person dort",
            choices=lookup.contacts(row.contact_id if row else None), empty_text="alle dort",
        ),
        SearchChoiceField(
            name="body_id", label="In welchem Gremium?",
            choices=lookup.bodies(row.body_id if row else None), empty_text="überall",
        ),
        TextField(
            name="recipient", label="Sonst: Stelle in Worten",
            help_text="Steht sie nicht im Netzwerk, prüft gkdesk sie in Konferenzen nicht",
        ),
    )  # fmt: skip


def _extent() -> tuple[FieldSpec, ...]:
    return (
        ChecksField(
            name="categories", label="Welche Angaben?", group="Was und wie lange?",
            choices=words_of(Category), help_text=CATEGORIES,
        ),
        YesNoField(name="confided", label=CONFIDED, wide=True),
        MultilineField(
            name="aim", label="Zweck", lines=2,
            placeholder="zum Beispiel: einen Platz im Sprachkurs finden",
        ),
        ChoiceField(
            name="direction", label="Richtung", choices=words_of(Flow), empty_text=None
        ),
        DateField(name="since", label="Gilt ab"),
        DateField(name="until", label="Gilt bis", help_text=FROM_UNTIL),
    )  # fmt: skip


def _signature() -> tuple[FieldSpec, ...]:
    return (
        ChoiceField(
            name="signatory_kind", label="Wer unterschreibt?", group="Unterschrift",
            choices=words_of(SignatoryKind), empty_text=None,
        ),
        TextField(name="signatory", label="Name, wenn nicht die Person selbst"),
        ChoiceField(
            name="language", label="Sprache des Formulars", choices=languages(), empty_value=""
        ),
        TextField(name="interpreter", label="Sprachmittlung"),
        past("signed_on", "Unterschrieben am", "Leer: noch nicht unterschrieben"),
    )  # fmt: skip


def _provision() -> tuple[FieldSpec, ...]:
    return (
        TextField(
            name="provision", label="Vorschrift", group="Nur bei gesetzlicher Befugnis",
            placeholder="zum Beispiel § 69 Abs. 1 Nr. 1 SGB X", wide=True,
        ),
        MultilineField(name="reason", label="Warum gilt sie hier?", lines=2),
    )  # fmt: skip
