"""What a transaction was for: codes that stand in the log, and their German words for menus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """The intention behind a transaction."""

    CLIENT_CREATED = "client_created"
    CLIENT_CHANGED = "client_changed"
    CLIENT_DELETED = "client_deleted"
    CLIENT_CLOSED = "client_closed"
    CLIENT_REOPENED = "client_reopened"
    # The next three stand in logs only; each list has labels of its own by now.
    CLIENT_PART_ADDED = "client_part_added"
    CLIENT_PART_CHANGED = "client_part_changed"
    CLIENT_PART_REMOVED = "client_part_removed"
    NAME_VARIANT_ADDED = "name_variant_added"
    NAME_VARIANT_CHANGED = "name_variant_changed"
    NAME_VARIANT_REMOVED = "name_variant_removed"
    FAMILY_MEMBER_ADDED = "family_member_added"
    FAMILY_MEMBER_CHANGED = "family_member_changed"
    FAMILY_MEMBER_REMOVED = "family_member_removed"
    FORMER_ADDRESS_ADDED = "former_address_added"
    FORMER_ADDRESS_CHANGED = "former_address_changed"
    FORMER_ADDRESS_REMOVED = "former_address_removed"
    REACH_WAY_ADDED = "reach_way_added"
    REACH_WAY_CHANGED = "reach_way_changed"
    REACH_WAY_REMOVED = "reach_way_removed"
    REFERENCE_ADDED = "reference_added"
    REFERENCE_CHANGED = "reference_changed"
    REFERENCE_REMOVED = "reference_removed"
    LANGUAGE_ADDED = "language_added"
    LANGUAGE_CHANGED = "language_changed"
    LANGUAGE_REMOVED = "language_removed"
    STATUS_ADDED = "status_added"
    STATUS_CHANGED = "status_changed"
    STATUS_REMOVED = "status_removed"
    LEGAL_AREA_ADDED = "legal_area_added"
    LEGAL_AREA_CHANGED = "legal_area_changed"
    LEGAL_AREA_REMOVED = "legal_area_removed"
    PAPER_ADDED = "paper_added"
    PAPER_CHANGED = "paper_changed"
    PAPER_REMOVED = "paper_removed"
    COURSE_ADDED = "course_added"
    COURSE_CHANGED = "course_changed"
    COURSE_REMOVED = "course_removed"
    GOAL_ADDED = "goal_added"
    GOAL_CHANGED = "goal_changed"
    GOAL_REMOVED = "goal_removed"
    STEP_ADDED = "step_added"
    STEP_CHANGED = "step_changed"
    STEP_REMOVED = "step_removed"
    CLIENT_MOVED = "client_moved"
    STEP_DONE = "step_done"
    LEAD_CHANGED = "lead_changed"
    CONTACT_NOTE_ADDED = "contact_note_added"
    CONTACT_NOTE_CHANGED = "contact_note_changed"
    CONTACT_NOTE_REMOVED = "contact_note_removed"
    FOLLOW_UP_ADDED = "follow_up_added"
    FOLLOW_UP_CHANGED = "follow_up_changed"
    FOLLOW_UP_DONE = "follow_up_done"
    FOLLOW_UP_REMOVED = "follow_up_removed"
    CONTACT_CREATED = "contact_created"
    CONTACT_CHANGED = "contact_changed"
    CONTACT_DELETED = "contact_deleted"
    CONTACT_CONFIRMED = "contact_confirmed"
    CONTACT_ENDED = "contact_ended"
    CONTACT_REOPENED = "contact_reopened"
    CONTACT_LINKED = "contact_linked"
    CONTACT_UNLINKED = "contact_unlinked"
    ORGANISATION_CREATED = "organisation_created"
    ORGANISATION_CHANGED = "organisation_changed"
    ORGANISATION_DELETED = "organisation_deleted"
    ORGANISATION_CONFIRMED = "organisation_confirmed"
    ORGANISATION_ENDED = "organisation_ended"
    ORGANISATION_REOPENED = "organisation_reopened"
    ORGANISATION_MOVED = "organisation_moved"
    ORGANISATIONS_MERGED = "organisations_merged"
    CATCHMENT_CHANGED = "catchment_changed"
    CONTACTS_MERGED = "contacts_merged"
    POST_ADDED = "post_added"
    POST_CHANGED = "post_changed"
    POST_REMOVED = "post_removed"
    BODY_CREATED = "body_created"
    BODY_CHANGED = "body_changed"
    BODY_DELETED = "body_deleted"
    BODY_ENDED = "body_ended"
    BODY_REOPENED = "body_reopened"
    MEMBERSHIP_ADDED = "membership_added"
    MEMBERSHIP_CHANGED = "membership_changed"
    MEMBERSHIP_REMOVED = "membership_removed"
    MEETING_NOTED = "meeting_noted"
    MEETING_CHANGED = "meeting_changed"
    MEETING_REMOVED = "meeting_removed"
    COOPERATION_CREATED = "cooperation_created"
    COOPERATION_CHANGED = "cooperation_changed"
    COOPERATION_DELETED = "cooperation_deleted"
    COOPERATION_CONFIRMED = "cooperation_confirmed"
    COOPERATION_ENDED = "cooperation_ended"
    COOPERATION_REOPENED = "cooperation_reopened"
    AGREEMENT_ADDED = "agreement_added"
    AGREEMENT_CHANGED = "agreement_changed"
    AGREEMENT_REVIEWED = "agreement_reviewed"
    AGREEMENT_REMOVED = "agreement_removed"
    OFFER_CREATED = "offer_created"
    OFFER_CHANGED = "offer_changed"
    OFFER_DELETED = "offer_deleted"
    OFFER_CONFIRMED = "offer_confirmed"
    OFFER_ENDED = "offer_ended"
    OFFER_REOPENED = "offer_reopened"
    NEED_CREATED = "need_created"
    NEED_CHANGED = "need_changed"
    NEED_DELETED = "need_deleted"
    TASK_CREATED = "task_created"
    TASK_CHANGED = "task_changed"
    TASK_DONE = "task_done"
    TASK_REOPENED = "task_reopened"
    TASK_DELETED = "task_deleted"
    SNAPSHOT_TAKEN = "snapshot_taken"
    SNAPSHOT_CHANGED = "snapshot_changed"
    SNAPSHOT_DELETED = "snapshot_deleted"
    FINDING_SET_ASIDE = "finding_set_aside"
    FINDING_TAKEN_UP = "finding_taken_up"
    MUNICIPALITY_CREATED = "municipality_created"
    MUNICIPALITY_CHANGED = "municipality_changed"
    MUNICIPALITY_DELETED = "municipality_deleted"
    OFFICE_CHANGED = "office_changed"
    PROFILE_CHANGED = "profile_changed"
    CODE_LIST_CHANGED = "code_list_changed"
    RECORDS_IMPORTED = "records_imported"
    RECORDS_CHANGED_TOGETHER = "records_changed_together"
    EXAMPLE_DATA_MADE = "example_data_made"
    SETTING_CHANGED = "setting_changed"
    UNDONE = "undone"
    REDONE = "redone"
    STORE_CREATED = "store_created"
    STORE_RESTORED = "store_restored"
    STORE_MIGRATED = "store_migrated"
    DELETIONS_REAPPLIED = "deletions_reapplied"
    RECORDS_ERASED = "records_erased"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    DOCUMENT_LEAVING = "document_leaving"
    DOCUMENT_NOT_ISSUED = "document_not_issued"
    DOCUMENT_PRINTED = "document_printed"
    DOCUMENT_SAVED = "document_saved"
    DATA_EXPORTED = "data_exported"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - a code
    DATA_KEY_RENEWED = "data_key_renewed"
    RECOVERY_CODE_CHANGED = "recovery_code_changed"
    KEY_FILE_FOREIGN = "key_file_foreign"
    KEY_CHANGE_COMPLETED = "key_change_completed"
    KEY_CHANGE_TAKEN_BACK = "key_change_taken_back"
    DEVICE_REMEMBERED = "device_remembered"
    DEVICE_FORGOTTEN = "device_forgotten"
    SECOND_PERSON_SET = "second_person_set"
    SECOND_PERSON_REMOVED = "second_person_removed"

    @property
    def text(self) -> str:
        """Return the German words, fit after „Rückgängig:“ and in the log."""
        return WORDING[self].text

    @property
    def undoable(self) -> bool:
        """Tell whether a transaction of this label can be taken back."""
        return WORDING[self].undoable


@dataclass(frozen=True)
class Wording:
    """The words of a label; what has left the office or the key cannot be taken back."""

    text: str
    undoable: bool


def _undoable(text: str) -> Wording:
    return Wording(text, undoable=True)


def _final(text: str) -> Wording:
    return Wording(text, undoable=False)


WORDING: dict[Label, Wording] = {
    Label.CLIENT_CREATED: _undoable("Person angelegt"),
    Label.CLIENT_CHANGED: _undoable("Angaben zur Person geändert"),
    Label.CLIENT_DELETED: _undoable("Person entfernt"),
    Label.CLIENT_CLOSED: _undoable("Fall abgeschlossen"),
    Label.CLIENT_REOPENED: _undoable("Fall wieder aufgenommen"),
    Label.CLIENT_PART_ADDED: _undoable("Eintrag zur Person ergänzt"),
    Label.CLIENT_PART_CHANGED: _undoable("Eintrag zur Person geändert"),
    Label.CLIENT_PART_REMOVED: _undoable("Eintrag zur Person entfernt"),
    Label.NAME_VARIANT_ADDED: _undoable("Schreibweise des Namens ergänzt"),
    Label.NAME_VARIANT_CHANGED: _undoable("Schreibweise des Namens geändert"),
    Label.NAME_VARIANT_REMOVED: _undoable("Schreibweise des Namens entfernt"),
    Label.FAMILY_MEMBER_ADDED: _undoable("Familienmitglied ergänzt"),
    Label.FAMILY_MEMBER_CHANGED: _undoable("Familienmitglied geändert"),
    Label.FAMILY_MEMBER_REMOVED: _undoable("Familienmitglied entfernt"),
    Label.FORMER_ADDRESS_ADDED: _undoable("Frühere Anschrift ergänzt"),
    Label.FORMER_ADDRESS_CHANGED: _undoable("Frühere Anschrift geändert"),
    Label.FORMER_ADDRESS_REMOVED: _undoable("Frühere Anschrift entfernt"),
    Label.REACH_WAY_ADDED: _undoable("Weg der Erreichbarkeit ergänzt"),
    Label.REACH_WAY_CHANGED: _undoable("Weg der Erreichbarkeit geändert"),
    Label.REACH_WAY_REMOVED: _undoable("Weg der Erreichbarkeit entfernt"),
    Label.REFERENCE_ADDED: _undoable("Geschäftszeichen ergänzt"),
    Label.REFERENCE_CHANGED: _undoable("Geschäftszeichen geändert"),
    Label.REFERENCE_REMOVED: _undoable("Geschäftszeichen entfernt"),
    Label.LANGUAGE_ADDED: _undoable("Sprache ergänzt"),
    Label.LANGUAGE_CHANGED: _undoable("Sprache geändert"),
    Label.LANGUAGE_REMOVED: _undoable("Sprache entfernt"),
    Label.STATUS_ADDED: _undoable("Aufenthaltsstatus ergänzt"),
    Label.STATUS_CHANGED: _undoable("Aufenthaltsstatus geändert"),
    Label.STATUS_REMOVED: _undoable("Aufenthaltsstatus entfernt"),
    Label.LEGAL_AREA_ADDED: _undoable("Rechtskreis ergänzt"),
    Label.LEGAL_AREA_CHANGED: _undoable("Rechtskreis geändert"),
    Label.LEGAL_AREA_REMOVED: _undoable("Rechtskreis entfernt"),
    Label.PAPER_ADDED: _undoable("Papier ergänzt"),
    Label.PAPER_CHANGED: _undoable("Papier geändert"),
    Label.PAPER_REMOVED: _undoable("Papier entfernt"),
    Label.COURSE_ADDED: _undoable("Sprachkurs ergänzt"),
    Label.COURSE_CHANGED: _undoable("Sprachkurs geändert"),
    Label.COURSE_REMOVED: _undoable("Sprachkurs entfernt"),
    Label.GOAL_ADDED: _undoable("Ziel ergänzt"),
    Label.GOAL_CHANGED: _undoable("Ziel geändert"),
    Label.GOAL_REMOVED: _undoable("Ziel entfernt"),
    Label.STEP_ADDED: _undoable("Schritt ergänzt"),
    Label.STEP_CHANGED: _undoable("Schritt geändert"),
    Label.STEP_REMOVED: _undoable("Schritt entfernt"),
    Label.CLIENT_MOVED: _undoable("Umzug eingetragen"),
    Label.STEP_DONE: _undoable("Schritt erledigt"),
    Label.LEAD_CHANGED: _undoable("Fallführung geändert"),
    Label.CONTACT_NOTE_ADDED: _undoable("Gesprächsnotiz ergänzt"),
    Label.CONTACT_NOTE_CHANGED: _undoable("Gesprächsnotiz geändert"),
    Label.CONTACT_NOTE_REMOVED: _undoable("Gesprächsnotiz entfernt"),
    Label.FOLLOW_UP_ADDED: _undoable("Wiedervorlage angelegt"),
    Label.FOLLOW_UP_CHANGED: _undoable("Wiedervorlage geändert"),
    Label.FOLLOW_UP_DONE: _undoable("Wiedervorlage erledigt"),
    Label.FOLLOW_UP_REMOVED: _undoable("Wiedervorlage entfernt"),
    Label.CONTACT_CREATED: _undoable("Ansprechperson angelegt"),
    Label.CONTACT_CHANGED: _undoable("Ansprechperson geändert"),
    Label.CONTACT_DELETED: _undoable("Ansprechperson entfernt"),
    Label.CONTACT_CONFIRMED: _undoable("Ansprechperson geprüft"),
    Label.CONTACT_ENDED: _undoable("Ansprechperson beendet"),
    Label.CONTACT_REOPENED: _undoable("Ansprechperson wieder aufgenommen"),
    Label.CONTACT_LINKED: _undoable("Ansprechperson zugeordnet"),
    Label.CONTACT_UNLINKED: _undoable("Zuordnung der Ansprechperson gelöst"),
    Label.ORGANISATION_CREATED: _undoable("Organisation angelegt"),
    Label.ORGANISATION_CHANGED: _undoable("Organisation geändert"),
    Label.ORGANISATION_DELETED: _undoable("Organisation entfernt"),
    Label.ORGANISATION_CONFIRMED: _undoable("Organisation geprüft"),
    Label.ORGANISATION_ENDED: _undoable("Organisation beendet"),
    Label.ORGANISATION_REOPENED: _undoable("Organisation wieder aufgenommen"),
    Label.ORGANISATION_MOVED: _undoable("Platz auf der Karte geändert"),
    Label.ORGANISATIONS_MERGED: _undoable("Organisationen zusammengeführt"),
    Label.CATCHMENT_CHANGED: _undoable("Einzugsgebiet geändert"),
    Label.CONTACTS_MERGED: _undoable("Ansprechpersonen zusammengeführt"),
    Label.POST_ADDED: _undoable("Weitere Organisation der Ansprechperson ergänzt"),
    Label.POST_CHANGED: _undoable("Weitere Organisation der Ansprechperson geändert"),
    Label.POST_REMOVED: _undoable("Weitere Organisation der Ansprechperson entfernt"),
    Label.BODY_CREATED: _undoable("Gremium angelegt"),
    Label.BODY_CHANGED: _undoable("Gremium geändert"),
    Label.BODY_DELETED: _undoable("Gremium entfernt"),
    Label.BODY_ENDED: _undoable("Gremium beendet"),
    Label.BODY_REOPENED: _undoable("Gremium wieder aufgenommen"),
    Label.MEMBERSHIP_ADDED: _undoable("Mitgliedschaft ergänzt"),
    Label.MEMBERSHIP_CHANGED: _undoable("Mitgliedschaft geändert"),
    Label.MEMBERSHIP_REMOVED: _undoable("Mitgliedschaft entfernt"),
    Label.MEETING_NOTED: _undoable("Sitzung ergänzt"),
    Label.MEETING_CHANGED: _undoable("Sitzung geändert"),
    Label.MEETING_REMOVED: _undoable("Sitzung entfernt"),
    Label.COOPERATION_CREATED: _undoable("Kooperation angelegt"),
    Label.COOPERATION_CHANGED: _undoable("Kooperation geändert"),
    Label.COOPERATION_DELETED: _undoable("Kooperation entfernt"),
    Label.COOPERATION_CONFIRMED: _undoable("Kooperation geprüft"),
    Label.COOPERATION_ENDED: _undoable("Kooperation beendet"),
    Label.COOPERATION_REOPENED: _undoable("Kooperation wieder aufgenommen"),
    Label.AGREEMENT_ADDED: _undoable("Vereinbarung ergänzt"),
    Label.AGREEMENT_CHANGED: _undoable("Vereinbarung geändert"),
    Label.AGREEMENT_REVIEWED: _undoable("Vereinbarung geprüft"),
    Label.AGREEMENT_REMOVED: _undoable("Vereinbarung entfernt"),
    Label.OFFER_CREATED: _undoable("Angebot angelegt"),
    Label.OFFER_CHANGED: _undoable("Angebot geändert"),
    Label.OFFER_DELETED: _undoable("Angebot entfernt"),
    Label.OFFER_CONFIRMED: _undoable("Angebot geprüft"),
    Label.OFFER_ENDED: _undoable("Angebot beendet"),
    Label.OFFER_REOPENED: _undoable("Angebot wieder aufgenommen"),
    Label.NEED_CREATED: _undoable("Bedarf angelegt"),
    Label.NEED_CHANGED: _undoable("Bedarf geändert"),
    Label.NEED_DELETED: _undoable("Bedarf entfernt"),
    Label.TASK_CREATED: _undoable("Aufgabe angelegt"),
    Label.TASK_CHANGED: _undoable("Aufgabe geändert"),
    Label.TASK_DONE: _undoable("Aufgabe erledigt"),
    Label.TASK_REOPENED: _undoable("Aufgabe wieder aufgenommen"),
    Label.TASK_DELETED: _undoable("Aufgabe entfernt"),
    Label.SNAPSHOT_TAKEN: _undoable("Stand des Netzwerks festgehalten"),
    Label.SNAPSHOT_CHANGED: _undoable("Stand des Netzwerks umbenannt"),
    Label.SNAPSHOT_DELETED: _undoable("Stand des Netzwerks entfernt"),
    Label.FINDING_SET_ASIDE: _undoable("Hinweis zur Seite gelegt"),
    Label.FINDING_TAKEN_UP: _undoable("Hinweis wieder aufgenommen"),
    Label.MUNICIPALITY_CREATED: _undoable("Gemeinde angelegt"),
    Label.MUNICIPALITY_CHANGED: _undoable("Gemeinde geändert"),
    Label.MUNICIPALITY_DELETED: _undoable("Gemeinde entfernt"),
    Label.OFFICE_CHANGED: _undoable("Angaben zur Dienststelle geändert"),
    Label.PROFILE_CHANGED: _undoable("Programmprofil geändert"),
    Label.CODE_LIST_CHANGED: _undoable("Auswahlliste geändert"),
    Label.RECORDS_IMPORTED: _undoable("Liste importiert"),
    Label.RECORDS_CHANGED_TOGETHER: _undoable("Mehrere Einträge geändert"),
    Label.EXAMPLE_DATA_MADE: _undoable("Übungsdaten angelegt"),
    Label.SETTING_CHANGED: _final("Einstellung des Bestands geändert"),
    Label.UNDONE: _final("Änderung zurückgenommen"),
    Label.REDONE: _final("Änderung wiederhergestellt"),
    Label.STORE_CREATED: _final("Bestand angelegt"),
    Label.STORE_RESTORED: _final("Bestand aus einer Sicherung wiederhergestellt"),
    Label.STORE_MIGRATED: _final("Bestand an eine neue Programmversion angepasst"),
    Label.DELETIONS_REAPPLIED: _final("Löschungen nach der Wiederherstellung erneut ausgeführt"),
    Label.RECORDS_ERASED: _final("Daten endgültig gelöscht"),
    Label.CONSENT_WITHDRAWN: _final("Einwilligung widerrufen"),
    Label.DOCUMENT_LEAVING: _final("Ausgabe eines Dokuments begonnen"),
    Label.DOCUMENT_NOT_ISSUED: _final("Dokument doch nicht ausgegeben"),
    Label.DOCUMENT_PRINTED: _final("Dokument gedruckt"),
    Label.DOCUMENT_SAVED: _final("Dokument gespeichert"),
    Label.DATA_EXPORTED: _final("Daten ausgegeben"),
    Label.PASSPHRASE_CHANGED: _final("Passphrase geändert"),
    Label.DATA_KEY_RENEWED: _final("Schlüssel erneuert und alles neu verschlüsselt"),
    Label.RECOVERY_CODE_CHANGED: _final("Wiederherstellungscode erneuert"),
    Label.KEY_FILE_FOREIGN: _final("Andere Schlüsseldatei neben dem Bestand gefunden"),
    Label.KEY_CHANGE_COMPLETED: _final("Unterbrochene Änderung eines Zugangs abgeschlossen"),
    Label.KEY_CHANGE_TAKEN_BACK: _final("Unterbrochene Änderung eines Zugangs zurückgenommen"),
    Label.DEVICE_REMEMBERED: _final("Bestand auf diesem Gerät gemerkt"),
    Label.DEVICE_FORGOTTEN: _final("Merken auf diesem Gerät beendet"),
    Label.SECOND_PERSON_SET: _final("Zugang für die Vertretung eingerichtet"),
    Label.SECOND_PERSON_REMOVED: _final("Zugang der Vertretung entfernt"),
}
