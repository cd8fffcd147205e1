"""What the page says of working aids, beyond the words of the codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.dates import format_day_joined
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gkdesk.services.working_aids.views import AidSummary, AidView

_LONG_WORD = 18
STATE_TONES: dict[AidState, tuple[Tone, str]] = {
    AidState.DRAFT: (Tone.ACCENT, "pencil"),
    AidState.CLOSED: (Tone.OK, "lock"),
    AidState.SENT: (Tone.OK, "send"),
}


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its word."""
    return f"{number} {one if number == 1 else many}"


def up_to(questions: int) -> str:
    """Say how many questions a template asks at most: conditions may leave out some."""
    return f"bis zu {questions} Fragen" if questions > 1 else counted(questions, "Frage", "Fragen")


def zone_words(returned: int, kept: int) -> tuple[str, str]:
    """Say how many of the questions that are asked may go back, and how many stay."""
    back = f"{counted(returned, 'Frage', 'Fragen')} im Rücksendeteil"
    return back, f"{counted(kept, 'Frage bleibt', 'Fragen bleiben')} hier"


def parts_words(questions: int, cells: int) -> str:
    """Say how many answered questions these are, and of how many entries where tables have more."""
    entries = counted(cells, "Angabe", "Angaben")
    if not questions and cells:
        return entries
    said = counted(questions, "Frage", "Fragen")
    return said if questions == cells else f"{said} mit {entries}"


def listed(names: Sequence[str]) -> str:
    """Write names one after the other, with „und“ before the last."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} und {names[-1]}"


def breakable(text: str) -> str:
    """Let words that are longer than any line break somewhere."""
    return " ".join(_broken(word) for word in text.split(" "))


def _broken(word: str) -> str:
    if len(word) <= _LONG_WORD:
        return word
    pieces = (word[at : at + _LONG_WORD] for at in range(0, len(word), _LONG_WORD))
    return "\u200b".join(pieces)


def round_title(summary: AidSummary) -> str:
    """Call an aid by its short name and its year."""
    return f"{summary.short or summary.title} {summary.year}"


def answered_words(answered: int, askable: int) -> str:
    """Say how many questions have been answered."""
    return f"{answered} von {askable} beantwortet"


def due_words(due_on: dt.date | None, today: dt.date) -> str:
    """Say until when an aid is wanted."""
    if due_on is None:
        return ""
    day = format_day_joined(due_on)
    return f"war fällig am {day}" if due_on < today else f"bis {day}"


def is_late(summary: AidSummary, today: dt.date) -> bool:
    """Tell whether an aid should have been sent already."""
    return (
        summary.due_on is not None and summary.due_on < today and summary.state is not AidState.SENT
    )


def title_line(view: AidView) -> str:
    """Say which template it is, and which Fassung is being written."""
    return f"{view.summary.title}, Fassung {view.summary.fassung}"
