"""Pictures of the page with long words, to be looked at; everything fits the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui import theme
from gkdesk.ui.theme import Appearance
from gkdesk.working_aids.parts import Ref
from tests.ui.working_aids.conftest import working_aids
from tests.ui.working_aids.kit import LONG, begin, give, many

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show

SIZES = {"": (1366, 768), "-eng": (911, 512)}
LOOKS = [(Appearance.LIGHT, ""), (Appearance.DARK, "-eng")]
"""Both schemes and both sizes, each once."""


@pytest.mark.parametrize(("appearance", "size"), LOOKS)
def test_every_part_of_an_aid_fits_its_window(
    show: Show,
    workspace: Workspace,
    picture: Callable[[QWidget, str], None],
    appearance: Appearance,
    size: str,
) -> None:
    theme.current().set_appearance(appearance)
    last = begin(workspace, 2025)
    give(workspace, last, "kv", "umgesetzt")
    workspace.aids.filling.remark(last, Ref("kv"), LONG * 3)
    aid = begin(workspace)
    give(workspace, aid, "frei", LONG * 2)
    view = show(*SIZES[size])
    rounds = working_aids(view).rounds
    picture(view, f"arbeitshilfen-runden-{appearance.value}{size}")
    rounds.fill_in(aid)
    form = rounds.form
    assert form is not None
    for part in ("section.kern", "section.orte", "contributors", "closing", "preview"):
        kind, _, name = part.partition(".")
        form.show_part(kind, name, take_focus=True)
        picture(view, f"arbeitshilfen-{name or kind}-{appearance.value}{size}")
        cards = form.sections.cards
        if cards is not None and kind == "section":
            assert cards.content.width() <= cards.viewport().width()
    assert (view.width(), view.height()) == SIZES[size]


def test_only_what_is_asked_in_the_shown_section_of_a_long_template_is_made(
    show: Show, workspace: Workspace
) -> None:
    workspace.aids.templates.take_in(many())
    outcome = workspace.aids.rounds.begin("lang", 2026)
    view = show()
    rounds = working_aids(view).rounds
    rounds.fill_in(outcome.ref)
    assert rounds.form is not None
    cards = rounds.form.sections.cards
    assert cards is not None
    assert 0 < len(cards.cards) < 10
    assert rounds.form.open_ref(Ref("q0_48"))
    assert set(cards.cards) == {f"q0_{number}" for number in range(0, 50, 2)}
