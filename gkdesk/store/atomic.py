"""Where private files of a store were made before settings and documents were made alike."""

from __future__ import annotations

from gkdesk.disk import PRIVATE_FOLDER, create_private, sync_folder, write_atomically

__all__ = ["PRIVATE_FOLDER", "create_private", "sync_folder", "write_atomically"]
