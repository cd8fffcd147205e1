"""Own profiles of booklets, edited by keyboard, each change kept and undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from gkdesk.services.booklets.profiles.kept import own_id
from gkdesk.services.booklets.profiles.profile import (
    SHIPPED,
    BookletBlock,
    BookletField,
    BookletProfile,
    Fill,
    PageKind,
    load_profile,
)
from gkdesk.text.ids import BookletProfileId
from gkdesk.text.labels import Label
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
    from gkdesk.ui.pages.print_send.booklets.profiles_view import ProfilesView


@pytest.fixture
def view(page: BookletsPart) -> ProfilesView:
    """Return the view with one copy of the Begleitheft."""
    page.pane.pick.edit.click()
    page.profiles.copy.click()
    return page.profiles


def profile(view: ProfilesView, workspace: Workspace) -> BookletProfile:
    return workspace.booklets.kept.get(own_id(view.own.value() or 0))


def test_a_copy_is_made_and_named_at_once(
    view: ProfilesView, page: BookletsPart, workspace: Workspace
) -> None:
    assert focused() is view.editor.name
    write("Willkommensheft")
    press(Qt.Key.Key_Return)
    assert profile(view, workspace).name == "Willkommensheft"
    assert page.pane.pick.offer.entries()[-1][1] == "Willkommensheft"


def test_a_name_that_is_taken_is_told_beside_it(view: ProfilesView, workspace: Workspace) -> None:
    view.editor.name.selectAll()
    write("Sprachpass")
    press(Qt.Key.Key_Return)
    assert view.editor.name_row.error()
    assert profile(view, workspace).name == "Begleitheft (eigenes)"


def test_blocks_are_moved_and_taken_out_by_keyboard_and_undone(
    view: ProfilesView, workspace: Workspace
) -> None:
    shipped = [rule.block for rule in load_profile("begleitheft").blocks]
    view.editor.blocks.setFocus()
    view.editor.blocks.select(BookletBlock.ME)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    blocks = [rule.block for rule in profile(view, workspace).blocks]
    assert blocks[1:3] == [BookletBlock.CONTACTS, BookletBlock.ME]
    assert view.editor.blocks.block() is BookletBlock.ME
    assert view.editor.blocks.hasFocus()
    press(Qt.Key.Key_Delete)
    assert BookletBlock.ME not in [rule.block for rule in profile(view, workspace).blocks]
    assert workspace.history.can_undo() is Label.BOOKLET_PROFILE_CHANGED
    for _ in range(2):
        view._context.changed(workspace.history.undo().changes)
    assert [rule.block for rule in profile(view, workspace).blocks] == shipped


def test_a_block_is_moved_by_dragging(view: ProfilesView, workspace: Workspace) -> None:
    lines = view.editor.blocks.lines
    data = lines.mimeData([lines.index(1)])
    lines.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert profile(view, workspace).blocks[0].block is BookletBlock.ME


def test_a_block_that_was_taken_out_can_be_taken_in_again(
    view: ProfilesView, workspace: Workspace
) -> None:
    assert view.editor.little.isHidden()
    view.editor.blocks.select(BookletBlock.NOTES)
    view.editor.remove.click()
    view.editor.more.choose(BookletBlock.NOTES)
    view.editor.add.click()
    assert BookletBlock.NOTES in [rule.block for rule in profile(view, workspace).blocks]


def test_a_profile_that_is_nearly_empty_says_so(view: ProfilesView, workspace: Workspace) -> None:
    ref, own = BookletProfileId(view.own.value() or 0), profile(view, workspace)
    kept = tuple(each for each in own.blocks if each.block in {BookletBlock.COVER, BookletBlock.ME})
    view._do(partial(workspace.booklets.kept.save, ref, replace(own, blocks=kept)))
    assert view.editor.little.isVisible()
    assert "Umschlag, Das bin ich" in view.editor.little.text()
    view.reset.click()
    assert view.editor.little.isHidden()


def test_residence_is_never_offered_without_a_wish_and_gender_not_at_all(
    view: ProfilesView,
) -> None:
    view.editor.blocks.select(BookletBlock.ME)
    offered = view.editor.rule.fields
    assert [words for _, words in offered[BookletField.RESIDENCE].entries()] == [
        "nur auf Wunsch",
        "nie",
    ]
    names = {field.value for field in offered}
    assert not names & {"gender", "marital_status", "nationality", "religion"}


def test_fields_presets_and_paper_are_kept(view: ProfilesView, workspace: Workspace) -> None:
    view.editor.blocks.select(BookletBlock.ME)
    view.editor.rule.fields[BookletField.PHONE].choose("nie")
    view.editor.rule.preset.choose(Fill.BLANK)
    view.editor.paper.choose(PageKind.PUNCHED)
    kept = profile(view, workspace)
    (rule,) = (each for each in kept.blocks if each.block is BookletBlock.ME)
    assert BookletField.PHONE not in rule.fields
    assert (rule.preset, kept.page) == (Fill.BLANK, PageKind.PUNCHED)


def test_a_copy_is_reset_deleted_and_brought_back(
    view: ProfilesView, page: BookletsPart, workspace: Workspace
) -> None:
    view.editor.blocks.select(BookletBlock.NOTES)
    view.editor.remove.click()
    view.reset.click()
    assert profile(view, workspace).blocks == load_profile("begleitheft").blocks
    view.delete.click()
    assert [row.id for row in workspace.booklets.kept.rows()] == list(SHIPPED)
    assert view.editor.isHidden()
    page.context.changed(workspace.history.undo().changes)
    assert not view.editor.isHidden()


def test_copies_change_their_places(view: ProfilesView, workspace: Workspace) -> None:
    view.copy.click()
    second = view.own.value()
    view.up.click()
    assert workspace.booklets.kept.rows()[len(SHIPPED)].own == second
    assert not view.up.isEnabled()
