"""Texte und Sprachen: word texts, note checks, add a language, take files of translators over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.text.languages import Language
from gkdesk.text.translations import load
from gkdesk.ui import theme
from gkdesk.ui.pages.settings import SettingsPage
from gkdesk.ui.pages.texts.page import TextsPage
from gkdesk.ui.pages.texts.words import Show
from gkdesk.ui.theme import Appearance
from gkdesk.ui.widgets import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTextEdit, QWidget
    from pytestqt.qtbot import QtBot

    from gkdesk.services.texts.views import TextView
    from gkdesk.ui.content import ContentView

KEY = "cover.own"
OTHER = "cover.voluntary"
DATED = "cover.printed"
OWN = "هذا الدفتر لكم. أنتم تقررون من يراه."
WHO = "Samira Haddad"


@pytest.fixture
def begins_on() -> str:
    """Begin on a small page: no test waits for more than it asks for."""
    return "about"


@pytest.fixture
def page(content: ContentView) -> TextsPage:
    """Return the page with the Arabic texts of the booklets."""
    content.show_page("texts")
    current = content.current()
    assert isinstance(current, TextsPage)
    choose(current, "ar")
    return current


def choose(page: TextsPage, code: str, name: str = "booklet") -> None:
    page.bar.choose_set(name)
    page.bar.set.activated.emit(page.bar.set.currentIndex())
    page.bar.choose_language(code)
    page.bar.language.activated.emit(page.bar.language.currentIndex())


def stored(page: TextsPage, key: str = KEY, code: str = "ar") -> TextView:
    views = page.context.workspace.texts.editing.texts("booklet", code)
    return next(each for each in views if each.key == key)


def word(qtbot: QtBot, page: TextsPage, text: str, key: str = KEY) -> None:
    """Type a text in place of the one that stands there, and leave the field."""
    page.table.select(key)
    page.editor.field.setFocus()
    page.editor.field.selectAll()
    page.editor.field.insertPlainText(text)
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)


def show(page: TextsPage, which: Show) -> None:
    page.bar.filter.setCurrentText(which.value)
    page.bar.filter.activated.emit(page.bar.filter.currentIndex())


def keys(page: TextsPage) -> set[str]:
    return {page.table.rows.row_at(line).key for line in range(page.table.rows.rowCount())}


def note_check(qtbot: QtBot, page: TextsPage, who: str) -> None:
    page.check.click()
    form = page.asking.checked.form
    assert form is not None
    qtbot.keyClicks(form.view.input("by"), who)
    form.confirm.click()


def test_the_settings_lead_to_the_texts_and_not_to_the_german_ones(content: ContentView) -> None:
    content.show_page("settings")
    settings = content.current()
    assert isinstance(settings, SettingsPage)
    settings.texts.open.click()
    current = content.current()
    assert isinstance(current, TextsPage)
    assert current.bar.code() != "de", "a changed original makes all translations drafts"


def test_a_text_is_saved_when_its_field_is_left(qtbot: QtBot, page: TextsPage) -> None:
    word(qtbot, page, OWN)
    assert stored(page).text == OWN
    assert page.editor.state.text() == "Stand: Entwurf"


def test_ctrl_enter_saves_and_goes_on_with_the_next_text(qtbot: QtBot, page: TextsPage) -> None:
    page.table.select(KEY)
    page.editor.field.setFocus()
    page.editor.field.selectAll()
    page.editor.field.insertPlainText(OWN)
    qtbot.keyClick(page.editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(page).text == OWN
    assert page.table.current_key() == OTHER
    assert page.editor.field.hasFocus()
    assert page.editor.text() == load("ar").texts[OTHER]


def test_undo_brings_the_shipped_wording_back(
    qtbot: QtBot, page: TextsPage, content: ContentView
) -> None:
    word(qtbot, page, OWN)
    content.context.workspace.history.undo()
    content.context.changed(())
    assert stored(page).text == load("ar").texts[KEY]
    assert page.editor.text() == load("ar").texts[KEY]


def test_a_text_that_is_refused_says_why_and_waits_as_a_draft(
    qtbot: QtBot, page: TextsPage
) -> None:
    word(qtbot, page, "طُبع", DATED)
    assert "{date}" in page.editor.row.error()
    assert not stored(page, DATED).is_own
    page.table.select(KEY)
    assert page.editor.row.error() == ""
    (draft,) = page.context.drafts.keys("texts.wording")
    assert page.open_draft(draft)
    assert page.editor.text() == "طُبع"


def test_a_language_from_right_to_left_is_typed_from_the_right(page: TextsPage) -> None:
    page.table.select(KEY)
    option = page.editor.field.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft
    assert option.alignment() & Qt.AlignmentFlag.AlignRight
    choose(page, "uk")
    option = page.editor.field.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.LeftToRight


def test_several_texts_are_noted_as_checked_at_once(qtbot: QtBot, page: TextsPage) -> None:
    page.table.select(KEY)
    page.table.choose((KEY, OTHER))
    page.check.click()
    signed = page.asking.checked.texts
    assert "2 Texten auf Arabisch (Hefte)" in signed.line.text()
    assert load("ar").texts[OTHER] in signed.table.as_table()
    note_check(qtbot, page, WHO)
    assert stored(page).review.checked_by == WHO
    assert stored(page, OTHER).is_checked
    assert page.bar.progress.text().startswith("2 von ")
    assert page.bar.language.currentText().startswith("Arabisch, 2 von ")
    show(page, Show.CHECKED)
    assert keys(page) == {KEY, OTHER}


def test_a_check_without_a_name_is_refused_at_its_field(qtbot: QtBot, page: TextsPage) -> None:
    page.table.select(KEY)
    note_check(qtbot, page, "")
    assert page.asking.checked.form is not None
    assert page.asking.checked.form.view.error("by")
    assert not stored(page).is_checked


def test_the_check_is_of_what_is_being_typed(qtbot: QtBot, page: TextsPage) -> None:
    page.table.select(KEY)
    page.editor.field.setFocus()
    page.editor.field.selectAll()
    page.editor.field.insertPlainText(OWN)
    note_check(qtbot, page, WHO)
    assert (stored(page).text, stored(page).is_checked) == (OWN, True)


def test_the_privacy_view_hides_who_checked(qtbot: QtBot, page: TextsPage) -> None:
    page.table.select(KEY)
    note_check(qtbot, page, WHO)
    assert WHO in page.editor.state.text()
    page.context.privacy.turn(on=True)
    assert WHO not in page.editor.state.text()
    line = page.table.rows.line_of(KEY)
    assert WHO not in page.table.rows.index(line, 2).data()


def test_the_filter_shows_what_it_says(qtbot: QtBot, page: TextsPage) -> None:
    word(qtbot, page, OWN)
    shown = {Show.DRAFTS: True, Show.MISSING: False, Show.OWN: True, Show.ALL: True}
    for which, expected in shown.items():
        show(page, which)
        assert (KEY in keys(page)) is expected, which


def test_the_search_finds_words_in_either_language_and_keys(page: TextsPage) -> None:
    for query in ("Sie müssen es nicht", load("ar").texts[OTHER][:12], OTHER, "Umschlag müssen"):
        page.bar.search.setText(query)
        assert OTHER in keys(page)
        assert KEY not in keys(page)
    page.bar.search.setText("gibt es nirgends")
    assert keys(page) == set()
    page.bar.search.clear()
    assert KEY in keys(page)


def test_what_a_machine_notices_stands_below_the_field(qtbot: QtBot, page: TextsPage) -> None:
    word(qtbot, page, "هذا الدفتر (لكم.")
    said = [each.text() for each in page.editor.notes.findChildren(Label)]
    assert any("Klammer" in each for each in said)
    show(page, Show.NOTICED)
    assert keys(page) == {KEY}


def test_german_is_checked_by_the_rules_of_plain_language(qtbot: QtBot, page: TextsPage) -> None:
    choose(page, "de")
    assert page.editor.place.text() == "Heft · Umschlag · Hinweis"
    assert "in 16 Sprachen" in page.editor.original.text.text()
    word(qtbot, page, "Das Heft wird Ihnen unverzüglich gegeben.")
    assert not page.editor.original.isVisible()
    said = " ".join(each.text() for each in page.editor.notes.findChildren(Label))
    assert "Passiv" in said
    assert "BITV" in said
    marks: list[QTextEdit.ExtraSelection] = page.editor.field.extraSelections()
    assert {mark.cursor.selectedText() for mark in marks} == {"unverzüglich", "gegeben"}


def test_a_word_that_other_texts_write_in_another_way_is_pointed_to(
    qtbot: QtBot, page: TextsPage
) -> None:
    choose(page, "de")
    word(qtbot, page, "Das Heft und das Aufenthaltspapier gehören Ihnen.")
    said = " ".join(each.text() for each in page.editor.notes.findChildren(Label))
    assert "Ein Wort für eine Sache: „Aufenthaltspapier“" in said
    assert "Besser: Aufenthalts-Papier" in said


def test_a_changed_german_text_is_told_at_its_translations(qtbot: QtBot, page: TextsPage) -> None:
    page.table.select(KEY)
    note_check(qtbot, page, WHO)
    choose(page, "de")
    word(qtbot, page, "Das Heft gehört Ihnen.")
    choose(page, "ar")
    page.table.select(KEY)
    assert page.editor.state.text() == "Stand: Entwurf: Deutsch hat sich geändert"


def test_the_shipped_wording_is_taken_again(qtbot: QtBot, page: TextsPage) -> None:
    word(qtbot, page, OWN)
    page.reset.click()
    assert not stored(page).is_own
    assert page.editor.text() == load("ar").texts[KEY]


def test_a_known_language_needs_its_name_alone(qtbot: QtBot, page: TextsPage) -> None:
    page.bar.add.click()
    form = page.asking.language.form
    assert form is not None
    qtbot.keyClicks(form.view.input("german"), "Somali")
    form.confirm.click()
    assert page.bar.code() == "so"
    assert page.bar.progress.text().startswith("0 von ")
    page.context.workspace.texts.editing.save("booklet", KEY, "so", "Buuggan adigaa iska leh.")
    page.reload(())
    assert page.bar.remove.text() == "Somali entfernen (mit 1 Text)"
    with qtbot.waitSignal(page.context.toast_wanted) as told:
        page.bar.remove.click()
    assert told.args is not None
    assert told.args[0].sentence == "Somali entfernt, mit 1 Text"
    assert told.args[0].undo
    assert "so" not in page.context.workspace.texts.codes()
    assert not page.bar.remove.isVisible()


def test_the_names_of_an_added_language_are_corrected(qtbot: QtBot, page: TextsPage) -> None:
    page.context.workspace.texts.own.add(Language("so", "Somalli", "Soomali"))
    page.reload(())
    choose(page, "so")
    page.bar.correct.click()
    form = page.asking.correction.form
    assert form is not None
    form.view.input("german").setText("Somali")
    form.view.input("own").setText("Soomaali")
    form.confirm.click()
    (found,) = page.context.workspace.texts.own.added()
    assert (found.code, found.german, found.own) == ("so", "Somali", "Soomaali")
    assert page.bar.language.currentText().startswith("Somali,")


def test_a_half_typed_correction_stays_with_its_language(qtbot: QtBot, page: TextsPage) -> None:
    own = page.context.workspace.texts.own
    for language in (Language("so", "Somalli", "Soomali"), Language("mfe", "Morisyen", "Morisyen")):
        own.add(language)
    page.reload(())
    choose(page, "so")
    page.bar.correct.click()
    assert page.asking.correction.form is not None
    qtbot.keyClicks(page.asking.correction.form.view.input("german"), "Neu-")
    page.flush()
    (draft,) = page.context.drafts.keys("texts.correct")
    choose(page, "mfe")
    assert page.open_draft(draft)
    page.asking.correction.form.confirm.click()
    assert {each.german for each in own.added()} == {"Neu-Somalli", "Morisyen"}


def test_a_script_that_cannot_be_printed_is_refused_at_its_field(
    qtbot: QtBot, page: TextsPage
) -> None:
    page.bar.add.click()
    form = page.asking.language.form
    assert form is not None
    qtbot.keyClicks(form.view.input("german"), "Georgisch")
    form.confirm.click()
    assert "Schrift" in form.view.error("script")


def test_easy_language_is_called_so_only_with_test_readers(qtbot: QtBot, page: TextsPage) -> None:
    choose(page, "de")
    assert page.bar.easy.text().startswith("Einfache Sprache")
    page.bar.test_read.click()
    form = page.asking.easy.form
    assert form is not None
    form.view.input("readers").setPlainText("Eva Muster\nTom Beispiel")
    qtbot.keyClicks(form.view.input("on"), "heute")
    form.confirm.click()
    assert page.bar.easy.text().startswith("Leichte Sprache, geprüft am")
    page.bar.end_easy.click()
    assert page.bar.easy.text().startswith("Einfache Sprache")
    assert not page.bar.end_easy.isVisible()


def test_half_typed_words_outlive_the_lock(page: TextsPage) -> None:
    page.table.select(DATED)
    page.editor.field.selectAll()
    page.editor.field.insertPlainText("طُبع")
    page.flush()
    assert page.context.drafts.get(f"texts.wording:booklet/ar/{DATED}") == "طُبع"


def test_the_place_is_found_again(page: TextsPage) -> None:
    page.table.select(KEY)
    place = page.place()
    choose(page, "de", "handout")
    page.restore(place)
    assert (page.bar.name(), page.bar.code(), page.table.current_key()) == ("booklet", "ar", KEY)


def test_the_page_is_drawn(page: TextsPage, picture: Callable[[QWidget, str], None]) -> None:
    page.table.select(KEY)
    for scheme in Appearance.LIGHT, Appearance.DARK:
        theme.current().set_appearance(scheme)
        picture(page.window(), f"texts-{scheme.value}")
