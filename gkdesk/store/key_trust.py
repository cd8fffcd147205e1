"""Tell whether the key file beside the store is the one that the program wrote last.

A key file from an old backup opens the store as well as the present one, and with it every way in
that has been removed since. So the encrypted file remembers which key file is the right one. The
hash of a new key file is noted before it is written: a crash in between leaves one of the two.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from gkdesk.store.store_facts import Fact, forget_facts, note_fact, read_fact

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.keyfile import KeyFile


class Standing(Enum):
    """What the store knows of a key file."""

    CURRENT = auto()
    """It is the one that was written last, and nothing is under way."""
    TO_ADOPT = auto()
    """A change was interrupted, or the store has never noted a key file."""
    FOREIGN = auto()
    """It was put there by somebody else."""
    FOREIGN_AND_LOGGED = auto()


def standing(session: Session, key_file: KeyFile) -> Standing:
    """Compare a key file with what the store has noted."""
    found = key_file.fingerprint()
    current = read_fact(session, Fact.KEY_FILE)
    announced = read_fact(session, Fact.KEY_FILE_NEXT)
    if found == current and announced is None:
        return Standing.CURRENT
    if current is None or found in (current, announced):
        return Standing.TO_ADOPT
    logged = read_fact(session, Fact.KEY_FILE_LOGGED)
    return Standing.FOREIGN_AND_LOGGED if found == logged else Standing.FOREIGN


def announce(session: Session, key_file: KeyFile) -> None:
    """Note a key file that is about to be written."""
    note_fact(session, Fact.KEY_FILE_NEXT, key_file.fingerprint())


def adopt(session: Session, key_file: KeyFile) -> None:
    """Take a key file for the right one."""
    note_fact(session, Fact.KEY_FILE, key_file.fingerprint())
    forget_facts(session, Fact.KEY_FILE_NEXT, Fact.KEY_FILE_LOGGED)


def note_logged(session: Session, key_file: KeyFile) -> None:
    """Note that the log names this foreign key file already."""
    note_fact(session, Fact.KEY_FILE_LOGGED, key_file.fingerprint())
