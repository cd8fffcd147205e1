"""The command `demo`, run once for all tests of its documents, with the content they come from."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyzipper

from gkdesk.export.content import Document
from gkdesk.export.pdf import imposition, mass, render
from gkdesk.headless import demo
from gkdesk.headless.demo_extent import Extent
from tests.cheap_key import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

    from gkdesk.export.paper import Binding
    from gkdesk.export.pdf.undrawn import Undrawn

DAY = dt.date(2026, 11, 21)
CLIENTS = 3
EXTENT = Extent.ALL if os.environ.get("GKDESK_FULL") == "1" else Extent.FEW


@dataclass(frozen=True)
class Paper:
    """One PDF of the demo; `documents` is its content where it came from the document model.

    Cards of several people lie on one sheet, otherwise there is one document.
    """

    kind: str
    language: str
    name: str
    data: bytes
    documents: tuple[Document, ...]

    @property
    def on_sheets(self) -> bool:
        """Tell whether its pages lie on sheets to fold or to cut."""
        return self.kind.endswith(".print")


@dataclass(frozen=True)
class BuiltDemo:
    """The folder of a demo with few clients."""

    folder: Path
    documents: dict[bytes, tuple[Document, ...]]

    @property
    def entries(self) -> list[dict[str, str]]:
        """Return the lines of the list of contents."""
        text = (self.folder / "ausgabe" / "inhalt.json").read_text(encoding="utf-8")
        entries: list[dict[str, str]] = json.loads(text)
        return entries

    def papers(self) -> Iterator[Paper]:
        """Yield every PDF, also those inside return packages that have no password."""
        for entry in self.entries:
            data = (self.folder / "ausgabe" / entry["file"]).read_bytes()
            for name, pdf in _pdfs(entry["file"], data):
                documents = self.documents.get(pdf, ())
                yield Paper(entry["kind"], entry["language"], name, pdf, documents)


def _pdfs(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".pdf"):
        yield name, data
    if name.endswith(".zip") and zipfile.is_zipfile(io.BytesIO(data)):
        with pyzipper.AESZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                if info.filename.endswith(".pdf") and not info.flag_bits & 1:
                    yield f"{name}/{info.filename}", package.read(info)


def build_once(folder: Path, patch: pytest.MonkeyPatch) -> BuiltDemo:
    """Build the demo and note on the way which content each PDF was rendered from."""
    documents: dict[bytes, tuple[Document, ...]] = {}
    rendered, folded, cut = render.render_pdf, imposition.booklet_sheets, imposition.card_sheets

    def noting(document: Document, undrawn: Undrawn | None = None) -> bytes:
        data = rendered(document, undrawn)
        documents[data] = (document,)
        return data

    def folding(pdf: bytes, binding: Binding) -> bytes:
        data = folded(pdf, binding)
        documents[data] = documents[pdf]
        return data

    def cutting(pdfs: Sequence[bytes]) -> bytes:
        data = cut(pdfs)
        documents[data] = tuple(each for pdf in pdfs for each in documents[pdf])
        return data

    for module in (render, mass):
        patch.setattr(module, "render_pdf", noting)
    for module in (imposition, mass):
        patch.setattr(module, "booklet_sheets", folding)
    patch.setattr(imposition, "card_sheets", cutting)
    demo.build(folder, DAY, PASSPHRASE, first=CLIENTS, extent=EXTENT)
    return BuiltDemo(folder, documents)
