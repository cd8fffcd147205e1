"""Draft a revision from the difference between the models and the newest migration.

Run `python -m tests.migrations.draft_revision 0002 "what it does"`, then read what was written.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from gkdesk.store import engine, migrating
from gkdesk.store.data_key import DataKey
from gkdesk.store.engine import DatabaseFile


def main(number: str, message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = DatabaseFile(Path(folder) / "draft.db", DataKey.new(), "0" * 32)
        writer = engine.writing_engine(file)
        migrating.migrate(writer)
        config = migrating.configuration()
        with writer.connect() as connection:
            config.attributes["connection"] = connection
            command.revision(config, message, rev_id=number, autogenerate=True)
        writer.dispose()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
