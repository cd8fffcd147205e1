"""Two states of the network beside each other, as a list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.network.compare import Part
from gkdesk.services.naming import sort_key
from gkdesk.services.network_papers import page
from gkdesk.text.bidi_safe import inside, strip_controls
from gkdesk.text.codes.network import Fate
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import network as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.services.networks.comparison_rows import ChangeRow
    from gkdesk.services.networks.snapshots import StateComparison

_FATES = tuple(Fate)


def compose(head: PaperHead, compared: StateComparison) -> content.Document:
    """Return what is new, gone and changed, part by part."""
    blocks: list[content.Block] = []
    for part in Part:
        rows = sorted((row for row in compared.rows if row.part is part), key=_place)
        if rows:
            blocks += _part(part, rows)
    if not blocks:
        blocks.append(page.paragraph(words.COMPARED_SAME))
    return page.document(head, words.COMPARISON_TITLE, blocks, subtitle=states(compared))


def states(compared: StateComparison) -> str:
    """Name both states with their days."""
    days = (compared.compared.before, compared.compared.now)
    return words.COMPARED.format(
        *(
            f"{inside(name)} ({format_day_joined(day)})"
            for name, day in zip((compared.before, compared.now), days, strict=True)
        )
    )


def _part(part: Part, rows: Sequence[ChangeRow]) -> Iterator[content.Block]:
    yield page.heading(words.PARTS[part])
    counts = Counter(row.fate for row in rows)
    numbers = words.compared_counts(*(counts[fate] for fate in _FATES))
    yield page.paragraph(numbers, content.TextStyle.NOTE, keep=True)
    for fate in _FATES:
        own = [row for row in rows if row.fate is fate]
        if own:
            text = word(fate)
            yield page.heading(text[:1].upper() + text[1:], 3)
            yield content.ItemList(tuple(_item(row) for row in own))


def _item(row: ChangeRow) -> content.ListItem:
    changes = tuple(page.paragraph(field.sentence, content.TextStyle.SMALL) for field in row.fields)
    return content.ListItem(content.passage(row.sentence, field=words.DETAILS), changes)


def _place(row: ChangeRow) -> tuple[int, str, tuple[str, ...]]:
    fields = tuple(field.sentence for field in row.fields)
    return (_FATES.index(row.fate), sort_key(strip_controls(row.sentence)), fields)
