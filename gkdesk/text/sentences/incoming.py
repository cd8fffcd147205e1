"""What is said when a file cannot be imported, and about single cells of one that can."""

from __future__ import annotations

from gkdesk import errors
from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences import input as sentences_input

_NOTHING = "Es wurde nichts übernommen, der Bestand ist unverändert."

IMPORT_SENTENCES: dict[type[UserError], str] = {
    errors.ImportNoTexts: (
        "In dieser Datei stehen keine Texte zum Übersetzen. Es wurde nichts übernommen. Bitte "
        "wählen Sie eine Datei, die Sie hier exportiert haben; ihre Spalten „Schlüssel“, "
        "„Deutsch“ und „Übersetzung“ müssen noch da sein."
    ),
    errors.ImportTextsUnreadable: (
        "Diese PO-Datei ist nicht vollständig oder verändert und lässt sich nicht lesen. Es wurde "
        "nichts übernommen. Bitte lassen Sie sich die Datei noch einmal schicken."
    ),
    errors.ImportOtherLanguage: (
        "Die Texte dieser Datei sind für {found}, gezeigt ist {expected}. Es wurde nichts "
        "übernommen. Bitte wählen Sie zuerst die Sprache der Datei."
    ),
    errors.ImportFileMissing: (
        f"Die Datei ist nicht mehr da. {_NOTHING} Bitte prüfen Sie, ob sie verschoben oder "
        "umbenannt wurde und ob das Laufwerk angeschlossen ist, und wählen Sie sie noch einmal aus."
    ),
    errors.ImportIsFolder: (
        f"Das ist ein Ordner und keine Datei. {_NOTHING} Bitte öffnen Sie den Ordner und wählen "
        "Sie darin eine Datei (CSV, XLSX oder vCard)."
    ),
    errors.ImportUnreadable: (
        f"Die Datei lässt sich nicht lesen. {_NOTHING} Bitte schließen Sie sie in anderen "
        "Programmen, prüfen Sie, ob Sie das Leserecht haben, und versuchen Sie es noch einmal."
    ),
    errors.ImportNotText: (
        f"Die Datei enthält keinen Text, sondern zum Beispiel ein Bild oder ein PDF. {_NOTHING} "
        "Bitte wählen Sie eine Datei im Format CSV, XLSX oder vCard."
    ),
    errors.ImportOtherFormat: (
        "Die Datei ist keine Excel-Arbeitsmappe, keine CSV-Datei und keine vCard, auch wenn ihr "
        f"Name danach aussieht. {_NOTHING} Bitte öffnen Sie sie in dem Programm, aus dem sie "
        "stammt, und speichern Sie sie dort als XLSX oder CSV."
    ),
    errors.ImportOldWorkbook: (
        f"Die Datei hat ein altes Office-Format (zum Beispiel XLS). {_NOTHING} Bitte öffnen Sie "
        "sie in Excel oder LibreOffice und speichern Sie sie als XLSX."
    ),
    errors.ImportProtected: (
        f"Die Datei ist mit einem Kennwort geschützt. {_NOTHING} Bitte öffnen Sie sie in Excel "
        "und speichern Sie sie ohne Kennwort an einem geschützten Ort; entfernen Sie diese Kopie "
        "nach der Übernahme."
    ),
    errors.ImportDamaged: (
        f"Die Arbeitsmappe ist beschädigt oder unvollständig. {_NOTHING} Bitte öffnen Sie sie in "
        "Excel oder LibreOffice und speichern Sie sie dort neu, oder lassen Sie sie sich noch "
        "einmal schicken."
    ),
    errors.ImportTooLarge: (
        f"Die Datei ist zu groß (Grenze: {{limit}}). {_NOTHING} Bitte teilen Sie die Liste auf "
        "mehrere Dateien auf. Wenn Sie keine so große Datei erwarten, öffnen Sie sie nicht und "
        "fragen Sie nach, woher sie kommt."
    ),
    errors.ImportTooManyRows: (
        f"Die Datei hat mehr als {{limit}} Zeilen. {_NOTHING} Bitte teilen Sie die Liste auf "
        "mehrere Dateien auf."
    ),
    errors.ImportTooManyColumns: (
        f"Die Datei hat mehr als {{limit}} Spalten. {_NOTHING} Bitte behalten Sie in einer Kopie "
        "nur die Spalten, die Sie übernehmen möchten."
    ),
    errors.ImportWithoutRows: (
        f"Die Datei ist leer oder enthält nur eine Kopfzeile. {_NOTHING} Bitte prüfen Sie, ob es "
        "die richtige Datei ist und ob die Liste im richtigen Blatt steht."
    ),
    errors.ImportQuotesBroken: (
        "In der Datei passen die Anführungszeichen in keiner Zeile zusammen. "
        f"{_NOTHING} Bitte exportieren Sie die Liste noch einmal, am besten als XLSX."
    ),
    errors.ImportSheetGone: (
        f"Dieses Blatt gibt es in der Arbeitsmappe nicht. {_NOTHING} Bitte wählen Sie ein Blatt, "
        "das eine Liste enthält."
    ),
    errors.ImportRowGone: (
        f"In Zeile {{row}} steht keine Kopfzeile; die Zeile ist leer. {_NOTHING} Bitte wählen Sie "
        "die Zeile, in der die Überschriften der Spalten stehen."
    ),
    errors.ImportOutdated: (
        "Im Bestand hat sich etwas geändert, seit die Liste geprüft wurde. "
        f"{_NOTHING} Bitte lassen Sie die Liste noch einmal prüfen."
    ),
    errors.MergeOutdated: (
        "Einer der beiden Einträge hat sich geändert, seit Sie die Vorschau gesehen haben. "
        f"{_NOTHING} Bitte sehen Sie sich die Vorschau noch einmal an."
    ),
    errors.ImportNoCards: (
        f"In der Datei steht keine vollständige vCard. {_NOTHING} Bitte exportieren Sie die "
        "Kontakte noch einmal aus dem Adressbuch und wählen Sie die neue Datei."
    ),
}

