"""The German words of the recovery sheet."""

from __future__ import annotations

TITLE = "Wiederherstellungsblatt"
SAMPLE_TITLE = "Wiederherstellungsblatt (Muster)"
PURPOSE = (
    "Mit diesem Code öffnen Sie Ihren Bestand, wenn Sie Ihre Passphrase nicht mehr wissen. "
    "Der Code öffnet alles. Behandeln Sie dieses Blatt wie einen Schlüssel."
)
LOSS = (
    "Ohne Passphrase und ohne diesen Code kann niemand den Bestand öffnen, auch nicht die IT und "
    "nicht die Menschen, die das Programm gemacht haben."
)
KEEP = (
    (
        "Legen Sie das Blatt in einen Tresor, ein verschlossenes Fach oder in einen versiegelten "
        "Umschlag, den die Leitung verwahrt."
    ),
    "Bewahren Sie es nicht beim Rechner auf und nicht in derselben Tasche.",
    "Fotografieren, kopieren und verschicken Sie es nicht.",
    (
        "Wenn das Blatt fehlt oder jemand es gesehen hat, machen Sie in gkdesk unter „Sicherheit“ "
        "einen neuen Code. Der alte gilt dann nicht mehr."
    ),
)
USE = (
    "Starten Sie gkdesk und wählen Sie „Mit dem Wiederherstellungsblatt öffnen“.",
    (
        "Tippen Sie die sieben Gruppen ab. Striche, Leerzeichen, Groß- und Kleinschreibung sind "
        "gleichgültig. Die Buchstaben I, L, O und U kommen nicht vor: Was so aussieht, ist eine "
        "Ziffer."
    ),
    (
        "Wählen Sie eine neue Passphrase und drucken Sie ein neues Blatt. Dieses hier gilt dann "
        "nicht mehr."
    ),
)
SAMPLE = "Muster – dieses Blatt öffnet keinen Bestand. Übungsdaten – alle Personen erfunden."
CODE_TITLE = "Code in sieben Gruppen"
GROUP = "Gruppe"
CHARACTERS = "Zeichen"
KEEP_TITLE = "So bewahren Sie es auf"
USE_TITLE = "So benutzen Sie es"
CUSTODY_TITLE = "Verwahrung"
MADE_ON = "Gemacht am"
KEPT_BY = "Verwahrt bei"
SIGNED = "Datum, Unterschrift"
