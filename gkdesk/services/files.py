"""A finished document's way into a file, for whoever shows documents."""

from __future__ import annotations

from gkdesk.export.files import folder_for, replacement, write_atomically

__all__ = ["folder_for", "replacement", "write_atomically"]
