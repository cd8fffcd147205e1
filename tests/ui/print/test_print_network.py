"""The papers of the network: chosen, previewed, saved, printed, and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.network.look import AllianceView, FocusView
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperOption
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import CooperationFields
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.network import Quality
from gkdesk.text.ids import OrganisationId
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.network import NetworkPart
from gkdesk.ui.pages.print_send.network_choice import Scope
from gkdesk.ui.pages.print_send.page import PrintSendPage
from gkdesk.ui.widgets import PrivacyCover, ScrollPage
from tests.conftest import PASSPHRASE
from tests.ui.print.hands import paper_only, pdf_printer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView


@pytest.fixture
def cooperation(workspace: Workspace) -> int:
    """Return the id of the one cooperation of a small network."""
    sides = [
        OrganisationId(workspace.organisations.create(OrganisationFields(name=name)).ref or 0)
        for name in ("Jobcenter Musterland", "Volkshochschule Musterland")
    ]
    workspace.contacts.create(
        ContactFields(name="Petersen", organisation_id=sides[0], phone="02000 123456")
    )
    fields = CooperationFields(*sides, quality=Quality.TO_CLARIFY, quality_reason="Quittenstreit")
    return workspace.cooperations.create(fields).ref or 0


@pytest.fixture
def part(cooperation: int, content: ContentView) -> NetworkPart:
    """Return the papers of the network on the page Drucken & Senden."""
    assert cooperation
    content.show_page("print")
    page = content.current()
    assert isinstance(page, PrintSendPage)
    found = page.show_part("network")
    assert isinstance(found, NetworkPart)
    return found


def wait(qtbot: QtBot, part: NetworkPart) -> None:
    qtbot.waitUntil(
        lambda: part._making is None and not part._remake.isActive() and not part._outdated,
        timeout=20_000,
    )


def choose(qtbot: QtBot, part: NetworkPart, code: PaperCode) -> None:
    part.choice.choose(code)
    wait(qtbot, part)


def test_the_map_stands_there_at_once_for_the_members_of_the_alliance(
    qtbot: QtBot, part: NetworkPart
) -> None:
    wait(qtbot, part)
    assert part.preview.page_count() == 1
    assert part.head.print_button.isEnabled()
    assert "Teilnehmende" in part.head.audience.text()


@pytest.mark.parametrize("code", list(PaperCode))
def test_every_paper_can_be_made_or_says_what_is_missing(
    qtbot: QtBot, part: NetworkPart, code: PaperCode
) -> None:
    choose(qtbot, part, code)
    missing = PaperOption.STATES in part.choice.kind().options
    assert (part.paper is None) is missing
    assert bool(part.choice.missing.text()) is missing
    assert not part.problem.isVisible()
    assert part.head.save_button.isEnabled() is not missing


@pytest.mark.parametrize("format_", [PaperFormat.PNG, PaperFormat.SVG, PaperFormat.GRAPHML])
def test_a_format_without_pages_is_shown_as_a_page_and_saved_as_it_is(
    qtbot: QtBot,
    part: NetworkPart,
    format_: PaperFormat,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    part.choice.format.choose(format_)
    wait(qtbot, part)
    assert part.preview.page_count() == 1
    target = tmp_path / f"karte.{format_}"
    answer("ask_file", target)
    part.head.save_button.click()
    part.gate.go_on.click()
    begins = {PaperFormat.PNG: b"\x89PNG"}.get(format_, b"<?xml")
    assert target.read_bytes().startswith(begins)


def test_a_register_asks_for_the_passphrase_before_it_becomes_a_file(
    qtbot: QtBot,
    part: NetworkPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    choose(qtbot, part, PaperCode.DIRECTORY)
    part.choice.format.choose(PaperFormat.CARDS)
    wait(qtbot, part)
    target = tmp_path / "adressen.vcf"
    answer("ask_file", target)
    part.head.save_button.click()
    part.gate.go_on.click()
    qtbot.waitUntil(part.gate.go_on.isEnabled, timeout=20_000)
    assert not target.exists()
    part.gate.passphrase.edit.setText(PASSPHRASE)
    part.gate.go_on.click()
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert b"Petersen" in target.read_bytes()
    newest = workspace.log.entries(limit=2)
    assert [line.label for line in newest] == [Label.DATA_EXPORTED, Label.DOCUMENT_LEAVING]
    assert "Petersen" not in newest[0].subject


def test_what_is_printed_is_noted_and_told(
    qtbot: QtBot,
    part: NetworkPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wait(qtbot, part)
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    part.head.print_button.click()
    qtbot.waitUntil(lambda: part._printing is None, timeout=20_000)
    assert workspace.log.entries(limit=1)[0].label is Label.DOCUMENT_PRINTED
    assert "gedruckt" in part.history.text()
    assert (tmp_path / "papier.pdf").exists()


def test_quality_is_offered_for_the_steering_group_alone_and_never_with_reasons(
    qtbot: QtBot, part: NetworkPart
) -> None:
    part.choice.audience.choose(Audience.PARTICIPANT)
    assert part.choice.quality.isHidden()
    part.choice.audience.choose(Audience.STEERING_GROUP)
    assert not part.choice.quality.isHidden()
    part.choice.quality.setChecked(True)
    part.choice.format.choose(PaperFormat.SVG)
    wait(qtbot, part)
    assert part.paper is not None
    shown = part.paper.paper.data.decode()
    assert "Quittenstreit" not in shown
    part.choice.audience.choose(Audience.PARTICIPANT)
    wish = part.choice.wish()
    assert wish is not None
    assert not wish.with_quality


def test_a_cooperation_leads_to_the_outline_of_its_agreement(
    qtbot: QtBot, content: ContentView, part: NetworkPart, cooperation: int
) -> None:
    content.open_record(f"paper.{PaperCode.AGREEMENT}", cooperation)
    wait(qtbot, part)
    wish = part.choice.wish()
    assert wish is not None
    assert (wish.kind, wish.cooperation) == (PaperCode.AGREEMENT, cooperation)
    assert part.preview.page_count() >= 1


def test_a_change_of_the_network_makes_the_paper_anew(
    qtbot: QtBot, content: ContentView, part: NetworkPart, workspace: Workspace
) -> None:
    wait(qtbot, part)
    before = part.paper
    outcome = workspace.organisations.create(OrganisationFields(name="Jugendamt"))
    content.context.wrote(outcome)
    assert not part.head.print_button.isEnabled()
    wait(qtbot, part)
    assert part.paper is not None
    assert before is not None
    assert part.paper.paper.data != before.paper.data


def test_every_kind_begins_at_its_own_readers(qtbot: QtBot, part: NetworkPart) -> None:
    choose(qtbot, part, PaperCode.CALLS)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.audience is Audience.OFFICE
    assert part.choice._private_hint.isVisible()
    choose(qtbot, part, PaperCode.DIRECTORY)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.audience is Audience.PARTICIPANT
    assert not part.choice._private_hint.isVisible()


def test_the_map_is_printed_as_it_is_looked_at(
    qtbot: QtBot, content: ContentView, part: NetworkPart, workspace: Workspace
) -> None:
    actor = workspace.organisations.rows()[0].id
    content.open_record(f"paper.{PaperCode.MAP}:organisation", actor)
    wait(qtbot, part)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.map.view == FocusView(actor)
    part.choice.scope.choose(Scope.ALL)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.map.view == AllianceView()


@pytest.mark.parametrize("code", [PaperCode.OFFERS, PaperCode.AGREEMENT, PaperCode.MAP])
def test_papers_without_private_numbers_do_not_warn_of_them(
    qtbot: QtBot, part: NetworkPart, code: PaperCode
) -> None:
    choose(qtbot, part, code)
    part.choice.audience.choose(Audience.OFFICE)
    wait(qtbot, part)
    assert part.paper is not None
    assert part.paper.paper.audience is Audience.OFFICE
    assert not part.choice._private_hint.isVisible()


def test_the_privacy_view_covers_the_choice_and_the_paper_and_lets_nothing_leave(
    qtbot: QtBot, part: NetworkPart, content: ContentView
) -> None:
    wait(qtbot, part)
    part.choice.kinds[0].setFocus()
    content.privacy.turn(on=True)
    assert all(cover.isVisible() for cover in part.covers)
    assert [cover.geometry() for cover in part.covers] == [
        part._pane.geometry(),
        part.preview.geometry(),
    ]
    assert not part.choice.isEnabled()
    assert not part.preview.isEnabled()
    assert not part.head.print_button.isEnabled()
    assert not part.head.save_button.isEnabled()
    part.covers[0].button.click()
    assert not any(cover.isVisible() for cover in part.covers)
    assert part.head.print_button.isEnabled()


@pytest.mark.parametrize(("key", "count"), [("network", 2), ("booklets", 1)])
def test_papers_opened_while_the_privacy_view_is_on_are_covered_too(
    content: ContentView, key: str, count: int
) -> None:
    content.privacy.turn(on=True)
    content.show_page("print")
    page = content.current()
    assert isinstance(page, PrintSendPage)
    found = page.show_part(key)
    covers = [each for each in found.findChildren(PrivacyCover) if each.isVisible()]
    assert len(covers) == count


def test_a_character_that_no_page_shows_is_told_with_its_words_but_to_no_guest(
    qtbot: QtBot, part: NetworkPart, workspace: Workspace, content: ContentView
) -> None:
    outcome = workspace.organisations.create(OrganisationFields(name="Amt \U0001f9ff Altdorf"))
    content.context.wrote(outcome)
    wait(qtbot, part)
    assert part.preview.page_count() == 1
    assert part.head.print_button.isEnabled()
    assert part.note.isVisible()
    assert "U+1F9FF" in part.note.text()
    assert "Amt \U0001f9ff Altdorf" in part.note.text()
    content.privacy.turn(on=True)
    assert "Altdorf" not in part.note.text()


@pytest.mark.parametrize("code", list(PaperCode))
def test_the_choice_fits_its_column_in_a_small_window(
    qtbot: QtBot, part: NetworkPart, code: PaperCode
) -> None:
    part.window().resize(911, 512)
    choose(qtbot, part, code)
    (pane,) = part._pane.findChildren(ScrollPage)
    if part.choice.kind().code is PaperCode.MAP:
        part.choice.audience.choose(Audience.STEERING_GROUP)
        wait(qtbot, part)
    assert pane.horizontalScrollBar().maximum() == 0
