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


Took = tuple[float, float]
"""Milliseconds that passed, and milliseconds of work: other work on the machine is not in them."""


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
    first, _work = _timed(application, lambda: rounds.fill_in(aid))
    openings: list[Took] = []
    for _ in range(OPENINGS):
        _settle(application)
        rounds.end_filling()
        _settle(application)
        openings.append(_timed(application, lambda: rounds.fill_in(aid)))
    _settle(application)
    found: dict[int, list[Took]] = {SHOWS: [], PLAIN: [], HIDES: []}
    for number in range(ANSWERS):
        field = _field(rounds, 2 * number)
        for place in (PLAIN, HIDES, SHOWS):
            found[place].append(_timed(application, _choosing(field, place)))
            _settle(application)
    named = {"answer": PLAIN, "answer_shows_cards": SHOWS, "answer_hides_cards": HIDES}
    figures = {"first_open_ms": first} | _medians("open", openings)
    for name, place in named.items():
        figures |= _medians(name, found[place])
    return figures


def _medians(name: str, samples: list[Took]) -> dict[str, float]:
    """Return what passed until it was seen, and what of it was our own work."""
    passed, work = zip(*samples, strict=True)
    return {
        f"{name}_ms": round(statistics.median(passed), 1),
        f"{name}_cpu_ms": round(statistics.median(work), 1),
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


def _timed(application: Events, work: Callable[[], object]) -> Took:
    """Return how long it takes until what was done is on the screen, and the work of it."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    application.processEvents()
    took = (time.perf_counter() - began, time.process_time() - worked)
    return round(took[0] * 1000, 1), round(took[1] * 1000, 1)


def _settle(application: Events) -> None:
    until = time.monotonic() + SETTLED_S
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(PAUSE_S)


if __name__ == "__main__":
    main(sys.argv[1:])
