"""The full check of an encrypted file; it reads everything and belongs in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from gkdesk.progress import Part, Silent

if TYPE_CHECKING:
    from gkdesk.progress import Progress
    from gkdesk.store.audit_log import LogCheck
    from gkdesk.store.driver import Driver


CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check", "PRAGMA foreign_key_check")
INSTRUCTIONS_PER_QUESTION = 10_000


@dataclass(frozen=True)
class IntegrityReport:
    """How many problems were found in which respect; no problem's text, it may hold content."""

    bad_pages: int
    bad_structure: int
    broken_references: int
    broken_log: int = 0

    @property
    def is_content_sound(self) -> bool:
        """Tell whether every record can be read as it was written."""
        return not any((self.bad_pages, self.bad_structure, self.broken_references))

    @property
    def is_sound(self) -> bool:
        """Tell whether the records and the log are as they were written."""
        return self.is_content_sound and not self.broken_log

    def with_log(self, log: LogCheck) -> IntegrityReport:
        """Return the report with the result of the log's check."""
        return replace(self, broken_log=0 if log.is_intact else 1)


def check(driver: Driver, progress: Progress | None = None) -> IntegrityReport:
    """Check pages (with their authentication codes), tables, indexes and references.

    Whatever `progress` raises stops the check in the middle of a statement, save for the codes of
    the pages: those are read in one go, at the speed of the disk.
    """
    whole = progress or Silent()
    pages, structure, references = (
        _rows(driver, check, Part(whole, number, of=len(CHECKS)))
        for number, check in enumerate(CHECKS)
    )
    damaged = [row for row in structure if row[0] != "ok"]
    return IntegrityReport(len(pages), len(damaged), len(references))


def _rows(driver: Driver, statement: str, progress: Progress) -> list[tuple[Any, ...]]:
    """Run a long statement and ask in between whether it shall stop."""
    stopped: list[Exception] = []

    def ask() -> int:
        try:
            progress.step(0, 1)
        except Exception as error:  # noqa: BLE001 - the driver would swallow it; raised below
            stopped.append(error)
        return len(stopped)

    progress.step(0, 1)
    driver.set_progress_handler(ask, INSTRUCTIONS_PER_QUESTION)
    try:
        rows = driver.execute(statement).fetchall()
    except dbapi2.Error:
        if not stopped:
            raise
        rows = []
    finally:
        driver.set_progress_handler(None, 0)
    if stopped:
        raise stopped[0]
    return rows
