"""What is said when a store is open again: what the lock stopped, what was found or done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from gkdesk.text.dates import format_day_bare

if TYPE_CHECKING:
    import datetime as dt

ONE_LEAVES = "Heft drucken"
MANY_LEAVE = "Hefte drucken oder speichern"
"""Titles of work by which something leaves the office."""


class Notice(Enum):
    """What there is to say; each has a sentence."""

    KEY_FILE_FOREIGN = auto()
    CLOCK_WENT_BACK = auto()
    """The detail is `of_clock`."""
    DRAFTS_LOST = auto()
    WORK_STOPPED = auto()
    ISSUE_STOPPED = auto()
    """The detail of both is the title of the work."""
    SWAP_FINISHED = auto()
    """The detail is the folder of the former store."""
    ODD_NOTE = auto()
    """The detail is the name of the file."""
    KEY_RENEWED = auto()
    BACKUP_OF_BEFORE = auto()
    BACKUPS_OF_BEFORE = auto()
    """The detail is how many there are."""


@dataclass(frozen=True)
class AfterUnlock:
    """One thing to say, and the word in it that is not always the same."""

    notice: Notice
    detail: str = ""

    @property
    def sentence(self) -> str:
        return _SENTENCES[self.notice].format(detail=self.detail)


def of_stopped(title: str) -> AfterUnlock:
    """Return what there is to say of work that the lock stopped: some of it cannot be unmade."""
    leaves = title in (ONE_LEAVES, MANY_LEAVE)
    return AfterUnlock(Notice.ISSUE_STOPPED if leaves else Notice.WORK_STOPPED, title)


def of_clock(today: dt.date, logged: dt.date) -> AfterUnlock:
    """Return what there is to say of a log that goes on beyond today."""
    days = f"{format_day_bare(today)}, der jüngste Eintrag im Protokoll ist vom"
    return AfterUnlock(Notice.CLOCK_WENT_BACK, f"{days} {format_day_bare(logged)}")


_OF_BEFORE = (
    "noch mit der früheren Passphrase. Unter „Sicherheit“ stehen sie einzeln; sichern Sie dort "
    "gleich neu."
)
_SENTENCES = {
    Notice.KEY_FILE_FOREIGN: (
        "Neben dem Bestand liegt eine andere Schlüsseldatei als die, die gkdesk zuletzt "
        "geschrieben hat, zum Beispiel eine ältere aus einer Sicherung. Ihre Daten sind "
        "unverändert und verschlüsselt. Zugänge, die es nicht mehr geben soll, können damit wieder "
        "öffnen: eine frühere Passphrase, ein altes Wiederherstellungsblatt, die Vertretung oder "
        "ein gemerktes Gerät. Eine einzelne Änderung schließt die anderen nicht. Bitte machen Sie "
        "auf der Seite Sicherheit einen neuen Schlüssel."
    ),
    Notice.CLOCK_WENT_BACK: (
        "Die Uhr dieses Rechners geht nach, oder sie ging früher einmal vor: Heute ist laut Uhr "
        "der {detail}. Ihre Daten sind unverändert. Fristen und Prüftage richten sich nach der "
        "Uhr: Bitte prüfen Sie das Datum des Rechners, bevor Sie etwas eintragen."
    ),
    Notice.DRAFTS_LOST: (
        "Die letzte Eingabe vor dem Sperren konnte nicht gesichert werden. Alles davor ist "
        "gespeichert."
    ),
    Notice.WORK_STOPPED: "Beim Sperren angehalten: {detail}. Es ist nichts halb geschrieben.",
    Notice.ISSUE_STOPPED: (
        "Beim Sperren angehalten: {detail}. Was vielleicht schon gedruckt oder gespeichert ist, "
        "steht im Weitergabe-Verzeichnis der Person mit dem Wort „vielleicht“: Bitte sehen Sie am "
        "Drucker oder im Ordner nach."
    ),
    Notice.SWAP_FINISHED: (
        "Das Wiederherstellen war unterbrochen und ist jetzt abgeschlossen: Dies ist der Bestand "
        "aus der Sicherung. Der bisherige ist nicht gelöscht, auch nicht, was Sie seit der "
        "Sicherung eingetragen haben; er liegt im Ordner „{detail}“."
    ),
    Notice.ODD_NOTE: (
        "Neben dem Bestand liegt eine Datei „{detail}“, die so nicht von gkdesk stammt oder "
        "beschädigt ist. gkdesk hat sie nicht beachtet; der Bestand ist unverändert. Bitte fragen "
        "Sie Ihre IT, woher die Datei kommt."
    ),
    Notice.KEY_RENEWED: (
        "Der Bestand hat einen neuen Schlüssel. Vertretung und „Auf diesem Gerät merken“ richten "
        "Sie bei Bedarf unter „Sicherheit“ neu ein."
    ),
    Notice.BACKUP_OF_BEFORE: f"Eine Sicherung öffnet sich {_OF_BEFORE}",
    Notice.BACKUPS_OF_BEFORE: f"{{detail}} Sicherungen öffnen sich {_OF_BEFORE}",
}
