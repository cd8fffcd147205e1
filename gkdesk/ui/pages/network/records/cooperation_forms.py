"""Cooperations and their agreements as forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.services.register.fields import Agreement, CooperationFields
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import (
    Answer,
    Direction,
    FormalBasis,
    Intensity,
    InterfaceType,
    Mechanism,
    Quality,
)
from gkdesk.text.date_input import Lean
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.interface_checks import INTERFACE_CHECKS
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    SearchChoiceField,
    TextField,
    YesNoField,
)
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from gkdesk.ui.records.lookup import OfficeLookup

PAST_HELP = "Zum Beispiel 3.4.2025, gestern oder vor 2 Wochen"
AHEAD_HELP = "Zum Beispiel 31.12.2027 oder in 2 Jahren"
ONLY_ON_SCREEN = "Beides steht nur auf dem Bildschirm, in keiner Datei und keinem Ausdruck"
ASSUMED = "Angenommen, bis Sie es anders eintragen"
"""What stands below a fact that nobody has claimed yet."""
INTENSITIES = tuple(Choice(each, word(each)) for each in Intensity)
BASES = words_of(FormalBasis)
WRITTEN = tuple(choice for choice in BASES if choice.value is not FormalBasis.LIVED)
"""What an agreement may be; a lived cooperation has none."""


def cooperation_form(
    lookup: OfficeLookup, value: CooperationFields | None
) -> FormSpec[CooperationFields]:
    """Return the form of both sides, what it is about, and since when."""
    first, second = (value.first_id, value.second_id) if value else (None, None)
    return FormSpec(
        CooperationFields,
        (
            SearchChoiceField(
                name="first_id",
                label="Erste Seite",
                choices=lookup.organisations(first),
                empty_text=None,
            ),
            SearchChoiceField(
                name="second_id",
                label="Zweite Seite",
                choices=lookup.organisations(second),
                empty_text=None,
            ),
            ChoiceField(
                name="direction",
                label="Richtung",
                choices=words_of(Direction),
                empty_text=None,
                help_text="In eine Richtung heißt: von der ersten zur zweiten Seite",
            ),
            TextField(name="subject", label="Worum es geht"),
            DateField(name="since", label="Seit", help_text=PAST_HELP, lean=Lean.PAST),
            DateField(
                name="until",
                label="Bis",
                help_text="Leer, solange die Zusammenarbeit besteht",
                lean=Lean.PAST,
            ),
        ),
        name="Beide Seiten",
    )


def working_form(
    lookup: OfficeLookup, value: CooperationFields | None
) -> FormSpec[CooperationFields]:
    """Return the form of how both sides work together."""
    formats = {each.value: each for each in lookup.offered(CodeList.COOPERATION_FORMAT)}
    for code in value.formats if value else ():
        formats |= {each.value: each for each in lookup.offered(CodeList.COOPERATION_FORMAT, code)}
    return FormSpec(
        CooperationFields,
        (
            ChoiceField(name="intensity", label="Intensität", choices=INTENSITIES, empty_text=None),
            ChoiceField(
                name="basis",
                label="Grundlage",
                choices=BASES,
                empty_text=None,
                help_text="Gilt, solange unten keine Vereinbarung in Kraft ist",
            ),
            MultiChoiceField(name="formats", label="Formate", choices=tuple(formats.values())),
            ChoiceField(
                name="interface_type",
                label="Art der Schnittstelle",
                choices=words_of(InterfaceType),
            ),
            ChoiceField(
                name="mechanism", label="Wie beide sich abstimmen", choices=words_of(Mechanism)
            ),
            YesNoField(name="wish_for_more", label="Wunsch nach mehr Zusammenarbeit"),
        ),
        name="Zusammenarbeit",
    )


def checks_form(_value: CooperationFields | None) -> FormSpec[CooperationFields]:
    """Return the form of the four checks and of who has the lead."""
    return FormSpec(
        CooperationFields,
        tuple(
            ChoiceField(
                name=check.field, label=check.question, choices=words_of(Answer), empty_text=None
            )
            for check in INTERFACE_CHECKS
        ),
        name="Prüffragen zur Schnittstelle",
    )


def quality_form(_value: CooperationFields | None) -> FormSpec[CooperationFields]:
    """Return the form of how the cooperation stands; it never leaves the screen."""
    return FormSpec(
        CooperationFields,
        (
            ChoiceField(
                name="quality",
                label="Wie die Zusammenarbeit steht",
                choices=words_of(Quality),
                help_text=ONLY_ON_SCREEN,
                wide=True,
            ),
            MultilineField(name="quality_reason", label="Begründung", lines=2),
        ),
        name="Einschätzung",
    )


def agreement_form(_value: Agreement | None) -> FormSpec[Agreement]:
    """Return the form of a written basis."""
    return FormSpec(
        Agreement,
        (
            ChoiceField(name="basis", label="Art", choices=WRITTEN, empty_text=None),
            TextField(name="further_parties", label="Weitere Beteiligte"),
            DateField(
                name="signed_on", label="Unterschrieben am", help_text=PAST_HELP, lean=Lean.PAST
            ),
            DateField(name="runs_until", label="Läuft bis", help_text=AHEAD_HELP),
            DateField(
                name="review_on",
                label="Überprüfen am",
                help_text="Rechtzeitig vorher steht sie unter Heute",
            ),
            TextField(
                name="continuation",
                label="Fortführung",
                placeholder="zum Beispiel verlängert sich um ein Jahr",
            ),
            MultilineField(name="subjects", label="Gegenstand", lines=2),
        ),
        name="Vereinbarung",
    )


REVIEW_FORM: FormSpec[Agreement] = FormSpec(
    Agreement,
    (
        DateField(
            name="review_on",
            label="Geprüft, wieder am",
            help_text="Zum Beispiel in 1 Jahr oder 1.5.2028",
            required=True,
        ),
    ),
    name="Vereinbarung geprüft",
)


def without_review(agreement: Agreement) -> Agreement:
    """Return an agreement that was looked at and has no day for the next time yet."""
    return replace(agreement, review_on=None)
