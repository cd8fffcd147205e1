"""The rows of a case as short forms: phases, topics, education, permits, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.clients import case_fields as case
from gkdesk.text.codes.cases import EducationKind, NoteSource, Recognition
from gkdesk.text.codes.clients import Category, CodeList
from gkdesk.text.date_input import Lean
from gkdesk.ui.forms import (
    ChoiceField,
    DateField,
    EditableChoiceField,
    FormSpec,
    MultilineField,
    PartialDateField,
    TextField,
    YesNoField,
)
from gkdesk.ui.pages.people.client_forms import PAST_HELP
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from gkdesk.ui.records.lookup import OfficeLookup


def past(name: str, label: str, help_text: str = PAST_HELP) -> DateField:
    """Return the field of a day that lies behind."""
    return DateField(name=name, label=label, help_text=help_text, lean=Lean.PAST)


def phase_form(lookup: OfficeLookup, row: case.Phase | None) -> FormSpec[case.Phase]:
    """Return the form of a phase; a new one ends the one before."""
    return FormSpec(
        case.Phase,
        (
            ChoiceField(
                name="phase", label="Phase", empty_text="bitte wählen", empty_value="",
                choices=lookup.offered(CodeList.CASE_PHASE, row.phase if row else ""),
                required=True, wide=True,
            ),
            past("since", "Seit", "Leer: ab heute. Die Phase davor endet an diesem Tag."),
            past("until", "Bis"),
            TextField(name="note", label="Hinweis", wide=True),
        ),
        name="Phase der Begleitung",
    )  # fmt: skip


def topic_form(lookup: OfficeLookup, row: case.Topic | None) -> FormSpec[case.Topic]:
    """Return the form of one topic of the situation."""
    return FormSpec(
        case.Topic,
        (
            ChoiceField(
                name="topic", label="Thema", empty_text="bitte wählen", empty_value="",
                choices=lookup.offered(CodeList.CASE_TOPIC, row.topic if row else ""),
                required=True,
            ),
            ChoiceField(
                name="category", label="Art der Angaben", choices=words_of(Category),
                empty_text="wie bei diesem Thema üblich",
                help_text="Danach richtet sich, an wen es weitergegeben werden darf",
            ),
            MultilineField(
                name="situation", label="Wie ist es jetzt?", lines=3,
                help_text="Keine Diagnosen: nur „Unterstützung gewünscht“ oder „angebunden an“",
            ),
            MultilineField(name="wanted", label="Was wünscht sich die Person?", lines=3),
            past("noted_on", "Stand vom"),
        ),
        name="Thema der Situation",
    )  # fmt: skip


def education_form(_lookup: OfficeLookup, _row: object) -> FormSpec[case.Education]:
    """Return the form of a time at school, in training or at work."""
    return FormSpec(
        case.Education,
        (
            ChoiceField(
                name="kind", label="Was?", choices=words_of(EducationKind), empty_text=None
            ),
            TextField(
                name="what", label="Beruf, Fach oder Tätigkeit",
                placeholder="zum Beispiel Elektriker",
            ),
            TextField(name="place", label="Wo?", placeholder="zum Beispiel Aleppo, Handwerk"),
            PartialDateField(name="since", label="Von"),
            PartialDateField(name="until", label="Bis"),
            TextField(name="certificate", label="Abschluss oder Zeugnis"),
            ChoiceField(
                name="recognition", label="Anerkennung", choices=words_of(Recognition),
                empty_text=None,
            ),
            TextField(name="note", label="Hinweis"),
        ),
        name="Schule, Ausbildung, Arbeit",
    )  # fmt: skip


def permit_form(lookup: OfficeLookup, row: case.CoursePermit | None) -> FormSpec[case.CoursePermit]:
    """Return the form of a Berechtigungsschein."""
    return FormSpec(
        case.CoursePermit,
        (
            ChoiceField(
                name="kind", label="Für welchen Kurs?", empty_value="",
                choices=lookup.offered(CodeList.COURSE_KIND, row.kind if row else ""),
            ),
            EditableChoiceField(
                name="issued_by", label="Ausgestellt von",
                suggestions=("BAMF", "Ausländerbehörde", "Jobcenter"),
            ),
            past("issued_on", "Ausgestellt am"),
            DateField(name="valid_until", label="Gültig bis"),
            past("used_on", "Eingelöst am"),
            TextField(name="note", label="Hinweis"),
        ),
        name="Berechtigungsschein",
    )  # fmt: skip


def note_form(_lookup: OfficeLookup, _row: object) -> FormSpec[case.Note]:
    """Return the form of a note with its source."""
    return FormSpec(
        case.Note,
        (
            MultilineField(name="line", label="Notiz", lines=3, required=True),
            ChoiceField(
                name="source", label="Von wem?", choices=words_of(NoteSource), empty_text=None
            ),
            ChoiceField(
                name="category", label="Art der Angaben", choices=words_of(Category),
                empty_text="ohne: bleibt bei der Fallführung",
            ),
            past("on", "Wann?", "Leer: heute"),
            YesNoField(
                name="confided",
                label="anvertraut: geht nur mit ausdrücklicher Entbindung weiter",
            ),
        ),
        name="Notiz",
    )  # fmt: skip
