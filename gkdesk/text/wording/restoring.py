"""What is said before and after a backup is brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.dates import format_numeric, format_stamp

if TYPE_CHECKING:
    import datetime as dt

SAFE = (
    "Die Sicherung wird als eigener Bestand angelegt. Der jetzige Bestand und alle Sicherungen "
    "bleiben, wie sie sind."
)
STAYS_DELETED = "Was endgültig gelöscht wurde, bleibt gelöscht."
LEDGER_UNKNOWN = (
    "Was seit dieser Sicherung endgültig gelöscht oder widerrufen wurde, ist nur so weit wieder "
    "gelöscht oder widerrufen, wie andere Sicherungen davon wissen. Bitte prüfen Sie das."
)
COPIES_UNKNOWN = (
    "Von den Exemplaren, die seither gezählt wurden, sind nur die dabei, von denen andere "
    "Sicherungen wissen."
)
PLACES = (
    "Soll er an die Stelle des jetzigen Bestands treten? Der jetzige bleibt dann unter anderem "
    "Namen in einem Ordner daneben erhalten."
)
NOT_SEEN = "Die Sicherung wurde nicht geöffnet. An ihr und am Bestand ist nichts geändert."
NOT_RESTORED = "Es wurde nichts wiederhergestellt. Der jetzige Bestand ist, wie er war."
COPIES_STAY = "Exemplare, die seither gezählt wurden, bleiben gezählt."


def left_before(papers: int, strangers: int, copies: int, last: dt.date | None) -> str:
    """Tell what left since a backup, before it is brought back; "" for nothing."""
    words = []
    if papers and last is not None:
        number = "ist eine Unterlage" if papers == 1 else f"sind {papers} Unterlagen"
        words.append(
            f"Seit dieser Sicherung {number} über Personen hinausgegangen, zuletzt am "
            f"{format_numeric(last)}."
        )
    if papers > strangers:
        words.append("Das Weitergabe-Verzeichnis behält das.")
    if copies:
        words.append(COPIES_STAY)
    return " ".join(words)


def strangers_before(strangers: int, *, lost: bool) -> str:
    """Tell what is about persons whom a backup does not know; "" for nothing.

    `lost`: the present store cannot be read any more.
    """
    if not strangers:
        return ""
    whom = "Eine Unterlage betrifft" if strangers == 1 else f"{strangers} Unterlagen betreffen"
    place = "in einer jüngeren Sicherung" if lost else "im bisherigen Bestand"
    return (
        f"{whom} Personen, die erst danach angelegt wurden und im wiederhergestellten Bestand "
        "fehlen. Das Weitergabe-Verzeichnis behält davon nur Zahl und Tage; was an wen ging, steht "
        f"weiter {place}."
    )


def unknown_before(told_until: dt.datetime | None) -> str:
    """Tell from when on nobody knows what left; "" where that is known."""
    if told_until is None:
        return ""
    return (
        f"Was nach dem {format_stamp(told_until)} Uhr hinausging, weiß keine Sicherung; im "
        "Weitergabe-Verzeichnis fehlt es dann."
    )


def left_after(papers: int, strangers: int, last: dt.date | None, *, lost: bool) -> str:
    """Tell what was put into the register again, and what could not be; "" for nothing.

    `lost`: the store that gave way cannot be read any more.
    """
    words, known = [], papers - strangers
    if known and last is not None:
        entries = "ein Eintrag" if known == 1 else f"{known} Einträge"
        words.append(
            f"Was seither hinausging, steht wieder im Weitergabe-Verzeichnis: {entries}, "
            f"zuletzt vom {format_numeric(last)}."
        )
    if strangers:
        entries = "Ein Eintrag gehört" if strangers == 1 else f"{strangers} Einträge gehören"
        place = "in einer jüngeren Sicherung" if lost else "im bisherigen Bestand"
        words.append(
            f"{entries} zu Personen, die es hier noch nicht gibt. Legen Sie diese Personen neu an "
            f"und tragen Sie bitte nach, was an wen ging; es steht noch {place}."
        )
    return " ".join(words)


def not_known_after(known: tuple[bool, bool, bool], told_until: dt.datetime) -> list[str]:
    """Tell what of the present store could not be read: what was deleted, what left, the counts."""
    is_known, register_known, copies_known = known
    words = [] if is_known else [LEDGER_UNKNOWN]
    if not register_known:
        words.append(
            f"Was nach dem {format_stamp(told_until)} Uhr hinausging, ist nicht bekannt; das "
            "Weitergabe-Verzeichnis jeder Person sagt es."
        )
    return words if copies_known else [*words, COPIES_UNKNOWN]


def gap_told(since: dt.datetime, until: dt.datetime) -> str:
    """Tell in the register of a person that lines may be missing, and from when."""
    return (
        f"Am {format_stamp(until)} Uhr wurde der Bestand aus einer Sicherung wiederhergestellt. "
        f"Was zwischen dem {format_stamp(since)} Uhr und diesem Zeitpunkt hinausging, fehlt im "
        "Weitergabe-Verzeichnis. Bitte denken Sie bei Auskunft und Widerruf daran."
    )


def lost_told(number: int, first: dt.date, last: dt.date) -> str:
    """Tell in the register of a person that lines of before may be hers."""
    days = f"vom {format_numeric(first)}"
    if first != last:
        days = f"aus der Zeit vom {format_numeric(first)} bis {format_numeric(last)}"
    entries = "fehlt ein Eintrag" if number == 1 else f"fehlen {number} Einträge"
    return (
        f"Seit einer Wiederherstellung {entries} {days} über Personen, die damals angelegt waren "
        "und es danach nicht mehr waren. Gehört diese Person dazu, dann steht im früheren Bestand, "
        "was an wen ging."
    )


def erased_again(number: int) -> str:
    """Tell how many records stood in a backup although they were erased for good."""
    if number == 1:
        return "Ein endgültig gelöschter Eintrag stand noch darin; er ist wieder gelöscht."
    return f"{number} endgültig gelöschte Einträge standen noch darin; sie sind wieder gelöscht."


def withdrawn_again(number: int) -> str:
    """Tell how many consents held in a backup although they were withdrawn since."""
    if number == 1:
        return "Eine seither widerrufene Einwilligung galt darin noch; sie ist wieder widerrufen."
    return f"{number} seither widerrufene Einwilligungen galten noch; sie sind wieder widerrufen."
