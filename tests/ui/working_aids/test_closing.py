"""The end: what is missing, the seal, the preview of what leaves, and the package itself."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.text.codes.findings import Territory
from gkdesk.text.codes.return_packages import Obstacle
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.ids import AidId
from gkdesk.ui import printing, tasks
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.working_aids.sending.closing import ClosingPage
from gkdesk.ui.pages.working_aids.sending.dispatch import SEND_AGAIN
from gkdesk.ui.pages.working_aids.sending.preview import PreviewPage
from gkdesk.ui.widgets import Banner, IconText, LinkButton
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.template import Group, Kind, Question, Template, Zone
from tests.factories import a_client
from tests.ui.people.hands import focused, press, write
from tests.ui.shell.hands import answering
from tests.ui.working_aids.kit import give, value

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.working_aids.form.view import AidForm
    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage

LOCAL = "Zwetschgenkobold"


def closing(form: AidForm) -> ClosingPage:
    form.show_part("closing", take_focus=True)
    page = form._others["closing"]
    assert isinstance(page, ClosingPage)
    return page


def preview(form: AidForm) -> PreviewPage:
    form.show_part("preview", take_focus=True)
    page = form._others["preview"]
    assert isinstance(page, PreviewPage)
    return page


def name_the_office(workspace: Workspace) -> None:
    facts = workspace.office.facts()
    named = replace(facts, alliance="Kreis Musterland", ags="05999", territory=Territory.DISTRICT)
    workspace.office.save(named)


@pytest.fixture
def closed(workspace: Workspace, aid: AidId, form: AidForm) -> AidForm:
    """Return the form of an aid that was answered and closed."""
    name_the_office(workspace)
    give(workspace, aid, "kv", "geplant")
    give(workspace, aid, "intern", LOCAL)
    workspace.aids.closing.close(aid)
    form.reload()
    return form


def test_what_is_missing_is_listed_and_leads_to_its_question(form: AidForm) -> None:
    page = closing(form)
    assert not page.close_aid.isEnabled()
    (link,) = page.missing._refs
    assert "Kooperationsvereinbarungen" in link.label()
    assert focused() is link
    press(Qt.Key.Key_Return)
    assert form.part() == "section.kern"
    assert form.focused_field()[0] == "answer:kv:"


def test_only_an_aid_without_an_open_question_is_called_complete(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    give(workspace, aid, "kv", "geplant")
    workspace.aids.contributors.add(aid, ContributorFields(name="Jugendamt", sections=("orte",)))
    form.reload()
    page = closing(form)
    assert page.close_aid.isEnabled()
    answered, askable = form.desk.counts()
    assert page.missing.title.text() == f"{answered} von {askable} beantwortet, abschließbar"
    assert page.open.title.text() == f"Ohne Antwort: {askable - answered} Fragen"
    labels = [each.label() for each in page.open._refs]
    assert len(labels) == askable - answered
    assert not any("Kooperationsvereinbarungen" in each for each in labels)
    told = [each.text.text() for each in page.open.findChildren(IconText)]
    assert any("Jugendamt" in each and "noch nicht ausgegeben" in each for each in told)
    table = next(each for each in page.open._refs if "Kommunen im Kreis" in each.label())
    table.click()
    assert form.part() == "section.orte"


def test_closing_asks_once_more_and_seals(form: AidForm, workspace: Workspace, aid: AidId) -> None:
    give(workspace, aid, "kv", "geplant")
    form.reload()
    page = closing(form)
    with answering(ConfirmDialog, press_keep):
        page.close_aid.click()
    assert form.desk.may_change
    with answering(ConfirmDialog, press_act):
        page.close_aid.click()
    assert form.desk.view.summary.state is AidState.CLOSED
    assert "Das Siegel ist unversehrt" in page.words.text()
    assert page.preview.isVisible()


def test_an_answer_that_could_not_be_saved_keeps_the_aid_open(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    give(workspace, aid, "kv", "geplant")
    form.reload()
    form.open_ref(Ref("zahl"))
    write("viele")
    press(Qt.Key.Key_Tab)
    page = closing(form)
    assert not page.close_aid.isEnabled()
    (link,) = page.missing._refs
    link.click()
    assert form.focused_field()[0] == "answer:zahl:"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("7")
    press(Qt.Key.Key_Tab)
    assert closing(form).close_aid.isEnabled()


def press_act(dialog: ConfirmDialog) -> None:
    dialog.act_button.click()


def press_keep(dialog: ConfirmDialog) -> None:
    dialog.keep_button.click()


def test_a_closed_aid_is_opened_again_for_a_reason(closed: AidForm, workspace: Workspace) -> None:
    page = closing(closed)
    page.reopen_link.click()
    write("Zahl berichtigt")
    assert page.reopen.form is not None
    assert page.reopen.form.confirm.label() == "Wieder öffnen"
    page.reopen.form.confirm.click()
    assert closed.desk.may_change
    assert "Zahl berichtigt" in closed.desk.view.seals[0].reason


def test_the_preview_shows_every_cell_that_leaves_and_none_that_stays(closed: AidForm) -> None:
    page = preview(closed)
    rows = [page.leaving.rows.row_at(line) for line in range(page.leaving.rows.rowCount())]
    assert [(row.number, row.answer) for row in rows] == [("1.1", "in Planung")]
    kept = [page.staying.rows.row_at(line) for line in range(page.staying.rows.rowCount())]
    assert {row.name for row in kept} == {"rang", "intern", "ort_kv", "weiteres", "wer", "stand"}
    assert LOCAL not in repr(rows)
    assert [page.views.button(place).label() for place in (0, 1)] == [
        "Geht mit: 1 Frage",
        "Bleibt hier: 1 Frage",
    ]
    assert page.dispatch.send.isEnabled()


def test_a_name_in_a_text_stops_the_sending_and_leads_to_its_question(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    a_client(workspace, official_name="Samira Haidari")
    name_the_office(workspace)
    give(workspace, aid, "kv", "geplant")
    give(workspace, aid, "frei", "Samira Haidari wartet noch.")
    workspace.aids.closing.close(aid)
    form.reload()
    page = preview(form)
    assert not page.dispatch.send.isEnabled()
    banner = next(each for each, what in page._banners.items() if what is Obstacle.NAMES)
    assert isinstance(banner, Banner)
    banner.link.click()
    assert form.part() == "section.kern"
    assert form.focused_field()[0] == "answer:frei:"


def test_a_number_of_one_or_two_persons_can_be_left_out(
    workspace: Workspace, page: WorkingAidsPage
) -> None:
    asked = Question("zahl", Kind.INTEGER, "Wie viele?", unit="Personen", zone=Zone.RETURN)
    few = Template("wenige", 1, "Wenige", (Group("kern", "Kern", (asked,)),), {}, own=True)
    workspace.aids.templates.take_in(few)
    aid = AidId(workspace.aids.rounds.begin("wenige", 2026).ref or 0)
    give(workspace, aid, "zahl", "2")
    page.rounds.fill_in(aid)
    assert page.rounds.form is not None
    shown = preview(page.rounds.form)
    assert "weniger als 3 Personen" in shown.few.text()
    shown.few.link.click()
    assert value(workspace, aid, "zahl") == ""
    assert shown.few.isHidden()


def test_a_draft_cannot_be_sent_and_says_the_way(form: AidForm) -> None:
    page = preview(form)
    banner = next(each for each, what in page._banners.items() if what is Obstacle.NOT_CLOSED)
    assert not page.dispatch.send.isEnabled()
    banner.link.click()
    assert form.part() == "closing"


def test_the_package_is_saved_noted_and_holds_nothing_local(
    closed: AidForm,
    workspace: Workspace,
    aid: AidId,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = preview(closed)
    path = tmp_path / "paket.zip"
    monkeypatch.setattr(printing, "ask_file", lambda _parent, _name: path)
    assert page.dispatch.recipient.text() == "Zuständiges Landesministerium"
    page.dispatch.recipient.clear()
    page.dispatch.send.click()
    assert page.dispatch.recipient_row.error()
    page.dispatch.recipient.setText("Begleitung")
    page.dispatch.send.click()
    qtbot.waitUntil(lambda: not tasks.running())
    qtbot.waitUntil(lambda: closed.desk.view.summary.state is AidState.SENT)
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    assert all(LOCAL.encode() not in part for part in parts)
    (sent,) = workspace.aids.closing.dispatches(aid)
    assert (sent.recipient, sent.with_password) == ("Begleitung", False)
    assert "„paket.zip“ gespeichert in" in page.dispatch.done.text.text()
    assert page.dispatch.send.label() == SEND_AGAIN


def test_a_password_is_asked_for_where_one_wants_it_and_never_kept(
    closed: AidForm,
    workspace: Workspace,
    aid: AidId,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = preview(closed)
    path = tmp_path / "paket.zip"
    monkeypatch.setattr(printing, "ask_file", lambda _parent, _name: path)
    page.dispatch.recipient.setText("Begleitung")
    page.dispatch.with_password.setChecked(True)
    assert "7-Zip" in page.dispatch.hint.text.text()
    page.dispatch.send.click()
    assert page.dispatch.password_row.error()
    page.dispatch.password.set_text("abc")
    page.dispatch.send.click()
    assert "zu kurz" in page.dispatch.password_row.error()
    page.dispatch.password.set_text("passwort1234")
    page.dispatch.send.click()
    assert "Dieses Passwort ist leicht zu erraten" in page.dispatch.password_row.error()
    assert not workspace.aids.closing.dispatches(aid)
    page.dispatch.password.set_text("Kanu Zwiebel Laterne Amboss Wolke")
    page.dispatch.send.click()
    qtbot.waitUntil(lambda: closed.desk.view.summary.state is AidState.SENT)
    (sent,) = workspace.aids.closing.dispatches(aid)
    assert sent.with_password
    assert page.dispatch.password.text() == ""


def test_an_answer_in_a_row_of_a_table_is_found_from_the_preview(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    outcome = workspace.aids.filling.add_row(aid, "kommunen").outcome
    workspace.aids.filling.answer(aid, Ref("ort", outcome.ref), "Musterstadt")
    form.reload()
    assert value(workspace, aid, "ort", outcome.ref) == "Musterstadt"
    workspace.aids.filling.answer(aid, Ref("ort_zahl", outcome.ref), "7")
    form.reload()
    page = preview(form)
    assert page.views.button(0).label() == "Geht mit: 1 Frage mit 2 Angaben"
    page.leaving.opened.emit(0)
    assert form.part() == "section.orte"
    assert form.focused_field()[0] == f"answer:ort:{outcome.ref}"
    assert isinstance(next(iter(page._banners)).link, LinkButton)
