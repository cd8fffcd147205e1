"""What is said beside a field whose value cannot be accepted: what is expected, with an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.errors import InvalidInput

_SENTENCES: dict[str, str] = {
    "not_a_date": "Das ist kein Datum. Beispiele: 3.4., 3.4.2026, morgen oder in 2 Wochen.",
    "not_a_past_date": (
        "Das ist kein Datum. Beispiele: 3.4., 3.4.2025, gestern oder vor 2 Wochen."
    ),
    "not_a_birth_date": "Das ist kein Geburtsdatum. Beispiele: 3.4.1999, 4.1999 oder nur 1999.",
    "no_such_day": "Den {day} gibt es nicht. Beispiel: {example}",
    "no_such_month": "Einen Monat {month} gibt es nicht. Der Tag steht vorn, Beispiel: 3.12.",
    "wrong_weekday": (
        "Wochentag und Datum passen nicht zusammen: Das Datum ist {day}. "
        "Bitte eines von beiden ändern."
    ),
    "out_of_range": "Das Datum liegt außerhalb der Jahre 1900 bis 2199. Beispiel: 3.4.2026.",
    "birth_out_of_range": "Das Jahr liegt vor 1900 oder in der Zukunft. Beispiel: 1999.",
    "in_future": "Das Datum liegt in der Zukunft. Beispiel: 3.4.1999 oder nur 1999.",
    "contact_in_future": "Das Gespräch liegt in der Zukunft. Beispiel: heute oder 3.4.",
    "ends_before_start": "Das Ende liegt vor dem Anfang. Bitte eines der beiden Daten ändern.",
    "not_begun": "Das beginnt erst am {day}. Bitte ändern Sie zuerst den Anfang.",
    "review_before_signing": (
        "Die Überprüfung liegt vor der Unterschrift. Bitte eines der beiden Daten ändern."
    ),
    "not_ahead": "Bitte einen Tag nach heute eintragen, zum Beispiel in 3 Monaten.",
    "review_not_ahead": "Bitte einen Tag nach heute eintragen, zum Beispiel in 1 Jahr.",
    "counted_ahead": (
        "Die Sitzung liegt in der Zukunft. Wie viele da waren, tragen Sie danach ein."
    ),
    "not_yet": "Das Datum liegt in der Zukunft. Beispiele: 3.4.2025, gestern oder vor 2 Wochen.",
    "seat_already_there": (
        "Diese Organisation sitzt in dieser Zeit schon in dem Gremium. Eine zweite Person von ihr "
        "kann daneben sitzen, wenn bei beiden die Person eingetragen ist."
    ),
    "person_already_there": "Diese Person sitzt in dieser Zeit schon in dem Gremium.",
    "required": "Hier fehlt eine Angabe.",
    "organisation_ended": "Eine der beiden Organisationen ist beendet.",
    "name_or_code": "Bitte einen Namen oder ein Kennzeichen eintragen, Beispiel: K017.",
    "name_or_function": "Bitte einen Namen oder eine Funktion eintragen, Beispiel: Empfang.",
    "contact_or_organisation": "Bitte eine Ansprechperson oder eine Organisation auswählen.",
    "code_taken": "Das Kennzeichen ist schon vergeben. Bitte ein anderes wählen.",
    "bad_language_code": (
        "Das ist kein Sprachkürzel. Beispiele: so für Somali, am für Amharisch, sd-Arab."
    ),
    "language_taken": "Diese Sprache gibt es schon. Bitte wählen Sie ein anderes Kürzel.",
    "code_of_other_script": (
        "Das Kürzel nennt eine andere Schrift als die ausgewählte. Bitte eines von beiden ändern."
    ),
    "reserved_code": (
        "Diese Buchstaben sind unter Windows für Geräte vergeben. Bitte ergänzen Sie das Kürzel, "
        "zum Beispiel um das Land: con-CO."
    ),
    "script_of_language": (
        "Diese Sprache schreibt man in einer anderen Schrift als der ausgewählten. Bitte wählen "
        "Sie die Schrift, oder nennen Sie sie im Kürzel, Beispiel: sr-Cyrl."
    ),
    "script_of_code": "Diese Schrift passt nicht zum Kürzel {code}, und das Kürzel bleibt.",
    "script_of_texts": (
        "In dieser Sprache gibt es schon Texte in einer anderen Schrift: {count}. Bitte ändern "
        "Sie zuerst die Texte."
    ),
    "script_not_drawn": (
        "Diese Schrift kann das Programm nicht drucken: Seine Schriftarten haben ihre Zeichen "
        "nicht. Bitte wählen Sie eine andere Schrift."
    ),
    "signs_not_drawn": (
        "Diese Zeichen kann das Programm nicht drucken: {signs}. Bitte ersetzen Sie sie."
    ),
    "not_in_script": "Der Name ist in einer anderen Schrift geschrieben als der ausgewählten.",
    "placeholders_missing": (
        "Platzhalter müssen genau so vorkommen wie im deutschen Text: {names}. An ihre Stelle "
        "setzt das Programm zum Beispiel ein Datum."
    ),
    "placeholder_made_up": (
        "Wörter in geschweiften Klammern sind Platzhalter. Dieser Text hat keine; bitte nehmen "
        "Sie die Klammern heraus."
    ),
    "placeholder_touched": (
        "Unmittelbar vor oder nach einem Platzhalter darf keine Ziffer stehen: Sie würde Teil "
        "dessen, was das Programm einsetzt. Bitte setzen Sie ein Leerzeichen dazwischen."
    ),
    "brace_left": (
        "Geschweifte Klammern gehören nur zu Platzhaltern. Bitte nehmen Sie die anderen heraus."
    ),
    "reviewer_missing": "Wer hat die Texte geprüft? Bitte einen Namen eintragen.",
    "readers_missing": (
        "Bitte nennen Sie mindestens zwei Testpersonen. Ohne sie heißt der Text „Einfache Sprache“."
    ),
    "name_taken": "Diesen Namen gibt es schon in der Liste.",
    "too_long": "Der Text ist zu lang. Bitte kürzen oder auf mehrere Einträge verteilen.",
    "text_too_long": (
        "Der Text ist zu lang für seinen Platz auf dem Papier: {count} Zeichen, möglich sind "
        "{limit}. Bitte kürzen Sie ihn."
    ),
    "joined_too_long": (
        "Jemand steht bei beiden Einträgen, und was dazu eingetragen ist, wird zusammen zu lang. "
        "Bitte kürzen Sie zuerst die Funktion oder wofür jemand da ist."
    ),
    "unreadable_character": (
        "Der Text enthält ein Zeichen, das nicht gespeichert werden kann. "
        "Bitte den Text neu eintippen."
    ),
    "bad_email": "Das ist keine E-Mail-Adresse. Beispiel: name@beispiel.de",
    "bad_phone": "Das ist keine Telefonnummer. Beispiel: 02131 123456",
    "bad_postal_code": "Eine Postleitzahl hat fünf Ziffern. Beispiele: 40213, A-1010.",
    "aid_there": (
        "Diese Arbeitshilfe gibt es in der Runde {year} schon. Bitte öffnen Sie die vorhandene."
    ),
    "other_year": "Diese Vorlage gehört in die Runde {year}.",
    "year_out_of_range": "Bitte ein Jahr von 2015 bis 2199 eintragen.",
    "aid_incomplete": "Es fehlen noch Antworten. Die Liste nennt, welche.",
    "aid_not_there_yet": "Das geht in diesem Stand der Arbeitshilfe nicht.",
    "aid_was_sent": "Diese Arbeitshilfe ist schon gesendet worden und bleibt erhalten.",
    "aid_was_closed": "Diese Arbeitshilfe war schon abgeschlossen und bleibt erhalten.",
    "no_last_year": "Im Vorjahr gibt es dazu keine Antwort.",
    "no_proposal": "Dazu weiß das Programm zurzeit nichts.",
    "fixed_row": "Diese Zeile gehört fest zur Vorlage.",
    "no_more_rows": "Diese Tabelle hat feste Zeilen; weitere sind nicht vorgesehen.",
    "too_many_rows": "Mehr als {limit} Zeilen kann eine Tabelle nicht haben.",
    "who_contributes": (
        "Bitte eine Organisation oder eine Ansprechperson auswählen oder einen Namen eintragen."
    ),
    "template_unchanged": "Diese Vorlage ist in dieser Form schon da.",
    "template_broken": "Die Vorlage hat Fehler; sie wurde nicht übernommen.",
    "bad_ags": "Der Schlüssel hat fünf oder acht Ziffern. Beispiele: 05999, 05999000.",
    "negative": "Bitte eine Zahl ab 0 eintragen.",
    "months_out_of_range": "Bitte eine Zahl von 1 bis 60 eintragen.",
    "too_few": "Bitte eine Zahl ab {limit} eintragen.",
    "too_many": "Die Zahl ist zu groß. Bitte eine Zahl bis {limit} eintragen.",
    "unknown_choice": "Diesen Eintrag gibt es in der Liste nicht (mehr). Bitte neu auswählen.",
    "not_in_list": (
        "Dazu passt kein Eintrag der Liste, oder mehr als einer. Bitte einen Eintrag auswählen."
    ),
    "unknown_record": "Dieser Eintrag ist nicht mehr da. Bitte neu auswählen.",
    "same_person": "Eine Familie kann sich nicht selbst als Mitglied haben.",
    "circle": "Dieses Gremium gehört selbst zu dem, das Sie bearbeiten. Bitte ein anderes wählen.",
    "bodies_below": (
        "Zu diesem Gremium gehören andere: {names}. Bitte ordnen Sie diese zuerst anders zu, "
        "oder beenden Sie das Gremium, statt es zu löschen."
    ),
    "same_organisation": "Eine Kooperation verbindet zwei verschiedene Organisationen.",
    "several_of_this_name": (
        "Mehrere Organisationen heißen so. Bitte ergänzen Sie die Gemeinde in Klammern, zum "
        "Beispiel „Jugendamt (Altdorf)“."
    ),
    "own_deputy": "Niemand vertritt sich selbst. Bitte eine andere Ansprechperson wählen.",
    "post_already_there": "Diese Organisation steht schon bei der Ansprechperson.",
    "same_record": "Bitte zwei verschiedene Einträge auswählen.",
    "organisation_or_person": "Bitte eine Organisation oder eine Person auswählen.",
    "own_goal": "Ein Ziel kann nicht zu sich selbst gehören. Bitte ein anderes wählen.",
    "step_or_offer": "Bitte den Schritt benennen oder ein Angebot auswählen.",
    "referred_to_whom": "Bitte eine Organisation, eine Ansprechperson oder ein Angebot auswählen.",
    "recipient_missing": (
        "An wen darf etwas weitergegeben werden? Bitte eine Organisation, eine Ansprechperson "
        "oder ein Gremium auswählen, oder die Stelle in Worten nennen."
    ),
    "categories_missing": "Was darf weitergegeben werden? Bitte mindestens eine Art von Angaben.",
    "aim_missing": (
        "Der Zweck fehlt: Er gehört zu jeder Einwilligung und steht auf dem Formular. Beispiel: "
        "einen Platz im Sprachkurs finden."
    ),
    "provision_missing": "Bitte die Vorschrift nennen, Beispiel: § 69 Abs. 1 Nr. 1 SGB X.",
    "reason_missing": "Bitte kurz begründen, warum die Vorschrift hier gilt.",
    "withdrawn_before_signing": "Der Widerruf liegt vor der Unterschrift. Bitte eines ändern.",
    "not_withdrawn": "Diese Einwilligung ist nicht widerrufen.",
    "another_form": "Zu dieser Grundlage gehört ein anderer Vordruck.",
    "nothing_to_withdraw": "Hier gibt es nichts zu widerrufen.",
    "nothing_released": (
        "Für diese Stelle ist heute keine Grundlage eingetragen, oder sie gilt nicht mehr. Bitte "
        "tragen Sie zuerst die Einwilligung oder eine andere Grundlage ein."
    ),
    "word_to_type": "Bitte tippen Sie zur Bestätigung das Wort „{word}“.",
    "withdrawn_is_final": (
        "Ein Widerruf wird mit „Widerruf eintragen“ festgehalten und bleibt stehen. "
        "Bitte legen Sie für eine neue Einwilligung einen neuen Eintrag an."
    ),
    "signed_stays": (
        "Eine unterschriebene Einwilligung bleibt, wie sie unterschrieben wurde. "
        "Bitte legen Sie eine neue an."
    ),
    "signed_is_withdrawn": (
        "Eine unterschriebene Einwilligung bleibt stehen. Soll sie nicht mehr gelten, "
        "tragen Sie bitte den Widerruf ein."
    ),
    "not_a_time": "Das ist keine Uhrzeit. Beispiel: 09:30.",
    "minutes_out_of_range": "Bitte eine Zahl von 1 bis {limit} Minuten eintragen.",
    "meeting_was_held": "Diese Sitzung hat stattgefunden und bleibt im Bestand.",
    "meeting_not_there_yet": "Das geht in diesem Stand der Sitzung nicht.",
    "minutes_incomplete": "Das Protokoll ist noch nicht vollständig.",
    "closed_comes_no_more": (
        "Ein abgeschlossener Fall kommt an keinem Tag wieder. Bitte „besprochen“ oder „vertagt“ "
        "wählen, oder den Tag leeren."
    ),
    "meeting_is_ahead": (
        "Die Sitzung liegt noch in der Zukunft. Bitte den Tag der Sitzung berichtigen oder bis "
        "dahin warten."
    ),
    "after_the_meeting": "Bitte einen Tag nach der Sitzung eintragen, zum Beispiel in 4 Wochen.",
    "only_at_a_case": "Eine Person gehört nur zu einem Fall, nicht zu einem anderen Punkt.",
    "client_for_own_case": (
        "Eine Person nimmt nur zu ihrem eigenen Fall teil; von anderen Fällen erfährt sie nichts."
    ),
    "written_about_another": (
        "Zu diesem Fall ist schon etwas aufgeschrieben. Bitte legen Sie für die andere Person "
        "einen neuen Punkt an."
    ),
    "said_by_another": (
        "Von dieser Person ist schon etwas aufgeschrieben. Bitte nehmen Sie die andere Person neu "
        "in die Liste auf."
    ),
    "override_stays": (
        "Hier wurde mit Begründung entschieden, dass jemand einen Fall trotzdem hört. Das bleibt "
        "zum Nachweis stehen."
    ),
    "one_person_or_another": (
        "Bitte nur eines wählen: ein Mitglied der Familie oder die Person selbst."
    ),
    "person_of_the_case": "Die Verabredung gehört zu dem Fall, bei dem sie getroffen wurde.",
    "member_has_consents": (
        "Zu dieser Person sind Einwilligungen eingetragen. Bitte entfernen Sie zuerst diese; "
        "widerrufene bleiben zum Nachweis stehen."
    ),
    "body_in_use": (
        "Sitzungen, Einwilligungen oder Strukturthemen nennen dieses Gremium. Bitte beenden Sie "
        "es, statt es zu löschen."
    ),
    "offer_in_use": (
        "Dieses Angebot steht in der Kette oder in einer Überleitung. Bitte beenden Sie es, statt "
        "es zu löschen."
    ),
    "case_already_there": "Dieser Fall steht schon auf der Tagesordnung.",
    "series_has_meetings": (
        "Zu dieser Reihe gibt es Sitzungen. Bitte beenden Sie die Reihe, statt sie zu löschen."
    ),
    "referral_not_there_yet": "Dieser Stand kann auf den jetzigen nicht folgen.",
    "issue_on_agenda": (
        "Dieses Strukturthema steht auf einer Tagesordnung. Bitte schließen Sie es ab, statt es zu "
        "löschen."
    ),
    "percent": "Bitte eine Zahl von 0 bis 100 eintragen.",
    "level_order": "Das höhere Niveau gehört in das zweite Feld.",
    "link_already_there": "Diese Ansprechperson steht schon in der Liste.",
    "passphrase_too_short": "Die Passphrase ist zu kurz: mindestens {limit} Zeichen.",
    "passphrase_too_weak": (
        "Diese Passphrase ist leicht zu erraten. Nehmen Sie am besten fünf zufällige Wörter."
    ),
    "password_too_short": "Das Passwort ist zu kurz: mindestens {limit} Zeichen.",
    "password_too_weak": (
        "Dieses Passwort ist leicht zu erraten. Nehmen Sie am besten fünf zufällige Wörter."
    ),
    "never_in_a_booklet": (
        "Geschlecht, Familienstand und Staatsangehörigkeit stehen nie in diesem Heft. "
        "Bitte einen anderen Baustein wählen."
    ),
    "only_on_request": (
        "Angaben zu Aufenthalt und Gesundheit stehen nur auf Wunsch der Person in einem Heft."
    ),
    "before_it_was_made": (
        "Das Heft wurde erst am {day} gemacht. Bitte diesen oder einen späteren Tag eintragen."
    ),
    "issued_already": (
        "Diese Hefte sind seit {day} als ausgegeben eingetragen. Bitte zuerst den Eintrag "
        "entfernen."
    ),
    "count_out_of_range": "Bitte eine Zahl von 1 bis {limit} eintragen.",
    "copies_out_of_range": "Bitte eine Zahl von 1 bis {limit} eintragen: So viele gibt es davon.",
    "names_a_client": (
        "So heißt jemand, für den es hier eine Akte gibt. Der Name des Hefts steht auf jedem Heft: "
        "Bitte wählen Sie einen anderen."
    ),
    "no_blocks": "Ein Heft braucht wenigstens einen Teil.",
    "passphrase_same": "Die neue Passphrase ist dieselbe wie die bisherige.",
    "passphrase_not_own": (
        "Das ist Ihre eigene Passphrase. Die Vertretung braucht eine, die nur sie kennt."
    ),
}


def problems() -> frozenset[str]:
    """Return all problem codes that have a sentence."""
    return frozenset(_SENTENCES)


def input_sentence(error: InvalidInput) -> str:
    """Return the sentence for the field."""
    return _SENTENCES[error.problem].format_map(error.data)
