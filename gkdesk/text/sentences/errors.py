"""The German sentence for every error that a user can meet.

Each says what happened, what is safe and what to do, in this order.
"""

from __future__ import annotations

from gkdesk import errors
from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences.incoming import IMPORT_SENTENCES
from gkdesk.text.sentences.input import input_sentence

_SAFE = "Ihre Daten sind nicht verändert worden."

_SENTENCES: dict[type[UserError], str] = {
    errors.WrongPassphrase: (
        "Die Eingabe öffnet diesen Bestand nicht. "
        f"{_SAFE} Bitte prüfen Sie Groß- und Kleinschreibung und die Feststelltaste. Wenn die "
        "Passphrase verloren ist, hilft der Code auf dem Wiederherstellungsblatt."
    ),
    errors.StoreDamaged: (
        "Der Bestand ist beschädigt und lässt sich an einer Stelle nicht lesen. Es wurde nichts "
        "gelöscht. Bitte stellen Sie die letzte geprüfte Sicherung in einem neuen Ordner wieder "
        "her und heben Sie den beschädigten Ordner auf."
    ),
    errors.KeyFileMissing: (
        "Neben dem Bestand fehlt die Schlüsseldatei „bestand.schluessel“. Ihre Daten sind noch "
        "da, lassen sich ohne diese Datei aber nicht öffnen. Wenn Sie sie noch haben, legen Sie "
        "sie bitte in den Ordner zurück. Sonst stellen Sie den Bestand aus der neuesten Sicherung "
        "wieder her; der jetzige Ordner bleibt dabei erhalten."
    ),
    errors.KeyFileDamaged: (
        "Die Schlüsseldatei „bestand.schluessel“ ist beschädigt. Ihre Daten sind noch da, "
        "lassen sich mit ihr aber nicht öffnen. Bitte stellen Sie den Bestand aus der neuesten "
        "Sicherung wieder her; der jetzige Ordner bleibt dabei erhalten."
    ),
    errors.KeyFileForeign: (
        "Schlüsseldatei und Bestand gehören nicht zusammen. "
        f"{_SAFE} Bitte legen Sie die Schlüsseldatei „bestand.schluessel“ aus der neuesten "
        "Sicherung zurück (Ordner „sicherungen“ im Bestand oder Ihr zweiter Ort); nach einem neuen "
        "Schlüssel passt nur eine Sicherung von danach."
    ),
    errors.KeyChangeUnsettled: (
        "Die Änderung des Zugangs ließ sich weder abschließen noch zurücknehmen. Ihre Daten sind "
        "vollständig. Im Augenblick gilt der neue Zugang, nicht der bisherige: Heben Sie beide "
        "auf, Passphrase oder Blatt. Bitte schaffen Sie Platz auf dem Datenträger, sperren Sie "
        "und entsperren Sie. gkdesk nimmt die Änderung dann zurück; wenn Sie mit dem neuen Zugang "
        "entsperren, schließt es sie ab. Was geschah, steht im Protokoll."
    ),
    errors.NotAStore: (
        "In diesem Ordner liegt kein Bestand von gkdesk. Es wurde nichts verändert. Bitte wählen "
        "Sie einen anderen Ordner oder legen Sie einen neuen Bestand an."
    ),
    errors.StoreNotEncrypted: (
        "Die Datei „bestand.gkdesk“ ist nicht verschlüsselt. gkdesk arbeitet nicht mit ihr und "
        "hat sie nicht verändert. Bitte fragen Sie, woher die Datei kommt, und öffnen Sie den "
        "Ordner mit Ihrem eigenen Bestand oder eine Sicherung."
    ),
    errors.StoreTooNew: (
        "Der Bestand wurde mit einer neueren Version von gkdesk bearbeitet. "
        f"{_SAFE} Bitte installieren Sie die neuere Version und öffnen Sie ihn damit."
    ),
    errors.StoreInUse: (
        "Der Bestand ist schon geöffnet, in einem anderen Fenster oder an einem anderen Gerät. "
        f"{_SAFE} Bitte arbeiten Sie dort weiter oder schließen Sie ihn dort."
    ),
    errors.StoreLocked: (
        "Der Bestand wurde gesperrt, bevor dieser Schritt fertig war. Was vorher gespeichert war, "
        "ist gespeichert; von diesem Schritt wurde nichts geschrieben. Bitte entsperren Sie und "
        "wiederholen Sie ihn."
    ),
    errors.StoreExists: (
        "In diesem Ordner liegt schon ein Bestand. Er wurde nicht verändert. Bitte öffnen Sie ihn "
        "oder wählen Sie für den neuen Bestand einen anderen Ordner."
    ),
    errors.NotSafeToPublish: (
        "Aus diesen Zahlen ließe sich auf einzelne Personen schließen. Es ging nichts hinaus. "
        "Bitte wählen Sie einen längeren Zeitraum."
    ),
    errors.StatisticsContradict: (
        "Am {on} ging schon eine Statistik hinaus ({period}), mit Zahlen ab {threshold} "
        "Menschen und Aufenthaltsstatus {status}. Aus ihr und dieser Ausgabe zusammen ließen sich "
        "verdeckte Zahlen ausrechnen. Es ging nichts hinaus. Bitte wählen Sie dieselbe "
        "Darstellung wie damals oder einen Zeitraum, der sich nicht mit ihr überschneidet."
    ),
    errors.ReadOnlyFolder: (
        "In den Ordner kann nicht geschrieben werden. Was vorher gespeichert war, ist "
        "gespeichert. Bitte heben Sie den Schreibschutz auf, lassen Sie sich das Schreibrecht "
        "geben oder wählen Sie einen anderen Ordner."
    ),
    errors.DiskFull: (
        "Auf dem Datenträger ist kein Platz mehr. Dieser Schritt wurde nicht gespeichert; alles "
        "davor ist sicher. Bitte schaffen Sie Platz und wiederholen Sie den Schritt."
    ),
    errors.FolderUnreachable: (
        "Der Ordner ist nicht erreichbar. Was vorher gespeichert war, ist gespeichert. Bitte "
        "prüfen Sie, ob das Laufwerk angeschlossen und der Ordner noch da ist."
    ),
    errors.BadRecoveryCode: (
        "Im Wiederherstellungscode ist ein Tippfehler. "
        f"{_SAFE} Bitte vergleichen Sie jede Gruppe mit dem Blatt; I und L zählen als 1, O als 0."
    ),
    errors.KeyringUnavailable: (
        "Der Schlüsselspeicher dieses Geräts antwortet nicht oder ist nicht sicher genug. Ihre "
        "Daten sind davon nicht betroffen. Bitte öffnen Sie den Bestand mit der Passphrase."
    ),
    errors.NoDeviceKey: (
        "Dieses Gerät kennt den Bestand nicht (mehr). "
        f"{_SAFE} Bitte öffnen Sie ihn mit der Passphrase; danach können Sie das Gerät neu merken."
    ),
    errors.MigrationFailed: (
        "Der Bestand konnte nicht an diese Programmversion angepasst werden. Er ist unverändert. "
        "Bitte arbeiten Sie mit der bisherigen Version weiter und geben Sie der Betreuung des "
        "Programms Bescheid."
    ),
    errors.BackupFailed: (
        "Die Sicherung konnte nicht angelegt oder nicht geprüft werden. Ihr Bestand und ältere "
        "Sicherungen sind unverändert. Bitte prüfen Sie, ob der Ordner für Sicherungen erreichbar "
        "ist und Platz hat, und sichern Sie noch einmal."
    ),
    errors.BackupRunning: (
        "Gerade entsteht schon eine Sicherung. Sie läuft ungestört weiter. Bitte sichern Sie "
        "danach noch einmal, wenn Sie seitdem etwas geändert haben."
    ),
    errors.BackupUnreadable: (
        "Das ist keine lesbare Sicherung von gkdesk. Ihr Bestand und alle Sicherungen sind "
        "unverändert. Bitte wählen Sie eine andere Sicherung."
    ),
    errors.NothingToUndo: (
        "Es gibt keinen Schritt, der zurückgenommen oder noch einmal ausgeführt werden kann. Alles "
        "Gespeicherte ist unverändert. Sie können einfach weiterarbeiten."
    ),
    errors.UndoNotPossible: (
        "Diese Änderung lässt sich nicht mehr zurücknehmen: {what}. Die Angaben sind inzwischen "
        "anders, oder es ist schon etwas darüber gedruckt oder weitergegeben worden. "
        f"{_SAFE} Das nächste Strg+Z geht mit der Änderung davor weiter; diese hier ändern Sie bei "
        "Bedarf von Hand."
    ),
    errors.StepNotNewest: (
        "Inzwischen ist eine andere Änderung dazugekommen, deshalb ist nichts geschehen: {what}. "
        f"{_SAFE} Wenn Sie es noch möchten, versuchen Sie es bitte noch einmal."
    ),
    errors.RedoNotPossible: (
        "Diese Änderung lässt sich nicht noch einmal ausführen: {what}. Die Angaben sind "
        f"inzwischen anders. {_SAFE} Das nächste Strg+Y geht mit der Änderung danach weiter; diese "
        "hier tragen Sie bei Bedarf von Hand ein."
    ),
    errors.RecordGone: (
        "Den Eintrag gibt es nicht mehr; er wurde inzwischen entfernt. Alles andere ist "
        "unverändert. Bitte gehen Sie zurück zur Liste."
    ),
    errors.ChoiceUnreadable: (
        "Die festgehaltene Wahl der Person lässt sich nicht lesen. Ihr Heft wurde nicht gemacht. "
        "Bitte fragen Sie die Person und halten Sie ihre Wahl neu fest."
    ),
    errors.ProfileUnreadable: (
        "Dieses eigene Profil lässt sich nicht lesen. Alles andere ist unverändert. Bitte setzen "
        "Sie es unter „Eigene Profile“ zurück, oder wählen Sie eine andere Art des Hefts."
    ),
    errors.AidClosed: (
        "Diese Arbeitshilfe ist abgeschlossen und versiegelt. Geändert wurde nichts. Zum Ändern "
        "öffnen Sie sie bitte mit einer Begründung wieder."
    ),
    errors.AnswerRefused: (
        "{why} Gespeichert wurde nichts. Die Antwort von vorher gilt weiter. Bitte prüfen Sie Ihre "
        "Eingabe."
    ),
    errors.ReturnBlocked: (
        "{why} Geschrieben wurde nichts. Alle Antworten sind unverändert. Bitte beheben Sie das "
        "und versuchen Sie es noch einmal."
    ),
    errors.AidUnreadable: (
        "Die gespeicherte Vorlage dieser Arbeitshilfe lässt sich nicht lesen. Die Antworten sind "
        "noch da. Bitte stellen Sie den Bestand aus einer Sicherung wieder her, oder lesen Sie die "
        "Vorlage neu ein."
    ),
    errors.TemplateGone: (
        "Diese Vorlage ist nicht mehr da oder nicht lesbar. Begonnene Arbeitshilfen und ihre "
        "Antworten sind unverändert. Bitte wählen Sie eine andere Vorlage aus."
    ),
    errors.MinutesSealed: (
        "Das Protokoll dieser Sitzung ist versiegelt und lässt sich so nicht ändern. Es steht "
        "unverändert da. Wenn etwas falsch ist, öffnen Sie es mit „Wieder öffnen“ und nennen den "
        "Grund."
    ),
    errors.MissingGlyph: (
        "Das Feld „{field}“ enthält ein Zeichen ({codepoint}), das im Dokument nicht dargestellt "
        "werden kann. Das Dokument wurde nicht erzeugt, Ihre Daten sind unverändert. Bitte "
        "ersetzen Sie das Zeichen."
    ),
    errors.ResourceMissing: (
        "Zum Programm gehört eine Datei, die fehlt: {name}. Ihre Daten sind davon nicht "
        "betroffen. Bitte installieren Sie gkdesk neu."
    ),
    errors.PictureUnreadable: (
        "Diese Datei ist kein Bild, das gkdesk lesen kann, oder sie ist beschädigt. Es wurde "
        "nichts übernommen. Bitte wählen Sie ein Bild als PNG oder JPEG; auf die Endung des "
        "Dateinamens kommt es nicht an."
    ),
    errors.PictureTooLarge: (
        "Dieses Bild ist zu groß. Es wurde nichts übernommen. Bitte verkleinern Sie es auf "
        "höchstens 25 Millionen Bildpunkte; für ein Logo genügen 1.400 mal 700."
    ),
    errors.AddressTooLong: (
        "Die Anschrift passt nicht in das Fenster des Briefumschlags. Der Brief wurde nicht "
        "erzeugt, Ihre Daten sind unverändert. Bitte kürzen Sie die Anschrift auf höchstens "
        "sechs Zeilen mit je etwa 40 Zeichen."
    ),
    errors.PartTooLarge: (
        "Ein Teil des Dokuments ist größer als eine Seite und lässt sich nicht teilen. Das "
        "Dokument wurde nicht erzeugt, Ihre Daten sind unverändert. Bitte kürzen Sie die längsten "
        "Texte darin."
    ),
    errors.FolderOfBackups: (
        "In diesem Ordner liegen Sicherungen; ein Bestand darin wäre nicht sicher aufgehoben. Es "
        "wurde nichts geschrieben, Bestand und Sicherungen sind unverändert. Bitte wählen Sie "
        "einen Ordner außerhalb der Sicherungen."
    ),
    errors.FolderNotEmpty: (
        "Der Ordner ist nicht leer. Es wurde nichts geschrieben und nichts gelöscht. Bitte wählen "
        "Sie einen leeren oder einen neuen Ordner."
    ),
    errors.TranslationUnconfirmed: (
        "Die Übersetzung ({language}) hat niemand geprüft; es gilt der deutsche Text. Es wurde "
        "noch nichts gedruckt. Bitte bestätigen Sie, dass Sie sie trotzdem verwenden, am besten "
        "mit Sprachmittlung, oder nehmen Sie nur den deutschen Text."
    ),
    errors.GapModulesUnreadable: (
        "Zeile {row} der Zuordnung lässt sich nicht lesen oder widerspricht einer anderen. Es "
        "wurde nichts ausgewertet und nichts überschrieben. Nötig ist je einmal die Spalte "
        "Arbeitshilfe, Liste, Kennung und Baustein; als Baustein geht F1, F2, F3, F4, F5 oder "
        "Sonstiges, für jede Lücke nur einer. Am einfachsten speichern Sie die Zuordnung im "
        "Programm als CSV und ändern dort die letzte Spalte."
    ),
    errors.NotANetworkState: (
        "Das ist kein gespeicherter Stand des Netzwerks, oder er ist beschädigt. "
        f"{_SAFE} Bitte wählen Sie einen anderen Stand."
    ),
    errors.NetworkStateTooNew: (
        "Dieser Stand des Netzwerks stammt aus einer neueren Fassung des Programms. "
        f"{_SAFE} Bitte öffnen Sie ihn mit der neueren Fassung."
    ),
    **IMPORT_SENTENCES,
}

_UNKNOWN = "…"


class _Known(dict[str, str | int]):
    """Data of an error; what was not given is shown as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return _UNKNOWN


def sentence(error: UserError) -> str:
    """Return what happened, what is safe and what to do."""
    if isinstance(error, InvalidInput):
        return input_sentence(error)
    return _SENTENCES[type(error)].format_map(_Known(error.data))
