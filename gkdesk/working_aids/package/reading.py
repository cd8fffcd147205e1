"""From a file that somebody sent to what it says, or to the reason why it cannot be told.

Nothing is unpacked to the disk. Members are read piece by piece, with a limit on each; only the
answers are kept, of the rest the checksum.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from gkdesk.errors import GkdeskError
from gkdesk.text.codes.return_packages import PackageProblem
from gkdesk.working_aids.package import members
from gkdesk.working_aids.package.document import NewerReturn, NotAReturn, from_json

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.working_aids.package.contents import Returned

_PIECE = 64 * 1024
_ENCRYPTED = 0x1
_AES = 99
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, _AES})
"""Of every other way of packing, Python unpacks as much at once as a few bytes may hold."""
_MOST_MEMBERS = 64
_SUM = re.compile(r"([0-9a-f]{64}) [ *](\S{1,100})", re.ASCII)
_DRIVE = re.compile(r"[A-Za-z]:")


class BadPackage(GkdeskError):
    """A file cannot be evaluated; `problem` is the reason."""

    def __init__(self, problem: PackageProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def read_package(path: Path, password: str = "") -> Returned:
    """Read and check a package. Raises BadPackage."""
    try:
        if not path.is_file():  # a pipe would be waited for without an end
            raise BadPackage(PackageProblem.UNREADABLE)
        with path.open("rb") as file:
            if path.stat().st_size > members.PACKED_LIMIT:
                raise BadPackage(PackageProblem.TOO_LARGE)
            return read_stream(file, password)
    except OSError as error:
        raise BadPackage(PackageProblem.UNREADABLE) from error


def read_stream(file: IO[bytes], password: str = "") -> Returned:
    """Read and check a package from an open file. Raises BadPackage."""
    try:
        with zipfile.ZipFile(file) as packed:
            found = packed.infolist()
            _look_through(found)
            if not any(member.flag_bits & _ENCRYPTED for member in found):
                return _read(packed)
    except BadPackage:
        raise
    except zipfile.BadZipFile as error:
        raise BadPackage(_broken(file)) from error
    except _BROKEN as error:
        raise BadPackage(PackageProblem.DAMAGED) from error
    return _read_encrypted(file, password)


_BROKEN = (
    zlib.error,
    struct.error,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)  # what unpacking raises on bytes that no program has packed


def _broken(file: IO[bytes]) -> PackageProblem:
    """Tell a damaged archive from something that never was one."""
    file.seek(0)
    is_zip = file.read(4) == b"PK\x03\x04" and zipfile.is_zipfile(file)
    return PackageProblem.DAMAGED if is_zip else PackageProblem.NOT_A_ZIP


def _read_encrypted(file: IO[bytes], password: str) -> Returned:
    import pyzipper

    if not password:
        raise BadPackage(PackageProblem.LOCKED)
    file.seek(0)
    try:
        with pyzipper.AESZipFile(file) as packed:
            packed.setpassword(password.encode("utf-8"))
            _check_methods(packed.infolist())  # the outer table names none of encrypted members
            return _read(packed)
    except BadPackage:
        raise
    except RuntimeError as error:  # the library has no class of its own for it
        raise BadPackage(PackageProblem.NOT_UNLOCKED) from error
    except (pyzipper.BadZipFile, *_BROKEN) as error:
        raise BadPackage(PackageProblem.DAMAGED) from error


def _look_through(found: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive by its table of contents, before anything is unpacked."""
    if len(found) > _MOST_MEMBERS:
        many = len({each.filename for each in found} & members.LIMITS.keys())
        raise BadPackage(PackageProblem.BOMB if many else PackageProblem.FOREIGN)
    names = [member.orig_filename for member in found]
    if any(_climbs(name) for name in names):
        raise BadPackage(PackageProblem.CLIMBING)
    if members.ANSWERS not in names and members.SUMS not in names:
        raise BadPackage(PackageProblem.FOREIGN)
    if len(set(names)) != len(names):
        raise BadPackage(PackageProblem.DOUBLE_MEMBER)
    if not members.LIMITS.keys() >= set(names):
        raise BadPackage(PackageProblem.UNEXPECTED_MEMBER)
    if members.LIMITS.keys() != set(names):
        raise BadPackage(PackageProblem.MISSING_FILE)
    _check_methods(found)
    if any(_is_bomb(member) for member in found):
        raise BadPackage(PackageProblem.BOMB)


def _check_methods(found: list[zipfile.ZipInfo]) -> None:
    if any(member.compress_type not in _METHODS for member in found):
        raise BadPackage(PackageProblem.DAMAGED)


def _climbs(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or _DRIVE.match(name) is not None or "\0" in name


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    if member.file_size > members.LIMITS[member.filename]:
        return True
    tight = member.file_size > members.RATIO_LIMIT * max(member.compress_size, 1)
    return tight and member.file_size > members.RATIO_FROM


def _read(packed: zipfile.ZipFile) -> Returned:
    """Check every member against its sum and return what the answers say."""
    sums, kept = {}, {}
    for name in members.LIMITS:
        keep = name in (members.ANSWERS, members.SUMS)
        sums[name], kept[name] = _summed(packed, name, keep=keep)
    if _told_sums(kept[members.SUMS]) != {
        name: told for name, told in sums.items() if name != members.SUMS
    }:
        raise BadPackage(PackageProblem.WRONG_CHECKSUM)
    try:
        return from_json(kept[members.ANSWERS])
    except NewerReturn as error:
        raise BadPackage(PackageProblem.NEWER) from error
    except NotAReturn as error:
        raise BadPackage(PackageProblem.BAD_CONTENT) from error


def _summed(packed: zipfile.ZipFile, name: str, *, keep: bool) -> tuple[str, bytes]:
    """Read a member piece by piece; return its checksum and, if it is kept, its content."""
    found, pieces, size = hashlib.sha256(), [], 0
    with packed.open(name) as member:
        while piece := member.read(_PIECE):
            size += len(piece)
            if size > members.LIMITS[name]:
                raise BadPackage(PackageProblem.BOMB)
            found.update(piece)
            if keep:
                pieces.append(piece)
    return found.hexdigest(), b"".join(pieces)


def _told_sums(data: bytes) -> dict[str, str]:
    lines = data.decode("ascii", errors="replace").splitlines()
    matches = [_SUM.fullmatch(line) for line in lines if line.strip()]
    return {match[2]: match[1] for match in matches if match}
