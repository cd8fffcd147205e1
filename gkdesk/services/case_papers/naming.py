"""The names of the files of papers: what, of which day, for whom; never the name of a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.text.papers import cases as words

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.case_papers.kinds import CasePaperWish

_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")
_LONGEST = 60


def file_name(wish: CasePaperWish, on: dt.date, mark: str = "") -> str:
    """Return `Auszug_Teilnehmende_2026-11-21_03.pdf`, in letters that every system takes.

    `mark` tells papers of one kind and day apart: the place of a participant, a client's code.
    """
    pieces = [words.FILE_STEMS[wish.kind.value], words.AUDIENCE_STEMS[wish.audience]]
    if wish.is_blank:
        pieces.append(words.BLANK_STEM)
    pieces.append(on.isoformat())
    safe = _UNSAFE.sub("-", mark)[:_LONGEST].strip("-")
    return f"{'_'.join((*pieces, *filter(None, (safe,))))}.{wish.format}"
