"""The program that `bench_aids` runs: open a long working aid in the window and answer it.

`python -m gkdesk.headless.aid_window STORE PASSPHRASE AID` prints one line of JSON in milliseconds.
The questions are those of `bench_aids.long_template`: the first and every second one after it hides
the one that follows with its last answer, and shows it again with the others.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gkdesk import app
from gkdesk.clock import SystemClock
from gkdesk.services import access
from gkdesk.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.ui.main_window import MainWindow
    from gkdesk.ui.pages.working_aids.form.choosing import ButtonsField
    from gkdesk.ui.pages.working_aids.rounds.section import RoundsSection

OPENINGS, ANSWERS = 5, 6
SETTLED_S, PAUSE_S = 0.3, 0.005
SHOWS, PLAIN, HIDES = 0, 1, 2
"""The places of answers: which shows the next question, which changes nothing, which hides it."""


class Events(Protocol):
    """What handles the events that wait."""

    def processEvents(self) -> None: ...  # noqa: N802 - Qt's name


def main(arguments: list[str]) -> None:
    """Measure and print."""
    store, passphrase, aid = Path(arguments[0]), arguments[1], int(arguments[2])
    application: Events = app.make_application(Settings())
    window = app.make_window(Settings(), store)
    window.resize(1366, 768)
    window.show()
    window.session.begin(access.unlock(store, passphrase, clock=SystemClock()))
    _settle(application)
    print(json.dumps(_figures(application, window, aid)), flush=True)
    window.close()


def _figures(application: Events, window: MainWindow, aid: int) -> dict[str, float]:
    rounds = _rounds(window)
    _settle(application)
    first = _timed(application, lambda: rounds.fill_in(aid))
    openings = []
    for _ in range(OPENINGS):
        _settle(application)
        rounds.end_filling()
        _settle(application)
        openings.append(_timed(application, lambda: rounds.fill_in(aid)))
    _settle(application)
    found: dict[int, list[float]] = {SHOWS: [], PLAIN: [], HIDES: []}
    for number in range(ANSWERS):
        field = _field(rounds, 2 * number)
        for place in (PLAIN, HIDES, SHOWS):
            found[place].append(_timed(application, _choosing(field, place)))
            _settle(application)
    return {
        "first_open_ms": first,
        "open_ms": round(statistics.median(openings), 1),
        "answer_ms": round(statistics.median(found[PLAIN]), 1),
        "answer_shows_cards_ms": round(statistics.median(found[SHOWS]), 1),
        "answer_shows_cards_most_ms": max(found[SHOWS]),
        "answer_hides_cards_ms": round(statistics.median(found[HIDES]), 1),
    }


def _rounds(window: MainWindow) -> RoundsSection:
    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage

    content = window.content
    if content is None:
        message = "the store is not open"
        raise RuntimeError(message)
    content.show_page("working_aids")
    page = content.current()
    if not isinstance(page, WorkingAidsPage):
        message = "there is no page Arbeitshilfen"
        raise TypeError(message)
    return page.rounds


def _field(rounds: RoundsSection, number: int) -> ButtonsField:
    """Return the buttons of a question of the first section, which is scrolled to."""
    from gkdesk.ui.pages.working_aids.form.choosing import ButtonsField
    from gkdesk.ui.pages.working_aids.form.parts import What

    cards = None if rounds.form is None else rounds.form.sections.cards
    if cards is None:
        message = "no working aid is open"
        raise RuntimeError(message)
    field = cards.cards[f"q0_{number}"].entries[What.ANSWER].field
    if not isinstance(field, ButtonsField):
        message = "the question has no buttons"
        raise TypeError(message)
    field.take_focus()
    return field


def _choosing(field: ButtonsField, place: int) -> Callable[[], None]:
    def choose() -> None:
        field.choose(place)

    return choose


def _timed(application: Events, work: Callable[[], object]) -> float:
    """Return how long it takes until what was done is on the screen."""
    began = time.perf_counter()
    work()
    application.processEvents()
    return round((time.perf_counter() - began) * 1000, 1)


def _settle(application: Events) -> None:
    until = time.monotonic() + SETTLED_S
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(PAUSE_S)


if __name__ == "__main__":
    main(sys.argv[1:])
