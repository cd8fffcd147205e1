"""The rows of a client's lists as short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.clients import fields
from gkdesk.text.codes.clients import (
    Category,
    CefrLevel,
    CodeList,
    ContactWay,
    CourseStatus,
    ReachKind,
    ReferenceOffice,
    SpokenLevel,
)
from gkdesk.text.date_input import Lean
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    EditableChoiceField,
    FormSpec,
    NameField,
    NumberField,
    PartialDateField,
    SearchChoiceField,
    TextField,
)
from gkdesk.ui.pages.people.client_forms import PAST_HELP
from gkdesk.ui.records.lookup import MUNICIPALITIES, languages, words_of

if TYPE_CHECKING:
    from gkdesk.ui.records.lookup import OfficeLookup


def _past(name: str, label: str, help_text: str = PAST_HELP) -> DateField:
    return DateField(name=name, label=label, help_text=help_text, lean=Lean.PAST)


def variant_form(_lookup: OfficeLookup, _row: object) -> FormSpec[fields.NameVariant]:
    """Return the form of a spelling of the name."""
    return FormSpec(
        fields.NameVariant,
        (
            NameField(name="name", label="Schreibweise", required=True),
            TextField(name="note", label="Wo sie steht", placeholder="zum Beispiel im Pass"),
        ),
        name="Schreibweise des Namens",
    )


def member_form(_lookup: OfficeLookup, _row: object) -> FormSpec[fields.Member]:
    """Return the form of a member of the family."""
    return FormSpec(
        fields.Member,
        (
            NameField(name="name", label="Name", required=True),
            NameField(name="own_name", label="Name in eigener Schrift"),
            TextField(name="relation", label="Wer ist das?", placeholder="zum Beispiel Tochter"),
            PartialDateField(name="birth", label="Geboren"),
        ),
        name="Familienmitglied",
    )


def reach_form(_lookup: OfficeLookup, _row: object) -> FormSpec[fields.ReachWay]:
    """Return the form of a way to reach the client."""
    return FormSpec(
        fields.ReachWay,
        (
            ChoiceField(name="kind", label="Weg", choices=words_of(ReachKind), empty_text=None),
            TextField(name="value", label="Nummer oder Adresse", required=True),
            TextField(
                name="listeners",
                label="Wer kann mithören oder mitlesen?",
                placeholder="zum Beispiel der Bruder",
            ),
            TextField(name="note", label="Hinweis", placeholder="zum Beispiel erst ab 16 Uhr"),
        ),
        name="Weg zur Person",
    )


def reference_form(_lookup: OfficeLookup, _row: object) -> FormSpec[fields.Reference]:
    """Return the form of a reference number."""
    return FormSpec(
        fields.Reference,
        (
            ChoiceField(
                name="office", label="Bei wem?", choices=words_of(ReferenceOffice), empty_text=None
            ),
            TextField(name="number", label="Zeichen oder Nummer", required=True),
            TextField(name="note", label="Hinweis"),
        ),
        name="Geschäftszeichen",
    )


def language_form(_lookup: OfficeLookup, _row: object) -> FormSpec[fields.SpokenLanguage]:
    """Return the form of a spoken language."""
    return FormSpec(
        fields.SpokenLanguage,
        (
            ChoiceField(
                name="language", label="Sprache", choices=languages(), empty_text="bitte wählen",
                empty_value="", required=True,
            ),
            ChoiceField(
                name="level", label="Wie gut?", choices=words_of(SpokenLevel), empty_text=None
            ),
        ),
        name="Sprache",
    )  # fmt: skip


def status_form(
    lookup: OfficeLookup, row: fields.StatusEntry | None
) -> FormSpec[fields.StatusEntry]:
    """Return the form of a residence status."""
    choices = lookup.offered(CodeList.RESIDENCE_STATUS, row.status if row else "")
    return FormSpec(
        fields.StatusEntry,
        (
            ChoiceField(
                name="status", label="Status", choices=choices, empty_text="bitte wählen",
                empty_value="", required=True, wide=True,
            ),
            TextField(name="paragraph", label="Paragraf", placeholder="zum Beispiel § 25 Abs. 5"),
            TextField(name="document", label="Dokument", placeholder="wie es darauf steht"),
            _past("since", "Gilt seit"),
            DateField(name="until", label="Gilt bis"),
            DateField(name="document_until", label="Dokument gültig bis"),
            TextField(name="work_permission", label="Erwerbstätigkeit"),
            TextField(name="residence_obligation", label="Wohnsitzauflage"),
            TextField(name="area_restriction", label="Räumliche Beschränkung"),
        ),
        name="Aufenthaltsstatus",
    )  # fmt: skip


def legal_area_form(
    lookup: OfficeLookup, row: fields.LegalAreaEntry | None
) -> FormSpec[fields.LegalAreaEntry]:
    """Return the form of a period in one Rechtskreis."""
    choices = lookup.offered(CodeList.LEGAL_AREA, row.legal_area if row else "")
    return FormSpec(
        fields.LegalAreaEntry,
        (
            ChoiceField(
                name="legal_area", label="Rechtskreis", choices=choices,
                empty_text="bitte wählen", empty_value="", required=True, wide=True,
            ),
            _past("since", "Seit"),
            DateField(name="until", label="Bis"),
            TextField(name="note", label="Hinweis", wide=True),
        ),
        name="Rechtskreis",
    )  # fmt: skip


def paper_form(lookup: OfficeLookup, _row: object) -> FormSpec[fields.Paper]:
    """Return the form of a paper."""
    return FormSpec(
        fields.Paper,
        (
            EditableChoiceField(
                name="title", label="Welches Papier?", required=True,
                suggestions=lookup.suggestions(CodeList.PAPER_KIND),
            ),
            DateField(name="valid_until", label="Gültig bis"),
            TextField(
                name="original_at", label="Wo ist das Original?",
                placeholder="zum Beispiel bei ihr",
            ),
            ChoiceField(
                name="category", label="Gehört zu", choices=words_of(Category),
                empty_text="wie bei dieser Art üblich",
                help_text="Bestimmt, ob es ins Begleitheft darf",
            ),
            TextField(name="note", label="Hinweis", wide=True),
        ),
        name="Papier",
    )  # fmt: skip


def course_form(lookup: OfficeLookup, row: fields.Course | None) -> FormSpec[fields.Course]:
    """Return the form of a language course."""
    choices = lookup.offered(CodeList.COURSE_KIND, row.kind if row else "")
    return FormSpec(
        fields.Course,
        (
            ChoiceField(
                name="kind", label="Kurs", choices=choices, empty_text="bitte wählen",
                empty_value="", required=True,
            ),
            TextField(name="provider", label="Träger"),
            ChoiceField(
                name="status", label="Stand", choices=words_of(CourseStatus), empty_text=None
            ),
            _past("waiting_since", "Wartet seit"),
            DateField(name="since", label="Beginn", help_text="Zum Beispiel 3.4. oder Mitte Mai"),
            DateField(name="until", label="Ende"),
            ChoiceField(name="level", label="Zielniveau", choices=words_of(CefrLevel)),
            TextField(name="certificate", label="Zertifikat"),
            NumberField(name="remaining_hours", label="Restliche Stunden", unit="Stunden"),
            TextField(name="note", label="Hinweis"),
        ),
        name="Sprachkurs",
    )  # fmt: skip


def goal_form(
    lookup: OfficeLookup, row: fields.Goal | None, goals: tuple[fields.Goal, ...] = ()
) -> FormSpec[fields.Goal]:
    """Return the form of a goal; a Teilziel belongs to one of `goals` that belongs to none."""
    own = row.id if row else None
    above = tuple(
        Choice(goal.id, goal.words)
        for goal in goals
        if goal.id is not None and goal.parent_id is None and goal.id != own
    )
    return FormSpec(
        fields.Goal,
        (
            TextField(
                name="words", label="Ziel in den Worten der Person", required=True, wide=True,
                placeholder="zum Beispiel: Ich will als Elektriker arbeiten.",
            ),
            ChoiceField(
                name="parent_id", label="Teilziel von", choices=above,
                empty_text="ist selbst ein Hauptziel",
            ),
            ChoiceField(
                name="level", label="Ebene", empty_value="",
                choices=lookup.offered(CodeList.GOAL_LEVEL, row.level if row else ""),
            ),
            TextField(
                name="who", label="Wer?", placeholder="zum Beispiel ich mit Frau Vogel"
            ),
            DateField(name="until", label="Bis wann?"),
            _past("set_on", "Vereinbart am"),
            _past("reached_on", "Erreicht am"),
        ),
        name="Ziel",
    )  # fmt: skip


def step_form(goals: tuple[fields.Goal, ...]) -> FormSpec[fields.Step]:
    """Return the form of a next step."""
    choices = tuple(Choice(goal.id, goal.words) for goal in goals if goal.id is not None)
    return FormSpec(
        fields.Step,
        (
            TextField(name="what", label="Was ist zu tun?", required=True, wide=True),
            TextField(
                name="who",
                label="Wer?",
                placeholder="zum Beispiel ich mit Frau Vogel",
                help_text="Mit „ich“ oder dem Namen der Person steht der Schritt in ihrem Heft.",
            ),
            DateField(name="until", label="Bis wann?"),
            ChoiceField(
                name="goal_id", label="Gehört zum Ziel", choices=choices, empty_text="zu keinem"
            ),
            _past("done_on", "Erledigt am"),
        ),
        name="Schritt",
    )


def contact_entry_form(_lookup: OfficeLookup, _row: object) -> FormSpec[fields.ContactEntry]:
    """Return the form of a line of the contact log."""
    return FormSpec(
        fields.ContactEntry,
        (
            TextField(name="line", label="Was war?", required=True, wide=True),
            _past("on", "Wann?"),
            ChoiceField(name="way", label="Wie?", choices=words_of(ContactWay), empty_text=None),
        ),
        name="Gesprächsnotiz",
    )


def follow_up_form(_lookup: OfficeLookup, _row: object) -> FormSpec[fields.FollowUp]:
    """Return the form of a follow-up."""
    return FormSpec(
        fields.FollowUp,
        (
            TextField(name="what", label="Woran erinnern?", required=True),
            DateField(name="due", label="Wann?", required=True),
        ),
        name="Wiedervorlage",
    )


def former_address_form(lookup: OfficeLookup, _row: object) -> FormSpec[fields.FormerAddress]:
    """Return the form of a former address."""
    return FormSpec(
        fields.FormerAddress,
        (
            TextField(name="street", label="Straße und Hausnummer"),
            TextField(name="postal_code", label="Postleitzahl"),
            TextField(name="place", label="Ort"),
            ChoiceField(
                name="municipality_id",
                label="Gemeinde",
                choices=lookup.municipalities(),
                source=MUNICIPALITIES,
            ),
            _past("since", "Von"),
            _past("until", "Bis"),
        ),
        name="Frühere Anschrift",
    )


def helper_form(lookup: OfficeLookup, row: fields.Helper | None) -> FormSpec[fields.Helper]:
    """Return the form of a link to a contact person."""
    return FormSpec(
        fields.Helper,
        (
            SearchChoiceField(
                name="contact_id", label="Ansprechperson",
                choices=lookup.contacts(row.contact_id if row else None),
                empty_text="bitte wählen", required=True,
                help_text="Neue Ansprechpersonen legen Sie links unter „Ansprechpersonen“ an",
            ),
            TextField(
                name="what_for", label="Wofür ist sie da?",
                placeholder="zum Beispiel Deutschkurs, Wohnung",
            ),
        ),
        name="Ansprechperson",
    )  # fmt: skip


def lead_form(lookup: OfficeLookup, row: fields.Lead | None) -> FormSpec[fields.Lead]:
    """Return the form of a period of Fallführung."""
    return FormSpec(
        fields.Lead,
        (
            SearchChoiceField(
                name="contact_id",
                label="Ansprechperson",
                choices=lookup.contacts(row.contact_id if row else None),
            ),
            SearchChoiceField(
                name="organisation_id",
                label="Organisation",
                choices=lookup.organisations(row.organisation_id if row else None),
            ),
            _past("since", "Seit", "Leer: ab heute"),
            _past("until", "Bis"),
        ),
        name="Fallführung",
    )
