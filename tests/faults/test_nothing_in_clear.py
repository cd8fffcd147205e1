"""After a session with planted words no file of the store holds one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import text

from gkdesk.models.network import Organisation
from gkdesk.text.labels import Label
from tests.leak_kit import leaks, temporary_folder
from tests.store_kit import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    add_contact,
    add_organisation,
    delete_organisation,
    new_store,
    rename_organisation,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from gkdesk.store.store import Store

PAGE, RESERVE = 4096, 80
PLANTED = ("Zwetschgenkrähe", "Quittenflüsterin", "مرحبا بالمزروعة", "Кедровыйшёпот")


def work(store: Store) -> None:
    refs = [add_organisation(store, word) for word in PLANTED]
    add_contact(store, PLANTED[0], refs[0])
    rename_organisation(store, refs[1], PLANTED[2])
    delete_organisation(store, refs[3])
    store.undo()
    store.redo()
    store.drafts.put("note", " ".join(PLANTED))
    store.settings.put("office", PLANTED[1])
    store.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)


def test_no_file_holds_a_planted_word_during_or_after_a_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = temporary_folder(tmp_path / "tmp", monkeypatch)
    made = new_store(tmp_path / "Bestand")
    store = made.store
    work(store)
    key = store.database.key.raw().hex()
    code = made.recovery_code
    secrets = (*PLANTED, PASSPHRASE, OTHER_PASSPHRASE, code, code.replace("-", ""), key)
    assert (store.folder / "bestand.gkdesk-wal").stat().st_size > 0
    assert leaks(tmp_path, *secrets) == []
    with store.transaction(Label.RECORDS_CHANGED_TOGETHER) as transaction:
        for number in range(3000):
            transaction.session.add(Organisation(name=f"{PLANTED[0]} {number}"))
        transaction.session.flush()
        transaction.session.execute(text("SELECT name FROM organisation ORDER BY name || id")).all()
        assert leaks(tmp_path, *secrets) == []
    store.close(end_of_session=True)
    assert leaks(tmp_path, *secrets) == []
    assert list(temporary.iterdir()) == []


def test_temporary_data_stay_in_memory(tmp_path: Path) -> None:
    store = new_store(tmp_path / "Bestand").store
    with store.driver() as connection:
        assert connection.execute("PRAGMA temp_store").fetchone() == (2,)
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
        for pragma, value in (("secure_delete", 1), ("synchronous", 2), ("foreign_keys", 1)):
            assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert "TEMP_STORE=2" in options or "TEMP_STORE=3" in options
    store.close()


def decrypted_pages(database: Path, key: bytes) -> bytes:
    """Return every page of the file in clear, also those that no table uses any more."""
    content = database.read_bytes()
    pages = []
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        used = page[16 if start == 0 else 0 : PAGE - RESERVE]
        iv = page[PAGE - RESERVE : PAGE - RESERVE + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        pages.append(decryptor.update(used) + decryptor.finalize())
    return b"".join(pages)


def test_a_deleted_word_is_on_no_page_once_undo_is_emptied(tmp_path: Path) -> None:
    store = new_store(tmp_path / "Bestand").store
    kept = add_organisation(store, "Bleibewort")
    for word in PLANTED:
        delete_organisation(store, add_organisation(store, word * 900))
    rename_organisation(store, kept, PLANTED[0])
    rename_organisation(store, kept, "Bleibewort")
    store.drafts.put("note", PLANTED[1])
    store.drafts.discard("note")
    key = store.database.key.raw()
    store.close(end_of_session=True)
    pages = decrypted_pages(store.files.database, key)
    assert b"Bleibewort" in pages
    assert [word for word in PLANTED if word.encode() in pages] == []
