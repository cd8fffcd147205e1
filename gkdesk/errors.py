"""The two families of errors: expected ones that the user is told, and everything else (bugs).

Core raises codes and data; `gkdesk.text.sentences.errors` owns the German sentences. Neither the
exception text nor `data` ever holds record content.
"""

from __future__ import annotations

from typing import ClassVar


class GkdeskError(Exception):
    """Root of all errors that gkdesk raises on purpose."""


class UserError(GkdeskError):
    """Something that happens in ordinary life and that the user is told in one sentence."""

    code: ClassVar[str] = "unexpected"

    def __init__(self, **data: str | int) -> None:
        super().__init__(self.code)
        self.data = data

    def __reduce__(self) -> tuple[object, ...]:
        """Let worker processes hand the error over with what it knows."""
        return _restored, (type(self), self.__dict__)


def _restored(kind: type[UserError], facts: dict[str, object]) -> UserError:
    made = kind.__new__(kind)
    Exception.__init__(made, kind.code)
    made.__dict__.update(facts)
    return made


class InvalidInput(UserError):
    """A value of one field cannot be accepted; `field` names it, `problem` says what is wrong."""

    code = "invalid_input"

    def __init__(self, field: str, problem: str, **data: str | int) -> None:
        super().__init__(**data)
        self.field = field
        self.problem = problem


class WrongPassphrase(UserError):
    """The secret does not open this slot of the key file."""

    code = "wrong_passphrase"


class StoreDamaged(UserError):
    """The encrypted file or a page of it cannot be read with the right key."""

    code = "store_damaged"


class MinutesSealed(UserError):
    """The minutes of a meeting are final; they have to be reopened before anything changes."""

    code = "minutes_sealed"


class AidClosed(UserError):
    """A working aid is closed; it has to be opened again before anything changes."""

    code = "aid_closed"


class AnswerRefused(UserError):
    """A text is no answer to this kind of question; `why` is the sentence that says so."""

    code = "answer_refused"


class AidUnreadable(UserError):
    """The template that a working aid was filled in with cannot be read any more."""

    code = "aid_unreadable"


class TemplateGone(UserError):
    """A template of a working aid is not there, or cannot be read."""

    code = "template_gone"


class ReturnBlocked(UserError):
    """A return package may not be made yet; `why` is the sentence that says what stands against."""

    code = "return_blocked"


class TranslationUnconfirmed(UserError):
    """A form in a language that nobody has checked goes out only where somebody says so."""

    code = "translation_unconfirmed"


class KeyFileMissing(UserError):
    """The store has no key file beside it."""

    code = "key_file_missing"


class KeyFileDamaged(UserError):
    """The key file's checksum is wrong or its form is broken."""

    code = "key_file_damaged"


class KeyFileForeign(UserError):
    """The key file belongs to another store."""

    code = "key_file_foreign"


class KeyChangeUnsettled(UserError):
    """A way in was changed, which could neither be completed nor taken back: the new one holds."""

    code = "key_change_unsettled"


class NotAStore(UserError):
    """The folder holds no gkdesk store."""

    code = "not_a_store"


class StoreNotEncrypted(UserError):
    """The file is a readable, unencrypted database; gkdesk refuses to work with it."""

    code = "store_not_encrypted"


class StoreTooNew(UserError):
    """The store was written by a newer version of the program."""

    code = "store_too_new"


class StoreInUse(UserError):
    """The store is open in another window or on another machine."""

    code = "store_in_use"


class StoreLocked(UserError):
    """The store was locked while something wanted to read or write it."""

    code = "store_locked"


class StoreExists(UserError):
    """A store shall be created where one already lies."""

    code = "store_exists"


class NotSafeToPublish(UserError):
    """A small count could be worked out from what a file would show."""

    code = "not_safe_to_publish"


class ReadOnlyFolder(UserError):
    """The folder or file cannot be written."""

    code = "read_only_folder"


class DiskFull(UserError):
    """The disk has no room for what shall be written; nothing was changed."""

    code = "disk_full"


class FolderUnreachable(UserError):
    """A drive or folder is not there (any more)."""

    code = "folder_unreachable"


class BadRecoveryCode(UserError):
    """The recovery code has a typing mistake (its check characters do not fit)."""

    code = "bad_recovery_code"


