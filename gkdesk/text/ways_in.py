"""What is said about the ways into a store: what a change of them does, and what it does not."""

from __future__ import annotations

CHANGE_LEAD = (
    "Die Daten bleiben, wie sie sind; nur der Schlüssel wird neu verpackt. Ältere Sicherungen "
    "öffnen sich weiter mit der bisherigen Passphrase."
)
SECOND_LEAD = (
    "Die Vertretung tippt ihre Passphrase am besten selbst. Sie öffnet damit denselben Bestand."
)
SECOND_REMOVED_LEAD = (
    "Die Passphrase der Vertretung öffnet diesen Bestand dann nicht mehr. Fallen Sie aus, bleibt "
    "nur das Wiederherstellungsblatt. Zurücknehmen lässt sich das nicht; Sie können die Vertretung "
    "aber neu einrichten. Sicherungen von bisher öffnet ihre Passphrase weiter."
)
SHEET_ASKED = (
    "Ein neues Blatt ist ein neuer Zugang zum Bestand; deshalb zuerst die Passphrase. Das "
    "bisherige Blatt gilt, bis das neue geprüft ist."
)
SHEET_LEAD = (
    "Das neue Blatt gilt erst, wenn zwei seiner Gruppen abgetippt und bestätigt sind; bis dahin "
    "gilt das alte. Ältere Sicherungen öffnet das alte Blatt auch danach."
)
SHEET_LEAD_FIRST = (
    "Das Blatt gilt erst, wenn zwei seiner Gruppen abgetippt und bestätigt sind. Bis dahin gibt es "
    "keines."
)
SHEET_NOT_SEALED = (
    "Das neue Blatt gilt nicht. Vernichten Sie, was davon gedruckt oder abgeschrieben ist."
)
SHEET_UNSETTLED = (
    "Im Augenblick gilt das neue Blatt: Heben Sie beide Blätter auf, bis Sie neu entsperrt haben."
)
DEVICE_HINT = (
    "Das Betriebssystem verwahrt dann einen Schlüssel; wer hier angemeldet ist, öffnet ohne "
    "Passphrase. Die Passphrase brauchen Sie trotzdem weiter."
)
DEVICE_KNOWN_HINT = (
    "Wer hier angemeldet ist, öffnet den Bestand ohne Passphrase. Nach dem Vergessen nicht mehr."
)
DEVICE_NOT_POSSIBLE = (
    "Hier nicht möglich: Dieses Gerät hat keinen Schlüsselspeicher, der antwortet und sicher genug "
    "ist. Sie öffnen weiter mit der Passphrase."
)
DEVICE_LEAD = (
    "Wer an diesem Gerät unter Ihrem Namen angemeldet ist, öffnet den Bestand danach ohne "
    "Passphrase. Das ist bequem, kein Schutz."
)
KNOWN_HINT = (
    "Dann genügt eine neue Passphrase nicht: Wer Schlüsseldatei und Passphrase kennt, kennt den "
    "Schlüssel. Ein neuer verschlüsselt alles noch einmal."
)
KNOWN_LEAD = (
    "Der Bestand wird gesperrt und ganz neu verschlüsselt. Danach öffnet ihn nur noch die neue "
    "Passphrase: Sie drucken ein neues Blatt; Vertretung und „Auf diesem Gerät merken“ richten Sie "
    "neu ein. Rückgängig machen lässt sich das nicht. Sicherungen von bisher öffnen sich weiter "
    "mit der bisherigen Passphrase, gelöscht wird keine."
)
KNOWN_WORD = "NEUER SCHLÜSSEL"

_STILL_OPENS = (
    "Wer {way} kennt und eine ältere Sicherung oder eine alte Kopie der Schlüsseldatei hat, kommt "
    "weiter an die Daten, auch an neue. Das beendet erst ein neuer Schlüssel; Sicherungen von "
    "bisher bleiben auch dann so lesbar."
)
OLD_SHEET = _STILL_OPENS.format(way="das alte Blatt")
OLD_PASSPHRASE = _STILL_OPENS.format(way="die bisherige Passphrase")
OLD_SECOND = _STILL_OPENS.format(way="die bisherige Passphrase der Vertretung")
OLD_DEVICE = _STILL_OPENS.format(way="den Schlüssel, den dieses Gerät verwahrt hat,")