IN_STORE: dict[str, str] = {
    "unknown_organisation": (
        "Diese Organisation gibt es im Netzwerk nicht. Bitte legen Sie sie an, oder erlauben Sie, "
        "dass fehlende Organisationen angelegt werden."
    ),
    "ambiguous_organisation": (
        "Es gibt mehrere Organisationen mit diesem Namen. Bitte ergänzen Sie den Ort oder führen "
        "Sie die Einträge im Netzwerk zusammen."
    ),
    "organisation_elsewhere": (
        "Es gibt eine Organisation mit diesem Namen an einem anderen Ort; sie wird ein zweites Mal "
        "angelegt. Bitte prüfen Sie, ob es dieselbe ist."
    ),
    "organisation_differs": (
        "In {where} {row} steht für dieselbe Organisation etwas anderes ({what}); es gilt die "
        "erste Angabe."
    ),
    "unknown_municipality": (
        "Diese Gemeinde steht nicht in den Einstellungen. Bitte legen Sie sie dort an oder ändern "
        "Sie den Namen."
    ),
    "unknown_contact": (
        "Diese Ansprechperson gibt es im Netzwerk nicht. Bitte legen Sie sie zuerst an."
    ),
    "ambiguous_contact": (
        "Es gibt mehrere Ansprechpersonen mit diesem Namen. Bitte wählen Sie die richtige nach der "
        "Übernahme selbst aus."
    ),
    "namesake_in_store": (
        "Es gibt schon einen Eintrag mit diesem Namen, aber mit anderen Angaben. Bitte prüfen Sie, "
        "ob es derselbe ist."
    ),
    "without_organisation": (
        "Diese Person wird ohne Organisation eingetragen. Bitte ergänzen Sie sie, wenn sie zu "
        "einer gehört."
    ),
    "several_in_store": (
        "Diesen Eintrag gibt es mehrmals; keiner davon wird geändert. Bitte führen Sie die "
        "Einträge im Netzwerk zusammen."
    ),
    "namesake_in_file": (
        "In {where} {row} steht derselbe Name oder dieselbe Funktion mit anderen Angaben; beide "
        "werden eingetragen. Bitte prüfen Sie, ob es dieselbe Person ist."
    ),
    "further_post": (
        "Diese Person bringt schon eine andere Zeile mit; diese Organisation wird bei ihr als "
        "weitere eingetragen."
    ),
    "contact_differs": (
        "Für diesen Eintrag ist schon eine andere Nummer oder E-Mail-Adresse eingetragen; sie "
        "bleibt. Bitte prüfen Sie, ob es dieselbe Person ist."
    ),
    "marked_private": (
        "Die Liste nennt privat, was bisher offen war; nach der Übernahme ist es auch hier privat."
    ),
    "private_not_taken": (
        "Die Liste nennt etwas an diesem Eintrag privat. Bitte tragen Sie das selbst ein."
    ),
    "home_number_left_out": (
        "Die Zeile nennt auch eine dienstliche Angabe; nur diese wird eingetragen, die private "
        "nicht."
    ),
    "code_of_another": (
        "Dieses Kennzeichen gehört schon zu jemand anderem ({who}): Name oder Geburtsdatum passen "
        "nicht. Die Zeile wird nicht übernommen. Bitte berichtigen Sie eines von beiden."
    ),
    "doubt_name": (
        "Ist das {who}? Der Name klingt gleich, aber das Geburtsdatum ist nicht bei beiden ganz "
        "bekannt. Bitte vergleichen Sie beide."
    ),
    "doubt_new_year": (
        "Ist das {who}? Der Name klingt gleich, und beide sind am 1. Januar desselben Jahres "
        "geboren. Das wird oft eingetragen, wenn niemand den Tag weiß. Bitte vergleichen Sie beide."
    ),
    "doubt_birth": (
        "Ist das {who}? Name und Nummer passen, das Geburtsdatum nicht. Bitte vergleichen Sie "
        "beide."
    ),
    "doubt_codes": (
        "Ist das {who}? Der Name klingt gleich, das Kennzeichen ist ein anderes. Bitte vergleichen "
        "Sie beide."
    ),
    "doubt_phone": (
        "Ist das {who}? Die Telefonnummer ist dieselbe, der Name ein anderer. Vielleicht teilen "
        "zwei Menschen einen Anschluss. Bitte vergleichen Sie beide."
    ),
    "doubt_number": (
        "Ist das {who}? Die AZR-Nummer ist dieselbe, der Name ein anderer. Bitte vergleichen Sie "
        "beide."
    ),
    "doubt_several": (
        "Mehrere Menschen passen dazu, einer davon ist {who}. Bitte vergleichen Sie sie."
    ),
    "client_ended": (
        "Diese Person ist schon da, ihre Begleitung ist aber beendet; daran ändert sich nichts."
    ),
    "client_differs": (
        "Im Bestand steht etwas anderes ({what}); es bleibt. Bitte vergleichen Sie beide."
    ),
    "lead_unknown": (
        "Weder eine Ansprechperson noch eine Organisation heißt genau so. Bitte legen Sie sie an, "
        "oder tragen Sie die Fallführung nach der Übernahme ein."
    ),
    "lead_several": (
        "Mehrere Ansprechpersonen heißen so. Bitte tragen Sie die Fallführung nach der Übernahme "
        "ein."
    ),
    "lead_office_unknown": (
        "Keine Organisation heißt genau so. Bitte legen Sie sie an, oder tragen Sie die "
        "Fallführung nach der Übernahme ein."
    ),
    "lead_office_several": (
        "Mehrere Organisationen heißen so. Bitte tragen Sie die Fallführung nach der Übernahme ein."
    ),
    "belongs_to_missing": "Diese Angabe gehört zu etwas, das in der Zeile fehlt: {what}.",
    "birth_year_differs": (
        "Geburtsdatum und Geburtsjahr nennen verschiedene Jahre; eingetragen wird das Datum."
    ),
    "ended_in_store": "Diesen Eintrag gibt es schon, er ist aber beendet und bleibt es.",
}
"""What is wrong with a row compared with the records that are there."""

