"""The full check of an encrypted file; it reads everything and belongs in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.store.audit_log import LogCheck
    from gkdesk.store.driver import Driver


@dataclass(frozen=True)
class IntegrityReport:
    """How many problems were found in which respect; no problem's text, it may hold content."""

    bad_pages: int
    bad_structure: int
    broken_references: int
    broken_log: int = 0

    @property
    def is_sound(self) -> bool:
        found = (self.bad_pages, self.bad_structure, self.broken_references, self.broken_log)
        return not any(found)

    def with_log(self, log: LogCheck) -> IntegrityReport:
        """Return the report with the result of the log's check."""
        return replace(self, broken_log=0 if log.is_intact else 1)


def check(driver: Driver) -> IntegrityReport:
    """Check pages (with their authentication codes), tables, indexes and references."""
    pages = driver.execute("PRAGMA cipher_integrity_check").fetchall()
    structure = [row for row in driver.execute("PRAGMA integrity_check") if row[0] != "ok"]
    references = driver.execute("PRAGMA foreign_key_check").fetchall()
    return IntegrityReport(len(pages), len(structure), len(references))
