"""The two families of errors: expected ones that the user is told, and everything else (bugs).

Core raises codes and data; `gkdesk.text.sentences.errors` owns the German sentences. Neither the
exception text nor `data` ever holds record content.
"""

from __future__ import annotations

import re
from typing import ClassVar

_WORDS = re.compile(r"(?<=\w)(?=[A-Z])")


class GkdeskError(Exception):
    """Root of all errors that gkdesk raises on purpose."""


class UserError(GkdeskError):
    """Something that happens in ordinary life and that the user is told in one sentence.

    `code` is the name of the class: `WrongPassphrase` is `wrong_passphrase`.
    """

    code: ClassVar[str] = "unexpected"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.code = _WORDS.sub("_", cls.__name__).lower()

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

    def __init__(self, field: str, problem: str, **data: str | int) -> None:
        super().__init__(**data)
        self.field = field
        self.problem = problem


class WrongPassphrase(UserError):
    """The secret does not open this slot of the key file."""


class StoreDamaged(UserError):
    """The encrypted file or a page of it cannot be read with the right key."""


class MinutesSealed(UserError):
    """The minutes of a meeting are final; they have to be reopened before anything changes."""


class AidClosed(UserError):
    """A working aid is closed; it has to be opened again before anything changes."""


class AnswerRefused(UserError):
    """A text is no answer to this kind of question; `why` is the sentence that says so."""


class AidUnreadable(UserError):
    """The template that a working aid was filled in with cannot be read any more."""


class TemplateGone(UserError):
    """A template of a working aid is not there, or cannot be read."""


class ReturnBlocked(UserError):
    """A return package may not be made yet; `why` is the sentence that says what stands against."""


class TranslationUnconfirmed(UserError):
    """A form in a language that nobody has checked goes out only where somebody says so."""


class KeyFileMissing(UserError):
    """The store has no key file beside it."""


class KeyFileDamaged(UserError):
    """The key file's checksum is wrong or its form is broken."""


class KeyFileForeign(UserError):
    """The key file belongs to another store."""


class KeyChangeUnsettled(UserError):
    """A way in was changed, which could neither be completed nor taken back: the new one holds."""


class NotAStore(UserError):
    """The folder holds no gkdesk store."""


class StoreNotEncrypted(UserError):
    """The file is a readable, unencrypted database; gkdesk refuses to work with it."""


class StoreTooNew(UserError):
    """The store was written by a newer version of the program."""


class StoreInUse(UserError):
    """The store is open in another window or on another machine."""


class StoreLocked(UserError):
    """The store was locked while something wanted to read or write it."""


class StoreExists(UserError):
    """A store shall be created where one already lies."""


class NotSafeToPublish(UserError):
    """A small count could be worked out from what a file would show."""


class StatisticsContradict(UserError):
    """Statistics that left before show in another way what these hide, or the other way round."""


class ReadOnlyFolder(UserError):
    """The folder or file cannot be written."""


class DiskFull(UserError):
    """The disk has no room for what shall be written; nothing was changed."""


class FolderUnreachable(UserError):
    """A drive or folder is not there (any more)."""


class BadRecoveryCode(UserError):
    """The recovery code has a typing mistake (its check characters do not fit)."""


class KeyringUnavailable(UserError):
    """The operating system's keyring is missing, locked, not allowed or does not answer."""


class NoDeviceKey(UserError):
    """The store is not remembered on this device."""


class MigrationFailed(UserError):
    """The store could not be brought to this version; the old state and a backup are kept."""


class BackupFailed(UserError):
    """A backup could not be made or did not pass its check."""


class BackupRunning(UserError):
    """A backup of this store is being made already; it goes on undisturbed."""


class BackupUnreadable(UserError):
    """A file offered for restoring is no readable backup."""


class NothingToUndo(UserError):
    """There is no change left that can be taken back (or made again)."""


class UndoNotPossible(UserError):
    """A step can never be taken back: what it changed is no longer as it left it.

    `what` holds the words of the step's label.
    """


class RedoNotPossible(UndoNotPossible):
    """A step that was taken back can never be made again."""


class StepNotNewest(UserError):
    """Another change came after the one that was to be taken back or made again; nothing is done.

    `what` holds the words of the step's label.
    """


class RecordGone(UserError):
    """The record no longer exists."""


class ChoiceUnreadable(UserError):
    """What a client chose for her booklet is kept in a form that nobody can read any more."""


class ProfileUnreadable(UserError):
    """An own profile of booklets is kept in a form that nobody can read any more."""


class MissingGlyph(UserError):
    """A document holds a character that none of the bundled fonts can draw."""


class ResourceMissing(UserError):
    """A file that ships with the program is missing; the installation is incomplete."""


class PictureUnreadable(UserError):
    """A file that shall be a picture is none, is damaged, or is of a kind that is not read."""


class PictureTooLarge(UserError):
    """A picture is so large that unpacking it could use up the memory."""


class AddressTooLong(UserError):
    """The address of a letter does not fit into the window of the envelope, however small."""


class PartTooLarge(UserError):
    """A part of a document is larger than a page, and nothing can be cut off from it."""


class FolderOfBackups(UserError):
    """A store shall be made where backups lie, which come and go by themselves."""


class FolderNotEmpty(UserError):
    """A folder that must be empty is not."""


class ImportFileMissing(UserError):
    """The file to import is not there (any more)."""


class ImportIsFolder(UserError):
    """A folder was chosen instead of a file to import."""


class ImportUnreadable(UserError):
    """The system does not let the file to import be read."""


class ImportNotText(UserError):
    """The file to import holds no text: a picture, a PDF or a program."""


class ImportOtherFormat(UserError):
    """The file to import is an archive or a document, but no workbook."""


class ImportOldWorkbook(UserError):
    """The file to import is of Excel before 2007 or another old Office format."""


class ImportProtected(UserError):
    """The workbook to import is protected with a password."""


class ImportDamaged(UserError):
    """The workbook to import cannot be unpacked or its parts do not fit together."""


class ImportTooLarge(UserError):
    """The file to import is larger than `limit`, packed or unpacked."""


class ImportTooManyRows(UserError):
    """The file to import has more than `limit` rows."""


class ImportTooManyColumns(UserError):
    """The file to import has more than `limit` columns."""


class ImportWithoutRows(UserError):
    """The file to import is empty or has nothing below its header."""


class ImportQuotesBroken(UserError):
    """In no line of the file to import do the quotes fit together."""


class ImportSheetGone(UserError):
    """The workbook to import has no such sheet, or no sheet with cells at all."""


class ImportRowGone(UserError):
    """The row that was chosen as the header is empty or not in the file."""


class ImportNoCards(UserError):
    """The file to import begins like a vCard but holds no card."""


class ImportNoTexts(UserError):
    """The file holds no texts for translators, or lost the columns that tell which is which."""


class ImportTextsUnreadable(UserError):
    """A PO file breaks the rules of its format."""


class ImportOtherLanguage(UserError):
    """The texts of the file are in another language (`found`) than the one shown (`expected`)."""


class ImportOutdated(UserError):
    """The store has changed since the rows were compared with it."""


class GapModulesUnreadable(UserError):
    """`row` of a table of topics and funding modules says nothing that can be understood."""


class MergeOutdated(UserError):
    """One of two records has changed since somebody looked at what merging them would do."""


class NotANetworkState(UserError):
    """The text is no kept state of a network, or a damaged one."""


class NetworkStateTooNew(UserError):
    """A later program kept this state in a form that this one would misread."""