FINDINGS: dict[str, str] = {
    "required": "Hier fehlt eine Angabe: {what}.",
    "name_or_function": "Weder Name noch Funktion ist angegeben. Beispiel: Anna Beispiel.",
    "belongs_to_nobody": (
        "Diese Angabe gehört zu einer Person, aber weder Name noch Funktion ist angegeben. "
        "Beispiel für eine Funktion: Empfang."
    ),
    "unwanted_column": (
        "Diese Spalte klingt nach Gesundheit und wird nicht übernommen; Diagnosen gehören nicht in "
        "das Programm. Was gebraucht wird, tragen Sie als Notiz ein, Beispiel: Unterstützung "
        "gewünscht."
    ),
    "unwanted_by_hand": (
        "Diese Spalte klingt nach Gesundheit; Sie haben ihr selbst eine Bedeutung gegeben. "
        "Diagnosen gehören nicht in das Programm. Beispiel für das, was passt: Unterstützung "
        "gewünscht."
    ),
    "excel_number": (
        "Excel hat den Tag als Zahl gespeichert (vielleicht {day}). Bitte tragen Sie ihn als Datum "
        "ein. Beispiel: 3.4.2026."
    ),
    "short_year": ("Das Jahr hat nur zwei Ziffern; gelesen wurde {day}. Beispiel: 3.4.1999."),
    "day_in_future": "Dieser Tag liegt in der Zukunft. Beispiel: 3.4.2026.",
    "rounded_reference": (
        "Excel hat die Nummer als Zahl gespeichert und gerundet; sie ist verloren. Bitte neu "
        "eintragen und die Spalte in Excel vorher als Text einstellen. Beispiel: 123456789012."
    ),
    "status_without_paragraph": (
        "Das passt zu keinem Eintrag der Liste genau oder zu mehreren. Bitte nennen Sie das Wort "
        "und den Paragrafen. Beispiel: {example}."
    ),
    "date_without_year": "Das Datum braucht Tag, Monat und Jahr. Beispiel: 3.4.2026.",
    "not_a_date": "Das ist kein Datum. Beispiel: 3.4.2026.",
    "day_or_month_first": (
        "Tag und Monat könnten vertauscht sein; gelesen wurde {day}. Beispiel: 3.4.2026."
    ),
    "checked_in_future": (
        "Dieser Tag liegt in der Zukunft; geprüft wurde an ihm noch nichts. Beispiel: 3.4.2026."
    ),
    "letters_lost": (
        "Hier stehen vermutlich falsche Zeichen an der Stelle von Buchstaben, die beim Speichern "
        "der Liste verloren gingen. Bitte speichern Sie die Liste als XLSX oder „CSV UTF-8“, oder "
        "berichtigen Sie den Eintrag. Beispiel: Ayşe."
    ),
    "letters_of_another_alphabet": (
        "Diese Buchstaben ergeben kein Wort: Die Liste ist wahrscheinlich in einer anderen Schrift "
        "gespeichert und falsch gelesen worden. Bitte speichern Sie die Liste als XLSX oder „CSV "
        "UTF-8“ und wählen Sie sie neu aus. Beispiel: Ayşe."
    ),
    "other_encoding": (
        "Diese Zeile ist anders gespeichert als der Rest der Liste. Bitte prüfen Sie darin die "
        "Umlaute und Sonderzeichen. Beispiel: Jürgen, Ayşe."
    ),
    "several_names": (
        "Hier stehen vielleicht mehrere Namen; daraus würde ein einziger Eintrag. Bitte geben Sie "
        "jeder Person eine eigene Zeile. Beispiel: Anna Beispiel."
    ),
    "name_reversed": (
        "Der Name hat ein Komma und würde so eingetragen. Steht der Nachname vorn, wählen Sie als "
        "Bedeutung der Spalte „Nachname, Vorname“. Beispiel: Anna Beispiel."
    ),
    "not_a_number": "Das ist keine ganze Zahl. Beispiel: 12.",
    "number_too_large": "Die Zahl ist zu groß, höchstens {limit}. Beispiel: 12.",
    "not_yes_or_no": "Hier passt nur „ja“ oder „nein“. Beispiel: ja.",
    "taken_as_private": (
        "Hier steht weder „ja“ noch „nein“; im Zweifel gilt die Angabe als privat. Beispiel: nein."
    ),
    "unknown_word": "Dieses Wort steht nicht in der Liste. Beispiel: {example}.",
    "rounded_phone": (
        "Excel hat die Nummer als Zahl gespeichert und gerundet; sie ist verloren. Bitte neu "
        "eintragen, Beispiel: 02131 123456."
    ),
    "zero_lost": (
        "Am Anfang fehlt vermutlich die Null, weil Excel die Nummer als Zahl gespeichert hat. "
        "Beispiel: 02131 123456."
    ),
    "zero_lost_postal": (
        "Die Postleitzahl hat vier Ziffern; am Anfang fehlt vermutlich die Null. Beispiel: 04109."
    ),
    "formula_without_value": (
        "Hier steht eine Formel, deren Ergebnis nicht in der Datei gespeichert ist. Bitte die "
        "Datei in Excel öffnen und neu speichern, oder den Wert eintragen, Beispiel: Neuss."
    ),
    "formula_error": (
        "Hier steht eine Formel mit einem Fehler (zum Beispiel #BEZUG!). Bitte den Wert "
        "eintragen, Beispiel: Neuss."
    ),
    "broken_quotes": (
        "In dieser Zeile passen die Anführungszeichen nicht zusammen; sie wurde nicht gelesen. "
        'Beispiel: "Haus ""Sonne"""; innere Anführungszeichen stehen doppelt.'
    ),
    "card_without_name": (
        "Diese Karte nennt weder Namen noch Organisation. Beispiel: FN:Anna Beispiel."
    ),
    "card_line_unreadable": (
        "Ein Teil dieser Karte ließ sich nicht lesen und fehlt. Bitte mit dem Adressbuch "
        "vergleichen, Beispiel für eine gültige Zeile: TEL:02131 123456."
    ),
    "duplicate_row": "Derselbe Eintrag steht auch in {where} {row}; dieser hier wird ausgelassen.",
    "duplicate_row_joined": (
        "Derselbe Eintrag steht auch in {where} {row}; was nur hier steht, wird dort ergänzt."
    ),
    "duplicate_row_loses": (
        "Derselbe Eintrag steht auch in {where} {row}, aber mit anderen Angaben. Es gelten die aus "
        "{where} {row}; von hier geht verloren: {what}."
    ),
}


def finding_sentence(problem: str, data: dict[str, str | int]) -> str:
    """Return what is wrong with a cell or a row, with an example."""
    if problem in IN_STORE:
        return IN_STORE[problem].format_map(data)
    if problem in FINDINGS:
        return FINDINGS[problem].format_map(data)
    return sentences_input.input_sentence(InvalidInput("cell", problem, **data))
