"""The yardstick: the same content set by WeasyPrint, a library of others, if it is there."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from html import escape
from time import perf_counter
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.export import content
from gkdesk.text.languages import is_rtl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

LIBRARY = "weasyprint"
"""Named as data: the program does not depend on it, and an installer must not pack it."""

_STYLE = """
@page {{ size: A5; margin: 15mm 13mm 16mm 16mm }}
@font-face {{ font-family: Text; src: url({fonts}/NotoSans_400Regular.ttf) }}
@font-face {{ font-family: Text; src: url({fonts}/NotoNaskhArabic_400Regular.ttf);
  unicode-range: U+0600-06FF }}
body {{ font: 11pt/1.42 Text }} .page {{ break-before: page }} p {{ margin: 0 0 5pt }}
h1 {{ font-size: 17.6pt; margin: 0 0 9pt }} table {{ width: 100%; border-spacing: 0 }}
td, th {{ vertical-align: top; width: 50%; padding: 2pt 5pt 0 0 }} th {{ font-size: 9.5pt }}
"""


def measure(document: content.Document) -> dict[str, float]:
    """Return seconds and pages of a document, nothing where the library cannot be used."""
    if importlib.util.find_spec(LIBRARY) is None:
        return {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they are the library's own business
        try:
            library = importlib.import_module(LIBRARY)
        except OSError:  # the system's own libraries for text are missing
            return {}
        return _measured(library, _page(document))


def _measured(library: ModuleType, page: str) -> dict[str, float]:
    library.HTML(string="<p>warm</p>").write_pdf()
    began = perf_counter()
    laid_out = library.HTML(string=page).render(pdf_variant="pdf/ua-1")
    laid_out.write_pdf(pdf_variant="pdf/ua-1")
    taken = perf_counter() - began
    return {"weasyprint_pages": len(laid_out.pages), "weasyprint_s": round(taken, 3)}


def _page(document: content.Document) -> str:
    fonts = (paths.resources() / "fonts").as_uri()
    body = "".join(_html(document.blocks))
    style = _STYLE.format(fonts=fonts)
    return (
        f"<html lang=de><head><title>{escape(document.title)}</title><style>{style}</style></head>"
        f"<body>{body}</body></html>"
    )


def _html(blocks: Iterable[content.Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case content.PageBreak():
                yield "<div class=page></div>"
            case content.Heading():
                yield f"<h1>{_words(block.content)}</h1>"
            case content.Paragraph():
                yield f"<p{_tongue(block.content)}>{_words(block.content)}</p>"
            case content.Bilingual():
                sides = "".join(
                    f"<td>{''.join(_html(side))}</td>" for side in (block.german, block.client)
                )
                yield f"<table><tr>{sides}</tr></table>"
            case content.Table():
                yield f"<table>{_row(block.header, 'th')}{''.join(map(_row, block.rows))}</table>"


def _row(cells: Iterable[content.Cell], tag: str = "td") -> str:
    parts = (f"<{tag}>{''.join(_html(cell.blocks))}</{tag}>" for cell in cells)
    return f"<tr>{''.join(parts)}</tr>"


def _tongue(passage: content.Passage) -> str:
    direction = "rtl" if is_rtl(passage.language) else "ltr"
    return f" lang={passage.language} dir={direction}"


def _words(passage: content.Passage) -> str:
    return "".join(
        f"<bdi dir=ltr>{escape(run.text)}</bdi>"
        if run.isolation is content.Isolation.LTR
        else escape(run.text)
        for run in passage.runs
    )
