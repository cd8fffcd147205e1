"""From what travels to the bytes of a package; without a password they depend on it alone."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

from gkdesk.text.dates import format_day_bare
from gkdesk.text.papers import return_package as words
from gkdesk.text.wording.clients import word
from gkdesk.working_aids.package import members
from gkdesk.working_aids.package.document import to_json
from gkdesk.working_aids.package.tables import given

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.working_aids.package.contents import Returned

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o600 << 16


def package_bytes(
    returned: Returned, *, workbook: bytes, paper: bytes, password: str = ""
) -> bytes:
    """Return a package; `workbook` and `paper` are made from the same content by the caller.

    With a password every member is encrypted with AES-256; such bytes differ every time.
    """
    parts = {
        members.ANSWERS: to_json(returned),
        members.WORKBOOK: workbook,
        members.PAPER: paper,
        members.README: readme(returned).encode("utf-8"),
    }
    parts[members.SUMS] = _sums(parts)
    return _encrypted(parts, password) if password else _plain(parts)


def readme(returned: Returned) -> str:
    """Return the text that says what is inside and what is not."""
    head = returned.head
    replaces = words.REPLACES_IN_README.format(head.replaces) if head.replaces else ""
    return words.README.format(
        working_aid=returned.codebook.title,
        alliance=head.sender.name,
        ags=head.sender.ags,
        territory=word(head.sender.territory),
        round=head.round,
        fassung=head.fassung,
        replaces=replaces,
        created=format_day_bare(head.created_on),
        answers=sum(1 for _each in given(returned)),
    )


def _sums(parts: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in parts.items())
    return "".join(lines).encode("ascii")


def _plain(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
    return out.getvalue()


def _encrypted(parts: Mapping[str, bytes], password: str) -> bytes:
    import pyzipper

    out = io.BytesIO()
    with pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as packed:
        packed.setpassword(password.encode("utf-8"))
        for name, data in parts.items():
            entry = packed.zipinfo_cls(name, _ZIP_DAY)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            entry.compress_type = pyzipper.ZIP_DEFLATED
            packed.writestr(entry, data)
    return out.getvalue()
