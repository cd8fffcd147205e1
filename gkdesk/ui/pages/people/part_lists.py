"""The lists of a client's record: which words, form and calls belong to each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from gkdesk.services.clients import case_fields as case
from gkdesk.services.clients import fields
from gkdesk.text.ids import ClientId, PartId
from gkdesk.ui.pages.people import part_forms as forms
from gkdesk.ui.pages.people.row_texts import Surroundings, row_text
from gkdesk.ui.records.record_list import RecordKit, RecordList

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.records.row_text import RowText

P = TypeVar("P", bound=fields.Part)

WORDS: dict[type, tuple[str, str, str]] = {
    fields.NameVariant: (
        "Andere Schreibweisen",
        "Schreibweise ergänzen",
        "Wie der Name sonst noch geschrieben wird. Die Suche findet ihn dann überall.",
    ),
    fields.Member: ("Familie", "Familienmitglied ergänzen", "Noch niemand eingetragen."),
    fields.FormerAddress: ("Frühere Anschriften", "Frühere Anschrift ergänzen", "Keine."),
    fields.ReachWay: (
        "Erreichbar über",
        "Weg ergänzen",
        "Telefon, Messenger, E-Mail – und wer dabei mithören oder mitlesen kann.",
    ),
    fields.Reference: (
        "Geschäftszeichen",
        "Zeichen ergänzen",
        "Zeichen und Nummern bei Ämtern und Kassen.",
    ),
    fields.SpokenLanguage: ("Sprachen", "Sprache ergänzen", "Welche Sprachen spricht die Person?"),
    fields.StatusEntry: (
        "Aufenthaltsstatus",
        "Status ergänzen",
        "Noch kein Status eingetragen. Frühere Einträge bleiben stehen.",
    ),
    fields.LegalAreaEntry: ("Rechtskreis", "Rechtskreis ergänzen", "Noch nichts eingetragen."),
    fields.Paper: ("Papiere", "Papier ergänzen", "Welche Papiere gibt es, und wo liegen sie?"),
    fields.Course: ("Sprachkurse", "Kurs ergänzen", "Noch kein Kurs eingetragen."),
    fields.Goal: ("Ziele in den Worten der Person", "Ziel ergänzen", "Was will die Person?"),
    fields.Step: ("Schritte", "Schritt ergänzen", "Was kommt als Nächstes, wer, bis wann?"),
    fields.ContactEntry: ("Gesprächsnotizen", "Mit Datum ergänzen", "Noch keine Gesprächsnotiz."),
    fields.FollowUp: ("Wiedervorlagen", "Wiedervorlage ergänzen", "Nichts vorgemerkt."),
    fields.Helper: (
        "Ansprechpersonen",
        "Ansprechperson zuordnen",
        "Wer hilft der Person, und wobei?",
    ),
    case.Phase: ("Phasen der Begleitung", "Phase beginnen", "Noch keine Phase eingetragen."),
    case.Topic: (
        "Situation nach Themen",
        "Thema ergänzen",
        "Wie ist die Lage, und was wünscht sich die Person?",
    ),
    case.Education: (
        "Schule, Ausbildung, Arbeit",
        "Eintrag ergänzen",
        "Was hat die Person gelernt und gearbeitet, hier und früher?",
    ),
    case.CoursePermit: (
        "Berechtigungsscheine",
        "Schein ergänzen",
        "Noch kein Berechtigungsschein eingetragen.",
    ),
    case.Note: (
        "Notizen mit Quelle",
        "Notiz ergänzen",
        "Was ist über die Person bekannt, und von wem?",
    ),
    case.ChainStep: ("Schritte der Kette", "Schritt ergänzen", "Noch kein Schritt eingetragen."),
    case.Transition: (
        "Übergänge",
        "Übergang ergänzen",
        "Wer kümmert sich um den Weg von einem Schritt zum nächsten?",
    ),
    case.Referral: (
        "Überleitungen",
        "Überleitung ergänzen",
        "An wen wurde die Person weitergegeben, und was kam zurück?",
    ),
    case.Consent: (
        "Grundlagen der Weitergabe",
        "Neue Grundlage",
        "Ohne Grundlage geht nichts über diese Person an andere.",
    ),
    fields.Lead: ("Fallführung", "Fallführung übergeben", "Noch niemand eingetragen."),
}


def part_list(
    context: PageContext,
    lookup: OfficeLookup,
    kind: type[P],
    form: Callable[[OfficeLookup, P | None], FormSpec[P]],
) -> RecordList[P]:
    """Return the list widget for one kind of row."""
    return RecordList(context, part_kit(context, lookup, kind, form))


def part_kit(
    context: PageContext,
    lookup: OfficeLookup,
    kind: type[P],
    form: Callable[[OfficeLookup, P | None], FormSpec[P]],
) -> RecordKit[P]:
    """Return what a list of this kind of row needs to know."""
    title, add, empty = WORDS[kind]
    return RecordKit(
        title=title,
        key=f"client.{kind.__name__}",
        add=add,
        empty=empty,
        text=partial(_text, context, lookup),
        form=partial(form, lookup),
        save=partial(_save, context),
        remove=partial(_remove, context),
    )


def finish_step(context: PageContext, ref: int, step: fields.Step) -> Outcome:
    """Note that a step is done today."""
    return context.workspace.clients.finish_step(ClientId(ref), PartId(step.id or 0))


def finish_follow_up(context: PageContext, ref: int, follow_up: fields.FollowUp) -> Outcome:
    """Note that a follow-up is done today."""
    clients = context.workspace.clients
    return clients.finish_follow_up(ClientId(ref), PartId(follow_up.id or 0))


def save_lead(context: PageContext, ref: int, lead: fields.Lead) -> Outcome:
    """Hand the Fallführung over, or correct an entry of its history."""
    clients = context.workspace.clients
    if lead.id is None and lead.until is None:
        return clients.hand_over_lead(ClientId(ref), lead)
    return clients.save_part(ClientId(ref), lead)


def save_phase(context: PageContext, ref: int, phase: case.Phase) -> Outcome:
    """Begin a phase, or correct an entry of its history."""
    clients = context.workspace.clients
    if phase.id is None and phase.until is None:
        return clients.enter_phase(ClientId(ref), phase)
    return clients.save_part(ClientId(ref), phase)


def step_form_for(
    goals: Callable[[], tuple[fields.Goal, ...]], _row: fields.Step | None
) -> FormSpec[fields.Step]:
    """Return the form of a step with the goals of the moment."""
    return forms.step_form(goals())


def _text(context: PageContext, lookup: OfficeLookup, part: fields.Part) -> RowText:
    return row_text(part, Surroundings(context.workspace.clock.today(), lookup))


def _save(context: PageContext, ref: int, part: fields.Part) -> Outcome:
    return context.workspace.clients.save_part(ClientId(ref), part)


def _remove(context: PageContext, ref: int, part: fields.Part) -> Outcome:
    return context.workspace.clients.remove_part(ClientId(ref), part)
