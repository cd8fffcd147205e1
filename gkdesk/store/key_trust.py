"""Tell whether the key file beside the store is the one that the program wrote last.

A key file from an old backup opens the store as well as the present one, and with it every way in
that has been removed since. So the encrypted file remembers which key file is the right one. A new
key file is noted before it is written, together with the one before it: a crash in between leaves
one of the two, and what was not completed can be taken back.

Beside a foreign key file no change of a single way in makes anything right again: the others in it
still open. From then on no key file counts as right until the store has a new data key.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from gkdesk.store.keyfile import KeyFile
from gkdesk.store.store_facts import Fact, forget_facts, note_fact, read_fact

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NONE_IS_RIGHT = "none"


class Standing(Enum):
    """What the store knows of a key file."""

    CURRENT = auto()
    """It is the one that was written last, and nothing is under way."""
    TO_ADOPT = auto()
    """A change was interrupted before it was written, or the store has never noted a key file."""
    UNFINISHED = auto()
    """It was written by a change that was interrupted then: in force, but not in the log."""
    FOREIGN = auto()
    """It was put there by somebody else, or made from one that was."""
    FOREIGN_AND_LOGGED = auto()


def standing(session: Session, key_file: KeyFile) -> Standing:
    """Compare a key file with what the store has noted."""
    found = key_file.fingerprint()
    current = read_fact(session, Fact.KEY_FILE)
    announced = read_fact(session, Fact.KEY_FILE_NEXT)
    if current is None or found == current:
        is_settled = current is not None and announced is None
        return Standing.CURRENT if is_settled else Standing.TO_ADOPT
    if found == announced:
        return Standing.UNFINISHED
    logged = read_fact(session, Fact.KEY_FILE_LOGGED)
    return Standing.FOREIGN_AND_LOGGED if found == logged else Standing.FOREIGN


def announce(session: Session, key_file: KeyFile, *, before: KeyFile) -> None:
    """Note a key file that is about to be written, and the one that it replaces."""
    note_fact(session, Fact.KEY_FILE_NEXT, key_file.fingerprint())
    note_fact(session, Fact.KEY_FILE_BEFORE, before.to_bytes().decode())


def key_file_before(session: Session) -> KeyFile | None:
    """Return the key file that the announced one replaces."""
    noted = read_fact(session, Fact.KEY_FILE_BEFORE)
    return None if noted is None else KeyFile.from_bytes(noted.encode())


def adopt(session: Session, key_file: KeyFile) -> None:
    """Take a key file for the right one."""
    expect(session, key_file.fingerprint())


def expect(session: Session, fingerprint: str) -> None:
    """Note the fingerprint of the right key file, whatever lies there."""
    note_fact(session, Fact.KEY_FILE, fingerprint)
    forget_facts(session, Fact.KEY_FILE_NEXT, Fact.KEY_FILE_BEFORE, Fact.KEY_FILE_LOGGED)


def stay_foreign(session: Session, key_file: KeyFile) -> None:
    """Note a key file that was made from a foreign one: it is no more to be trusted than that.

    Nor is the one that was right before: it would bring back what has just been changed.
    """
    expect(session, NONE_IS_RIGHT)
    note_logged(session, key_file)


def expected(session: Session) -> str | None:
    """Return the fingerprint of the right key file."""
    return read_fact(session, Fact.KEY_FILE)


def note_logged(session: Session, key_file: KeyFile) -> None:
    """Note that the log names this foreign key file already."""
    note_fact(session, Fact.KEY_FILE_LOGGED, key_file.fingerprint())
