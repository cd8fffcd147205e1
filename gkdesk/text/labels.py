"""What a transaction was for: codes that stand in the log, and their German words for menus."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

FINAL = False
"""Stands at labels that cannot be taken back: what has left the office, or the key."""


class Label(StrEnum):
    """The intention behind a transaction: its code, and its words after „Rückgängig:“."""

    text: str
    undoable: bool

    def __new__(cls, code: str, text: str = "", undoable: bool = True) -> Self:  # noqa: FBT001, FBT002 - FINAL
        """Keep the words of a code, and whether it can be taken back; look-ups pass a code."""
        label = str.__new__(cls, code)
        label._value_ = code
        label.text = text
        label.undoable = undoable
        return label

    CLIENT_CREATED = "client_created", "Person angelegt"
    CLIENT_CHANGED = "client_changed", "Angaben zur Person geändert"
    CLIENT_DELETED = "client_deleted", "Person entfernt"
    CLIENT_CLOSED = "client_closed", "Fall abgeschlossen"
    CLIENT_REOPENED = "client_reopened", "Fall wieder aufgenommen"
    # The next three stand in logs only; each list has labels of its own by now.
    CLIENT_PART_ADDED = "client_part_added", "Eintrag zur Person ergänzt"
    CLIENT_PART_CHANGED = "client_part_changed", "Eintrag zur Person geändert"
    CLIENT_PART_REMOVED = "client_part_removed", "Eintrag zur Person entfernt"
    NAME_VARIANT_ADDED = "name_variant_added", "Schreibweise des Namens ergänzt"
    NAME_VARIANT_CHANGED = "name_variant_changed", "Schreibweise des Namens geändert"
    NAME_VARIANT_REMOVED = "name_variant_removed", "Schreibweise des Namens entfernt"
    FAMILY_MEMBER_ADDED = "family_member_added", "Familienmitglied ergänzt"
    FAMILY_MEMBER_CHANGED = "family_member_changed", "Familienmitglied geändert"
    FAMILY_MEMBER_REMOVED = "family_member_removed", "Familienmitglied entfernt"
    FORMER_ADDRESS_ADDED = "former_address_added", "Frühere Anschrift ergänzt"
    FORMER_ADDRESS_CHANGED = "former_address_changed", "Frühere Anschrift geändert"
    FORMER_ADDRESS_REMOVED = "former_address_removed", "Frühere Anschrift entfernt"
    REACH_WAY_ADDED = "reach_way_added", "Weg der Erreichbarkeit ergänzt"
    REACH_WAY_CHANGED = "reach_way_changed", "Weg der Erreichbarkeit geändert"
    REACH_WAY_REMOVED = "reach_way_removed", "Weg der Erreichbarkeit entfernt"
    REFERENCE_ADDED = "reference_added", "Geschäftszeichen ergänzt"
    REFERENCE_CHANGED = "reference_changed", "Geschäftszeichen geändert"
    REFERENCE_REMOVED = "reference_removed", "Geschäftszeichen entfernt"
    LANGUAGE_ADDED = "language_added", "Sprache ergänzt"
    LANGUAGE_CHANGED = "language_changed", "Sprache geändert"
    LANGUAGE_REMOVED = "language_removed", "Sprache entfernt"
    STATUS_ADDED = "status_added", "Aufenthaltsstatus ergänzt"
    STATUS_CHANGED = "status_changed", "Aufenthaltsstatus geändert"
    STATUS_REMOVED = "status_removed", "Aufenthaltsstatus entfernt"
    LEGAL_AREA_ADDED = "legal_area_added", "Rechtskreis ergänzt"
    LEGAL_AREA_CHANGED = "legal_area_changed", "Rechtskreis geändert"
    LEGAL_AREA_REMOVED = "legal_area_removed", "Rechtskreis entfernt"
    PAPER_ADDED = "paper_added", "Papier ergänzt"
    PAPER_CHANGED = "paper_changed", "Papier geändert"
    PAPER_REMOVED = "paper_removed", "Papier entfernt"
    COURSE_ADDED = "course_added", "Sprachkurs ergänzt"
    COURSE_CHANGED = "course_changed", "Sprachkurs geändert"
    COURSE_REMOVED = "course_removed", "Sprachkurs entfernt"
    GOAL_ADDED = "goal_added", "Ziel ergänzt"
    GOAL_CHANGED = "goal_changed", "Ziel geändert"
    GOAL_REMOVED = "goal_removed", "Ziel entfernt"
    STEP_ADDED = "step_added", "Schritt ergänzt"
    STEP_CHANGED = "step_changed", "Schritt geändert"
    STEP_REMOVED = "step_removed", "Schritt entfernt"
    CLIENT_MOVED = "client_moved", "Umzug eingetragen"
    STEP_DONE = "step_done", "Schritt erledigt"
    LEAD_CHANGED = "lead_changed", "Fallführung geändert"
    CONTACT_NOTE_ADDED = "contact_note_added", "Gesprächsnotiz ergänzt"
    CONTACT_NOTE_CHANGED = "contact_note_changed", "Gesprächsnotiz geändert"
    CONTACT_NOTE_REMOVED = "contact_note_removed", "Gesprächsnotiz entfernt"
    FOLLOW_UP_ADDED = "follow_up_added", "Wiedervorlage angelegt"
    FOLLOW_UP_CHANGED = "follow_up_changed", "Wiedervorlage geändert"
    FOLLOW_UP_DONE = "follow_up_done", "Wiedervorlage erledigt"
    FOLLOW_UP_REMOVED = "follow_up_removed", "Wiedervorlage entfernt"
    CONTACT_CREATED = "contact_created", "Ansprechperson angelegt"
    CONTACT_CHANGED = "contact_changed", "Ansprechperson geändert"
    CONTACT_DELETED = "contact_deleted", "Ansprechperson entfernt"
    CONTACT_CONFIRMED = "contact_confirmed", "Ansprechperson geprüft"
    CONTACT_ENDED = "contact_ended", "Ansprechperson beendet"
    CONTACT_REOPENED = "contact_reopened", "Ansprechperson wieder aufgenommen"
    CONTACT_LINKED = "contact_linked", "Ansprechperson zugeordnet"
    CONTACT_UNLINKED = "contact_unlinked", "Zuordnung der Ansprechperson gelöst"
    ORGANISATION_CREATED = "organisation_created", "Organisation angelegt"
    ORGANISATION_CHANGED = "organisation_changed", "Organisation geändert"
    ORGANISATION_DELETED = "organisation_deleted", "Organisation entfernt"
    ORGANISATION_CONFIRMED = "organisation_confirmed", "Organisation geprüft"
    ORGANISATION_ENDED = "organisation_ended", "Organisation beendet"
    ORGANISATION_REOPENED = "organisation_reopened", "Organisation wieder aufgenommen"
    ORGANISATION_MOVED = "organisation_moved", "Platz auf der Karte geändert"
    ORGANISATIONS_MERGED = "organisations_merged", "Organisationen zusammengeführt"
    CATCHMENT_CHANGED = "catchment_changed", "Einzugsgebiet geändert"
    CONTACTS_MERGED = "contacts_merged", "Ansprechpersonen zusammengeführt"
    POST_ADDED = "post_added", "Weitere Organisation der Ansprechperson ergänzt"
    POST_CHANGED = "post_changed", "Weitere Organisation der Ansprechperson geändert"
    POST_REMOVED = "post_removed", "Weitere Organisation der Ansprechperson entfernt"
    BODY_CREATED = "body_created", "Gremium angelegt"
    BODY_CHANGED = "body_changed", "Gremium geändert"
    BODY_DELETED = "body_deleted", "Gremium entfernt"
    BODY_ENDED = "body_ended", "Gremium beendet"
    BODY_REOPENED = "body_reopened", "Gremium wieder aufgenommen"
    MEMBERSHIP_ADDED = "membership_added", "Mitgliedschaft ergänzt"
    MEMBERSHIP_CHANGED = "membership_changed", "Mitgliedschaft geändert"
    MEMBERSHIP_REMOVED = "membership_removed", "Mitgliedschaft entfernt"
    MEETING_NOTED = "meeting_noted", "Sitzung ergänzt"
    MEETING_CHANGED = "meeting_changed", "Sitzung geändert"
    MEETING_REMOVED = "meeting_removed", "Sitzung entfernt"
    COOPERATION_CREATED = "cooperation_created", "Kooperation angelegt"
    COOPERATION_CHANGED = "cooperation_changed", "Kooperation geändert"
    COOPERATION_DELETED = "cooperation_deleted", "Kooperation entfernt"
    COOPERATION_CONFIRMED = "cooperation_confirmed", "Kooperation geprüft"
    COOPERATION_ENDED = "cooperation_ended", "Kooperation beendet"
    COOPERATION_REOPENED = "cooperation_reopened", "Kooperation wieder aufgenommen"
    AGREEMENT_ADDED = "agreement_added", "Vereinbarung ergänzt"
    AGREEMENT_CHANGED = "agreement_changed", "Vereinbarung geändert"
    AGREEMENT_REVIEWED = "agreement_reviewed", "Vereinbarung geprüft"
    AGREEMENT_REMOVED = "agreement_removed", "Vereinbarung entfernt"
    OFFER_CREATED = "offer_created", "Angebot angelegt"
    OFFER_CHANGED = "offer_changed", "Angebot geändert"
    OFFER_DELETED = "offer_deleted", "Angebot entfernt"
    OFFER_CONFIRMED = "offer_confirmed", "Angebot geprüft"
    OFFER_ENDED = "offer_ended", "Angebot beendet"
    OFFER_REOPENED = "offer_reopened", "Angebot wieder aufgenommen"
    NEED_CREATED = "need_created", "Bedarf angelegt"
    NEED_CHANGED = "need_changed", "Bedarf geändert"
    NEED_DELETED = "need_deleted", "Bedarf entfernt"
    TASK_CREATED = "task_created", "Aufgabe angelegt"
    TASK_CHANGED = "task_changed", "Aufgabe geändert"
    TASK_DONE = "task_done", "Aufgabe erledigt"
    TASK_REOPENED = "task_reopened", "Aufgabe wieder aufgenommen"
    TASK_DELETED = "task_deleted", "Aufgabe entfernt"
    SNAPSHOT_TAKEN = "snapshot_taken", "Stand des Netzwerks festgehalten"
    SNAPSHOT_CHANGED = "snapshot_changed", "Stand des Netzwerks umbenannt"
    SNAPSHOT_DELETED = "snapshot_deleted", "Stand des Netzwerks entfernt"
    FINDING_SET_ASIDE = "finding_set_aside", "Hinweis zur Seite gelegt"
    FINDING_TAKEN_UP = "finding_taken_up", "Hinweis wieder aufgenommen"
    PHASE_ADDED = "phase_added", "Phase der Begleitung ergänzt"
    PHASE_CHANGED = "phase_changed", "Phase der Begleitung geändert"
    PHASE_REMOVED = "phase_removed", "Phase der Begleitung entfernt"
    TOPIC_ADDED = "topic_added", "Thema der Situation ergänzt"
    TOPIC_CHANGED = "topic_changed", "Thema der Situation geändert"
    TOPIC_REMOVED = "topic_removed", "Thema der Situation entfernt"
    EDUCATION_ADDED = "education_added", "Bildung oder Arbeit ergänzt"
    EDUCATION_CHANGED = "education_changed", "Bildung oder Arbeit geändert"
    EDUCATION_REMOVED = "education_removed", "Bildung oder Arbeit entfernt"
    COURSE_PERMIT_ADDED = "course_permit_added", "Berechtigungsschein ergänzt"
    COURSE_PERMIT_CHANGED = "course_permit_changed", "Berechtigungsschein geändert"
    COURSE_PERMIT_REMOVED = "course_permit_removed", "Berechtigungsschein entfernt"
    NOTE_ADDED = "note_added", "Vermerk ergänzt"
    NOTE_CHANGED = "note_changed", "Vermerk geändert"
    NOTE_REMOVED = "note_removed", "Vermerk entfernt"
    CHAIN_STEP_ADDED = "chain_step_added", "Schritt der Kette ergänzt"
    CHAIN_STEP_CHANGED = "chain_step_changed", "Schritt der Kette geändert"
    CHAIN_STEP_REMOVED = "chain_step_removed", "Schritt der Kette entfernt"
    TRANSITION_ADDED = "transition_added", "Übergang ergänzt"
    TRANSITION_CHANGED = "transition_changed", "Übergang geändert"
    TRANSITION_REMOVED = "transition_removed", "Übergang entfernt"
    REFERRAL_ADDED = "referral_added", "Überleitung ergänzt"
    REFERRAL_CHANGED = "referral_changed", "Überleitung geändert"
    REFERRAL_REMOVED = "referral_removed", "Überleitung entfernt"
    CONSENT_ADDED = "consent_added", "Grundlage der Weitergabe ergänzt"
    CONSENT_CHANGED = "consent_changed", "Grundlage der Weitergabe geändert"
    CONSENT_REMOVED = "consent_removed", "Grundlage der Weitergabe entfernt"
    PHASE_ENTERED = "phase_entered", "Neue Phase begonnen"
    CHAIN_REORDERED = "chain_reordered", "Reihenfolge der Kette geändert"
    REFERRAL_MOVED = "referral_moved", "Stand der Überleitung geändert"
    CONSENT_SIGNED = "consent_signed", "Unterschrift eingetragen", FINAL
    SERIES_CREATED = "series_created", "Sitzungsreihe angelegt"
    SERIES_CHANGED = "series_changed", "Sitzungsreihe geändert"
    SERIES_ENDED = "series_ended", "Sitzungsreihe beendet"
    SERIES_REOPENED = "series_reopened", "Sitzungsreihe wieder aufgenommen"
    SERIES_DELETED = "series_deleted", "Sitzungsreihe entfernt"
    CONFERENCE_CREATED = "conference_created", "Sitzung vorbereitet"
    CONFERENCE_CHANGED = "conference_changed", "Angaben zur Sitzung geändert"
    CONFERENCE_DELETED = "conference_deleted", "Vorbereitete Sitzung entfernt"
    CONFERENCE_INVITED = "conference_invited", "Einladung vermerkt"
    CONFERENCE_BEGUN = "conference_begun", "Sitzung begonnen"
    CONFERENCE_HELD = "conference_held", "Sitzung beendet"
    CONFERENCE_CANCELLED = "conference_cancelled", "Sitzung abgesagt"
    CONFERENCE_TAKEN_UP = "conference_taken_up", "Abgesagte Sitzung wieder aufgenommen"
    PARTICIPANT_ADDED = "participant_added", "Teilnehmende ergänzt"
    PARTICIPANT_CHANGED = "participant_changed", "Angaben zur Teilnahme geändert"
    PARTICIPANT_REMOVED = "participant_removed", "Teilnehmende entfernt"
    ATTENDANCE_NOTED = "attendance_noted", "Anwesenheit eingetragen"
    AGENDA_ITEM_ADDED = "agenda_item_added", "Tagesordnungspunkt ergänzt"
    AGENDA_ITEM_CHANGED = "agenda_item_changed", "Tagesordnungspunkt geändert"
    AGENDA_ITEM_MOVED = "agenda_item_moved", "Tagesordnung umgestellt"
    AGENDA_ITEM_REMOVED = "agenda_item_removed", "Tagesordnungspunkt entfernt"
    ITEM_TIME_KEPT = "item_time_kept", "Zeit des Tagesordnungspunkts vermerkt"
    ITEM_DISCUSSED = "item_discussed", "Stand eines Tagesordnungspunkts geändert"
    ITEM_TEXT_CHANGED = "item_text_changed", "Protokolltext geändert"
    ITEM_VIEW_CHANGED = "item_view_changed", "Sicht eines Beteiligten geändert"
    ITEM_VIEW_REMOVED = "item_view_removed", "Sicht eines Beteiligten entfernt"
    ITEM_ACCESS_DECIDED = "item_access_decided", "Teilnahme an einem Fall entschieden"
    GATE_OVERRIDDEN = (
        "gate_overridden",
        "Weitergabe ohne Grundlage mit Begründung entschieden",
        FINAL,
    )
    ACTION_ADDED = "action_added", "Verabredung festgehalten"
    ACTION_CHANGED = "action_changed", "Verabredung geändert"
    ACTION_DONE = "action_done", "Verabredung erledigt"
    ACTION_DROPPED = "action_dropped", "Verabredung entfallen"
    ACTION_REOPENED = "action_reopened", "Verabredung wieder offen"
    ACTION_REMOVED = "action_removed", "Verabredung entfernt"
    MINUTES_SEALED = "minutes_sealed", "Protokoll versiegelt", FINAL
    MINUTES_REOPENED = "minutes_reopened", "Versiegeltes Protokoll wieder geöffnet", FINAL
    ISSUE_CREATED = "issue_created", "Strukturthema angelegt"
    ISSUE_CHANGED = "issue_changed", "Strukturthema geändert"
    ISSUE_CLOSED = "issue_closed", "Strukturthema abgeschlossen"
    ISSUE_REOPENED = "issue_reopened", "Strukturthema wieder aufgenommen"
    ISSUE_DELETED = "issue_deleted", "Strukturthema entfernt"
    ISSUE_CASE_LINKED = "issue_case_linked", "Fall zum Strukturthema gezählt"
    ISSUE_CASE_UNLINKED = "issue_case_unlinked", "Fall nicht mehr zum Strukturthema gezählt"
    AID_BEGUN = "aid_begun", "Arbeitshilfe begonnen"
    AID_CHANGED = "aid_changed", "Angaben zur Arbeitshilfe geändert"
    AID_REMOVED = "aid_removed", "Arbeitshilfe entfernt"
    AID_MOVED = "aid_moved", "Arbeitshilfe auf andere Version der Vorlage umgestellt"
    AID_ANSWERED = "aid_answered", "Antwort einer Arbeitshilfe geändert"
    AID_REMARKED = "aid_remarked", "Erläuterung einer Arbeitshilfe geändert"
    AID_COMMENTED = "aid_commented", "Anmerkung zu einer Arbeitshilfe geändert"
    AID_ASCRIBED = "aid_ascribed", "Herkunft einer Antwort eingetragen"
    AID_ROW_ADDED = "aid_row_added", "Zeile einer Arbeitshilfe ergänzt"
    AID_ROW_REMOVED = "aid_row_removed", "Zeile einer Arbeitshilfe entfernt"
    AID_ROW_MOVED = "aid_row_moved", "Zeilen einer Arbeitshilfe umgestellt"
    AID_TAKEN_OVER = "aid_taken_over", "Antworten des Vorjahres übernommen"
    AID_FILLED_IN = "aid_filled_in", "Vorschlag in die Arbeitshilfe übernommen"
    AID_CONTRIBUTOR_ADDED = "aid_contributor_added", "Beteiligte an einer Arbeitshilfe ergänzt"
    AID_CONTRIBUTOR_CHANGED = "aid_contributor_changed", "Beteiligte an einer Arbeitshilfe geändert"
    AID_CONTRIBUTOR_REMOVED = (
        "aid_contributor_removed",
        "Beteiligte an einer Arbeitshilfe entfernt",
    )
    AID_CLOSED = "aid_closed", "Arbeitshilfe abgeschlossen und versiegelt", FINAL
    AID_REOPENED = "aid_reopened", "Abgeschlossene Arbeitshilfe wieder geöffnet", FINAL
    AID_SENT = "aid_sent", "Versand einer Arbeitshilfe vermerkt", FINAL
    AID_TEMPLATE_IMPORTED = "aid_template_imported", "Vorlage einer Arbeitshilfe eingelesen"
    AID_TEMPLATE_WITHDRAWN = "aid_template_withdrawn", "Vorlage einer Arbeitshilfe zurückgezogen"
    AID_TEMPLATE_OFFERED = "aid_template_offered", "Vorlage einer Arbeitshilfe wieder angeboten"
    AID_TEMPLATE_REMOVED = "aid_template_removed", "Vorlage einer Arbeitshilfe entfernt"
    BOOKLET_CHOICE_KEPT = "booklet_choice_kept", "Wahl der Person für ein Heft festgehalten"
    BOOKLET_CHOICE_REMOVED = "booklet_choice_removed", "Wahl der Person für ein Heft entfernt"
    BOOKLET_PROFILE_COPIED = "booklet_profile_copied", "Heftprofil kopiert"
    BOOKLET_PROFILE_CHANGED = "booklet_profile_changed", "Heftprofil geändert"
    BOOKLET_PROFILE_RESET = "booklet_profile_reset", "Heftprofil zurückgesetzt"
    BOOKLET_PROFILE_MOVED = "booklet_profile_moved", "Reihenfolge der Heftprofile geändert"
    BOOKLET_PROFILE_REMOVED = "booklet_profile_removed", "Heftprofil entfernt"
    BOOKLET_ISSUED = "booklet_issued", "Ausgabe eines Hefts eingetragen"
    BOOKLET_NOT_ISSUED = "booklet_not_issued", "Eintrag zur Ausgabe eines Hefts entfernt"
    BOOKLET_TAKEN_OUT = "booklet_taken_out", "Alte Teile aus einem Heft herausgenommen"
    BOOKLET_ELSEWHERE = "booklet_elsewhere", "Anderswo gemachte Hefte eingetragen"
    OFFICE_LANGUAGE_ADDED = "office_language_added", "Sprache der Papiere ergänzt"
    OFFICE_LANGUAGE_CHANGED = "office_language_changed", "Sprache der Papiere berichtigt"
    OFFICE_LANGUAGE_REMOVED = "office_language_removed", "Sprache der Papiere entfernt"
    OFFICE_TEXT_CHANGED = "office_text_changed", "Text eines Papiers geändert"
    OFFICE_TEXT_CHECKED = "office_text_checked", "Text eines Papiers als geprüft vermerkt"
    OFFICE_TEXT_RESET = "office_text_reset", "Text eines Papiers zurückgesetzt"
    OFFICE_TEXTS_IMPORTED = "office_texts_imported", "Übersetzungen eingelesen"
    HANDOUT_FIELD_CHANGED = "handout_field_changed", "Angabe in einem Handzettel geändert"
    LOGO_CHANGED = "logo_changed", "Logo der Dienststelle geändert"
    MUNICIPALITY_CREATED = "municipality_created", "Gemeinde angelegt"
    MUNICIPALITY_CHANGED = "municipality_changed", "Gemeinde geändert"
    OFFICE_CHANGED = "office_changed", "Angaben zur Dienststelle geändert"
    PROFILE_CHANGED = "profile_changed", "Programmprofil geändert"
    CODE_LIST_CHANGED = "code_list_changed", "Auswahlliste geändert"
    RECORDS_IMPORTED = "records_imported", "Liste importiert"
    RECORDS_CHANGED_TOGETHER = "records_changed_together", "Mehrere Einträge geändert"
    EXAMPLE_DATA_MADE = "example_data_made", "Übungsdaten angelegt"
    SETTING_CHANGED = "setting_changed", "Einstellung des Bestands geändert", FINAL
    UNDONE = "undone", "Änderung zurückgenommen", FINAL
    REDONE = "redone", "Änderung wiederhergestellt", FINAL
    STORE_CREATED = "store_created", "Bestand angelegt", FINAL
    WITHDRAWALS_REAPPLIED = "withdrawals_reapplied", "Widerrufe erneut angewendet", FINAL
    DISCLOSURES_REAPPLIED = (
        "disclosures_reapplied",
        "Weitergaben nach der Wiederherstellung nachgetragen",
        FINAL,
    )
    STORE_RESTORED = "store_restored", "Bestand aus einer Sicherung wiederhergestellt", FINAL
    STORE_MIGRATED = "store_migrated", "Bestand an eine neue Programmversion angepasst", FINAL
    DELETIONS_REAPPLIED = (
        "deletions_reapplied",
        "Löschungen nach der Wiederherstellung erneut ausgeführt",
        FINAL,
    )
    RECORDS_ERASED = "records_erased", "Daten endgültig gelöscht", FINAL
    CONSENT_WITHDRAWN = "consent_withdrawn", "Einwilligung widerrufen", FINAL
    DOCUMENT_LEAVING = "document_leaving", "Ausgabe eines Dokuments begonnen", FINAL
    DOCUMENT_NOT_ISSUED = "document_not_issued", "Dokument ging doch nicht hinaus", FINAL
    DOCUMENT_PRINTED = "document_printed", "Dokument gedruckt", FINAL
    DOCUMENT_SAVED = "document_saved", "Dokument gespeichert", FINAL
    DATA_EXPORTED = "data_exported", "Daten als Datei gespeichert", FINAL
    PASSPHRASE_CHANGED = "passphrase_changed", "Passphrase geändert", FINAL
    DATA_KEY_RENEWED = "data_key_renewed", "Schlüssel erneuert und alles neu verschlüsselt", FINAL
    RECOVERY_CODE_CHANGED = "recovery_code_changed", "Wiederherstellungscode erneuert", FINAL
    KEY_FILE_FOREIGN = "key_file_foreign", "Andere Schlüsseldatei neben dem Bestand gefunden", FINAL
    KEY_CHANGE_COMPLETED = (
        "key_change_completed",
        "Unterbrochene Änderung eines Zugangs abgeschlossen",
        FINAL,
    )
    KEY_CHANGE_TAKEN_BACK = (
        "key_change_taken_back",
        "Unterbrochene Änderung eines Zugangs zurückgenommen",
        FINAL,
    )
    DEVICE_REMEMBERED = "device_remembered", "Bestand auf diesem Gerät gemerkt", FINAL
    DEVICE_FORGOTTEN = "device_forgotten", "Merken auf diesem Gerät beendet", FINAL
    SECOND_PERSON_SET = "second_person_set", "Zugang für die Vertretung eingerichtet", FINAL
    SECOND_PERSON_REMOVED = "second_person_removed", "Zugang der Vertretung entfernt", FINAL