class KeyringUnavailable(UserError):
    """The operating system's keyring is missing, locked, not allowed or does not answer."""

    code = "keyring_unavailable"


class NoDeviceKey(UserError):
    """The store is not remembered on this device."""

    code = "no_device_key"


class MigrationFailed(UserError):
    """The store could not be brought to this version; the old state and a backup are kept."""

    code = "migration_failed"


class BackupFailed(UserError):
    """A backup could not be made or did not pass its check."""

    code = "backup_failed"


class BackupRunning(UserError):
    """A backup of this store is being made already; it goes on undisturbed."""

    code = "backup_running"


class BackupUnreadable(UserError):
    """A file offered for restoring is no readable backup."""

    code = "backup_unreadable"


class NothingToUndo(UserError):
    """There is no change left that can be taken back (or made again)."""

    code = "nothing_to_undo"


class UndoNotPossible(UserError):
    """A step can never be taken back: what it changed is no longer as it left it.

    `what` holds the words of the step's label.
    """

    code = "undo_not_possible"


class RedoNotPossible(UndoNotPossible):
    """A step that was taken back can never be made again."""

    code = "redo_not_possible"


class StepNotNewest(UserError):
    """Another change came after the one that was to be taken back or made again; nothing is done.

    `what` holds the words of the step's label.
    """

    code = "step_not_newest"


class RecordGone(UserError):
    """The record no longer exists."""

    code = "record_gone"


class MissingGlyph(UserError):
    """A document holds a character that none of the bundled fonts can draw."""

    code = "missing_glyph"


class ResourceMissing(UserError):
    """A file that ships with the program is missing; the installation is incomplete."""

    code = "resource_missing"


class FolderOfBackups(UserError):
    """A store shall be made where backups lie, which come and go by themselves."""

    code = "folder_of_backups"


class FolderNotEmpty(UserError):
    """A folder that must be empty is not."""

    code = "folder_not_empty"


class ImportFileMissing(UserError):
    """The file to import is not there (any more)."""

    code = "import_file_missing"


class ImportIsFolder(UserError):
    """A folder was chosen instead of a file to import."""

    code = "import_is_folder"


class ImportUnreadable(UserError):
    """The system does not let the file to import be read."""

    code = "import_unreadable"


class ImportNotText(UserError):
    """The file to import holds no text: a picture, a PDF or a program."""

    code = "import_not_text"


class ImportOtherFormat(UserError):
    """The file to import is an archive or a document, but no workbook."""

    code = "import_other_format"


class ImportOldWorkbook(UserError):
    """The file to import is of Excel before 2007 or another old Office format."""

    code = "import_old_workbook"


class ImportProtected(UserError):
    """The workbook to import is protected with a password."""

    code = "import_protected"


class ImportDamaged(UserError):
    """The workbook to import cannot be unpacked or its parts do not fit together."""

    code = "import_damaged"


class ImportTooLarge(UserError):
    """The file to import is larger than `limit`, packed or unpacked."""

    code = "import_too_large"


class ImportTooManyRows(UserError):
    """The file to import has more than `limit` rows."""

    code = "import_too_many_rows"


class ImportTooManyColumns(UserError):
    """The file to import has more than `limit` columns."""

    code = "import_too_many_columns"


class ImportWithoutRows(UserError):
    """The file to import is empty or has nothing below its header."""

    code = "import_without_rows"


class ImportQuotesBroken(UserError):
    """In no line of the file to import do the quotes fit together."""

    code = "import_quotes_broken"


class ImportSheetGone(UserError):
    """The workbook to import has no such sheet, or no sheet with cells at all."""

    code = "import_sheet_gone"


class ImportRowGone(UserError):
    """The row that was chosen as the header is empty or not in the file."""

    code = "import_row_gone"


class ImportNoCards(UserError):
    """The file to import begins like a vCard but holds no card."""

    code = "import_no_cards"


class ImportOutdated(UserError):
    """The store has changed since the rows were compared with it."""

    code = "import_outdated"


class MergeOutdated(UserError):
    """One of two records has changed since somebody looked at what merging them would do."""

    code = "merge_outdated"


class NotANetworkState(UserError):
    """The text is no kept state of a network, or a damaged one."""

    code = "not_a_network_state"


class NetworkStateTooNew(UserError):
    """A later program kept this state in a form that this one would misread."""

    code = "network_state_too_new"
