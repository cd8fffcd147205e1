"""Texte und Sprachen: word the fixed texts of papers, note checks, exchange, add languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.services.texts.views import progress_of
from gkdesk.text.languages import GERMAN, language
from gkdesk.text.plain_language import usual_words
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.translations import german_texts
from gkdesk.ui import theme
from gkdesk.ui.pages.page import Page, Place, focus_field, focused_field
from gkdesk.ui.pages.texts import words
from gkdesk.ui.pages.texts.asking import Asking
from gkdesk.ui.pages.texts.bar import TextsBar
from gkdesk.ui.pages.texts.browse import Browse
from gkdesk.ui.pages.texts.deeds import TextDeeds
from gkdesk.ui.pages.texts.traffic import TextTraffic
from gkdesk.ui.pages.texts.trial import TrialView
from gkdesk.ui.pages.texts.wording import DRAFT, Wording
from gkdesk.ui.pages.texts.words import Show
from gkdesk.ui.widgets import Banner, Hairline, HeadingLabel, Kind, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.errors import UserError
    from gkdesk.services.texts.exchange import TextTrial
    from gkdesk.services.texts.views import TextView
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

NOTHING_CHOSEN = "Bitte wählen Sie links zuerst einen oder mehrere Texte mit Übersetzung aus."
NOT_SAVED = "Der Text im Feld ist noch nicht gespeichert. Bitte berichtigen Sie ihn zuerst."


class TextsPage(Page):
    """A list of texts with an editor beside it; what is typed is saved when the field is left."""

    key = "texts"
    title = words.TITLE
    icon = "language"
    help_topic = "texte"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._texts = context.workspace.texts
        self._views: dict[str, TextView] = {}
        self.back = LinkButton("Einstellungen", "chevron-left")
        self.bar = TextsBar()
        self._browse = Browse(context.privacy)
        self.table, self.editor = self._browse.table, self._browse.editor
        self.check, self.uncheck = self._browse.check, self._browse.uncheck
        self.reset = self._browse.reset
        self.wording = Wording(context, self.editor)
        self.deeds = TextDeeds(context, self.bar, self._browse, self.wording)
        self.trial = TrialView()
        self.asking = Asking(context, self.deeds)
        self.traffic = TextTraffic(context, self)
        self.problem = Banner("", Kind.ERROR, closable=True)
        self._stack = QStackedWidget()
        self._layout()
        self._connect()
        self.asking.take_up_drafts()

    def reload(self, changes: tuple[Change, ...]) -> None:
        kinds = {change.kind for change in changes}
        if changes and not kinds & {"office_text", "office_language"}:
            return
        self._offer()
        self._show_texts()

    def commit(self) -> None:
        """Save the wording that is being typed."""
        self.wording.save()

    def flush(self) -> None:
        """Save what can be saved, and keep the rest as drafts."""
        self.wording.save()
        self.asking.keep_drafts()

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        name, _, ref = key.partition(":")
        if self.asking.open_draft(name, ref):
            return True
        set_name, _, rest = ref.partition("/")
        code, _, text = rest.partition("/")
        if name != DRAFT or not text:
            return False
        self._show(set_name, code, text)
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.table.current_key() == text

    def place(self) -> Place:
        field, cursor = focused_field(self)
        part = f"{self.bar.name()}/{self.bar.code()}/{self.table.current_key() or ''}"
        return Place(self.key, part=part, field=field, cursor=cursor)

    def restore(self, place: Place) -> None:
        """Go back to the text that was shown."""
        name, _, rest = place.part.partition("/")
        code, _, text = rest.partition("/")
        if name:
            self._show(name, code, text)
        focus_field(self, place.field, place.cursor)

    def take_focus(self) -> None:
        """Put the focus on the choice of texts; the way back is only passed."""
        self.bar.set.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, name: str, code: str, key: str) -> None:
        """Show one text, with the filter off."""
        self.bar.choose_set(name)
        self._offer()
        self.bar.choose_language(code)
        self.bar.show_all()
        self._show_texts()
        self.table.select(key)

    def _offer(self) -> None:
        """Offer the languages of the chosen set; some sets are for German readers alone.

        The page opens on translations: a changed original makes all of them drafts.
        """
        self.bar.offer_sets(self._texts.editing.sets())
        name, is_first = self.bar.name(), not self.bar.language.count()
        offered = self._texts.available(name)
        self.bar.offer_languages(
            offered, self._texts.editing.checked(name), len(german_texts(name).texts)
        )
        if is_first:
            self.bar.choose_language(self._texts.usual_language(name))

    def _show_texts(self) -> None:
        """Read the texts and show those that filter and search let through."""
        self.wording.at = name, code = self.bar.name(), self.bar.code()
        is_german = code == GERMAN.code
        views = self._texts.editing.texts(name, code)
        self._views = {view.key: view for view in views}
        self.bar.progress.setText(words.progress_text(progress_of(views), is_german=is_german))
        self.editor.know_words(usual_words(view.text for view in views) if is_german else {})
        label = self._texts.editing.easy_label(name)
        self.bar.easy.setText(words.easy_text(label))
        self._show_deeds(is_german=is_german)
        self.asking.checked.read_again(self.wording.at, self._views)
        self.bar.end_easy.setVisible(is_german and label is not None)
        self._show_found()

    def _show_found(self) -> None:
        """Show the texts that filter and search let through."""
        show, query = self.bar.shown(), self.bar.search.text()
        found = [
            view
            for view in self._views.values()
            if words.fits(view, show) and words.holds(view, query)
        ]
        self._browse.show_texts(found, is_german=self.wording.at[1] == GERMAN.code)
        self._show_editor()

    def _show_deeds(self, *, is_german: bool) -> None:
        own = {each.code for each in self._texts.own.added()}
        for button in (self.bar.export, self.bar.take_in):
            button.setVisible(not is_german)
        for widget in (self.bar.test_read, self.bar.easy):
            widget.setVisible(is_german)
        code = self.bar.code()
        for link in (self.bar.correct, self.bar.remove):
            link.setVisible(code in own)
        if code in own:
            self.bar.remove.setText(words.removal(language(code), self._texts.own.texts(code)))
        self.reset.setVisible(any(view.is_own for view in self._views.values()))

    def _show_editor(self) -> None:
        self.wording.show(self._views.get(str(self.table.current_key() or "")))

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.s"))
        head.setSpacing(theme.px("space.s"))
        title = QHBoxLayout()
        title.setSpacing(theme.px("space.l"))
        title.addWidget(self.back)
        title.addWidget(HeadingLabel(self.title, Role.PAGE))
        title.addStretch(1)
        head.addLayout(title)
        head.addWidget(self.bar)
        head.addWidget(self.problem)
        self.problem.hide()
        # What is hidden in it must not take the room of what stands above.
        policy = QSizePolicy.Policy
        self._stack.setSizePolicy(policy.Expanding, policy.Ignored)
        self._stack.addWidget(self._browse)
        self._stack.addWidget(self.trial)
        self._stack.addWidget(self.asking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self.bar.chosen.connect(self._on_bar_chosen)
        self.bar.search.query_changed.connect(self._on_search_changed)
        self.bar.export_wanted.connect(self._on_export_wanted)
        self.bar.import_wanted.connect(self._on_import_wanted)
        self.bar.language_wanted.connect(self.asking.language.begin)
        self.bar.easy_wanted.connect(self.asking.easy.begin)
        self.bar.correction_wanted.connect(self._on_correction_wanted)
        self.deeds.added.connect(self._on_deeds_added)
        self.table.selected.connect(self._on_table_selected)
        self.table.opened.connect(self._on_table_opened)
        self.check.clicked.connect(self._on_check_clicked)
        self.traffic.tried.connect(self._on_traffic_tried)
        self.traffic.busy.connect(self._on_traffic_busy)
        self.traffic.failed.connect(self._on_traffic_failed)
        self.problem.dismissed.connect(self.problem.hide)
        self.asking.checked.written.connect(self._on_checked_written)
        self.trial.accepted.connect(self._on_trial_accepted)
        self.trial.dismissed.connect(self._end_trial)
        self.context.privacy.changed.connect(self._on_privacy_changed)
        self.asking.opened.connect(self._on_asking_opened)
        self.asking.closed.connect(self._on_asking_closed)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.wording.save()
        self.context.open_page("settings")

    @Slot()
    def _on_bar_chosen(self) -> None:
        self.problem.hide()
        self.wording.save()
        self._offer()
        self._show_texts()

    @Slot()
    def _on_search_changed(self) -> None:
        self.wording.save()
        self._show_found()

    @Slot(object)
    def _on_table_selected(self, key: str | None) -> None:
        shown = self.editor.view
        if shown is None or shown.key != key:
            self.wording.save()
            self._show_editor()

    @Slot(object)
    def _on_table_opened(self, _key: str) -> None:
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_check_clicked(self) -> None:
        self.wording.save()
        if self.wording.is_open():
            self.context.toast(NOT_SAVED)
        elif self.deeds.signed().views:
            self.asking.checked.begin()
        else:
            self.context.toast(NOTHING_CHOSEN)

    @Slot()
    def _on_export_wanted(self) -> None:
        self.wording.save()
        self.traffic.send(self.bar.code())

    @Slot()
    def _on_import_wanted(self) -> None:
        self.wording.save()
        self.traffic.fetch(self.bar.code())

    @Slot()
    def _on_correction_wanted(self) -> None:
        refs = self._texts.own.refs()
        self.asking.correct(next(r for r, each in refs.items() if each.code == self.bar.code()))

    @Slot(str)
    def _on_deeds_added(self, code: str) -> None:
        self._offer()
        self.bar.choose_language(code)

    @Slot()
    def _on_asking_opened(self) -> None:
        self.bar.hide()
        self._stack.setCurrentWidget(self.asking)

    @Slot()
    def _on_asking_closed(self) -> None:
        self._show_browse()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_traffic_tried(self, trial: TextTrial) -> None:
        self.problem.hide()
        veiled = self.context.privacy.is_on()
        self.trial.show_trial(trial, language(trial.language).german, veiled=veiled)
        self.bar.hide()
        self._stack.setCurrentWidget(self.trial)
        self.trial.focus_first()

    @Slot(object)
    def _on_traffic_failed(self, error: UserError) -> None:
        """Say it here until the next file or another language: it is about this file alone."""
        self.problem.say(sentence(error), Kind.ERROR)
        self.problem.show()

    @Slot()
    def _on_checked_written(self) -> None:
        """Show what was checked where nothing is left to confirm."""
        if self.bar.shown() is Show.PROPOSED and not any(
            view.proposed_by for view in self._views.values()
        ):
            self.bar.show_only(Show.CHECKED)
            self._show_texts()

    @Slot(bool)
    def _on_traffic_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        if busy:
            self.problem.hide()
        for button in (self.bar.export, self.bar.take_in):
            button.setEnabled(not busy)

    @Slot()
    def _on_trial_accepted(self) -> None:
        trial = self.trial.trial
        if trial is not None:
            self._end_trial()
            self.deeds.take(trial)
            self._show_proposed(trial)

    @Slot()
    def _end_trial(self) -> None:
        self.trial.forget()
        self._show_browse()
        self.bar.take_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_proposed(self, trial: TextTrial) -> None:
        """Choose the texts that somebody has checked, as the file says: one step confirms them."""
        names = [row.set_name for row in trial.taken if row.reviewer]
        if not names:
            return
        self.bar.choose_set(self.bar.name() if self.bar.name() in names else names[0])
        self._offer()
        self.bar.choose_language(trial.language)
        self.bar.show_only(Show.PROPOSED)
        self._show_texts()
        shown = [view for view in self._views.values() if view.proposed_by]
        first = shown[0].proposed_by if shown else ""
        self.table.choose(view.key for view in shown if view.proposed_by == first)
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_browse(self) -> None:
        self.bar.show()
        self._stack.setCurrentWidget(self._browse)

    @Slot(bool)
    def _on_privacy_changed(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.table.viewport().update()
        self._show_editor()
