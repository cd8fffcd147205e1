"""The choice at the left: for whom, which booklet, what she chose, and what shall come out.

What is ticked for a person and not yet kept as her choice waits among the drafts: it is there again
when she is chosen again, whatever came between.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.errors import InvalidInput, RecordGone, UserError
from gkdesk.services.booklets.profiles.choices import KeptChoice, is_same
from gkdesk.services.booklets.profiles.profile import BookletChoice
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.choice_draft import About, ChoiceDrafts, Ticked, about_of
from gkdesk.ui.pages.print_send.booklets.choice_kept import ChoiceKept
from gkdesk.ui.pages.print_send.booklets.options import BookletOptions
from gkdesk.ui.pages.print_send.booklets.output_choice import OutputChoice
from gkdesk.ui.pages.print_send.booklets.profile_pick import ProfilePick
from gkdesk.ui.pages.print_send.booklets.who import Recipients
from gkdesk.ui.pages.print_send.booklets.work import Asked
from gkdesk.ui.widgets import Kind, ScrollPage

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QHideEvent, QShowEvent

    from gkdesk.services.workspace import Change, Outcome
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.page import PageContext


class BookletPane(ScrollPage):
    """`restarted` when it is about somebody or something else, `changed` when it looks other."""

    restarted = Signal()
    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(margin=20)
        self._context = context
        workspace = context.workspace
        self._booklets = workspace.booklets
        self._kept: KeptChoice | None = None
        self._ticks = ChoiceDrafts(context.drafts)
        self._about: About | None = None
        self._proposed = ""
        self.who = Recipients(context)
        self.pick = ProfilePick(self._booklets)
        self.choice_kept = ChoiceKept(workspace.clock)
        self.options = BookletOptions(self._booklets, workspace.texts)
        self.output = OutputChoice()
        for widget in (self.who, self.pick, self.choice_kept, self.output, self.options):
            self.body.addWidget(widget)
            self.body.addSpacing(theme.px("space.s"))
        self.body.addStretch(1)
        self._connect()
        self._show_profile()

    def asked(self) -> Asked | None:
        """Return what is wanted, None while nobody or no profile is chosen."""
        ids, profile_id = self.who.ids(), self.pick.profile_id()
        if not ids or profile_id is None:
            return None
        single = self.who.is_single()
        return Asked(
            ids,
            self.options.choice(),
            profile_id=profile_id,
            version=self.output.chosen(),
            language=self.options.language_code() if single else None,
            changed_only=single and self.output.wants_changes_only(),
            again=single and self.output.wants_them_again(),
            chosen_on=self.choice_kept.typed_day(),
        )

    def may_leave(self) -> bool:
        """Tell whether it is known since when this is her choice; else its day says why not."""
        return not self.who.is_single() or self.choice_kept.may_leave()

    def is_lost(self) -> bool:
        """Tell whether the own profile that was chosen is gone, or cannot be read."""
        return self.pick.profile_id() is None

    def come_back_to(self, client_id: ClientId) -> None:
        """Choose a person, with the booklet for which something was ticked last."""
        for profile_id in self._ticks.profiles_of(client_id)[:1]:
            self._pick(profile_id)
        self.who.choose(client_id)

    def open_draft(self, key: str) -> bool:
        """Show whose ticks wait under a key; tell whether they are here."""
        about = about_of(key)
        if about is None or not self._pick(about.profile_id):
            return False
        self.who.choose(about.client_id)
        return self._about == about

    def _pick(self, profile_id: str) -> bool:
        offered = any(profile_id == each for each, _ in self.pick.offer.entries())
        if offered:
            self.pick.choose(profile_id)
        return offered

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_ticks(is_left=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._context.is_open():
            self._keep_ticks(is_left=True)

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read names, profiles and what the person chose anew."""
        was = self.pick.profile()
        self.pick.reload()
        self.who.reload(changes)
        if self.pick.profile() != was:
            self._show_profile()
        self._read_kept()
        self._offer()

    def keep_choice(self, left: Asked) -> None:
        """Keep what was chosen along with the booklet that left, unless it is kept already.

        What the pane shows by now may be of somebody else.
        """
        if left.language is None:
            return
        about = About(left.ids[0], left.profile_id)
        ticked = self._ticks.get(about)
        is_what_left = ticked is not None and self._means(ticked, left)
        try:
            if not self._is_kept(left):
                with self._ticks.settling(about) if is_what_left else nullcontext():
                    outcome = self._keep(left, left.chosen_on)
                self._context.changed(outcome.changes)
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))

    def _is_kept(self, left: Asked) -> bool:
        kept = self._booklets.choices.of(left.ids[0], left.profile_id)
        if kept is None or kept.is_broken or kept.language not in ("", left.language):
            return False
        return is_same(kept.choice, left.choice, self._booklets.profile(left.profile_id))

    def _means(self, ticked: Ticked, left: Asked) -> bool:
        profile = self._booklets.profile(left.profile_id)
        return ticked.language == left.language and is_same(ticked.choice, left.choice, profile)

    def _keep(self, asked: Asked, day: dt.date | None) -> Outcome:
        return self._booklets.choices.keep(
            asked.ids[0],
            asked.profile_id,
            asked.choice,
            language=asked.language or "",
            on=day,
        )

    def _client(self) -> ClientId | None:
        return next(iter(self.who.ids()), None) if self.who.is_single() else None

    def _read_kept(self) -> None:
        """Read what she chose; it is shown where only the proposal was, and nothing ticked."""
        about = self._about
        untouched = self._kept is None and self._is_same()
        self._kept = None if about is None else self._kept_of(about)
        if about is not None and self._kept is not None and untouched:
            self._show_kept(about.client_id)
        self._tell_kept()

    def _kept_of(self, about: About) -> KeptChoice | None:
        return self._booklets.choices.of(about.client_id, about.profile_id)

    def _is_same(self) -> bool:
        """Tell whether what is shown is what the person chose; without a choice, the proposal."""
        profile = self.pick.profile()
        if profile is None:
            return False
        kept, choice, language = BookletChoice(), self.options.choice(), self._proposed
        if self._kept is not None and not self._kept.is_broken:
            kept, language = self._kept.choice, self._kept.language
        return is_same(kept, choice, profile) and language in ("", self.options.language_code())

    def _tell_kept(self) -> None:
        if self._kept is not None and self._kept.is_broken:
            self.choice_kept.show_broken(self._kept.chosen_on)
        else:
            day = None if self._kept is None else self._kept.chosen_on
            self.choice_kept.show_choice(day, same=self._is_same())
        self.choice_kept.setVisible(self._client() is not None and not self.is_lost())
        self._keep_ticks(is_left=not self.isVisible())

    def _keep_ticks(self, *, is_left: bool) -> None:
        """Keep what is ticked for the person who is shown, as long as it is not her choice."""
        if self._about is None or self._client() is None or self.is_lost():
            return
        if self._is_same():
            self._ticks.discard(self._about)
            return
        choice, day = self.options.choice(), self.choice_kept.day.text()
        ticked = Ticked(choice, self.options.language_code(), day)
        self._ticks.keep(self._about, ticked, is_left=is_left)

    def _load_kept(self) -> None:
        """Show what is ticked for the person, else what she chose, else the proposal."""
        self._leave()
        client, profile_id = self._client(), self.pick.profile_id()
        self.options.reset()
        self.output.forget()
        self.choice_kept.begin_anew()
        self._kept = self._about = None
        if client is not None and profile_id is not None:
            self._about = About(client, profile_id)
            self._kept = self._kept_of(self._about)
            self._show_kept(client)
            self._show_ticks(self._about)
        self._offer()
        self._tell_kept()

    def _leave(self) -> None:
        """Let the window point to what is ticked for the one who was shown till now."""
        ticked = None if self._about is None else self._ticks.get(self._about)
        if self._about is not None and ticked is not None:
            self._ticks.keep(self._about, ticked, is_left=True)

    def _show_ticks(self, about: About) -> None:
        ticked = self._ticks.get(about)
        if ticked is not None:
            self.options.load(ticked.choice)
            self.options.set_language(ticked.language)
            self.choice_kept.day.setText(ticked.day)

    def _show_kept(self, client: ClientId) -> None:
        kept = self._kept
        if kept is not None:
            self.options.load(kept.choice)
        try:
            self._proposed = self._booklets.language_for(client)
            self.options.set_language((kept and kept.language) or self._proposed)
        except RecordGone:
            self.who.person.read()

    def _offer(self) -> None:
        self.options.show_for(self._client(), single=self.who.is_single())

    def _show_profile(self) -> None:
        profile = self.pick.profile()
        for widget in (self.options, self.output):
            widget.setVisible(profile is not None)
        if profile is not None:
            self.options.show_profile(profile)
            self.output.show_page(profile.page)
            self.who.show_profile(profile.id)
        self._load_kept()

    def _connect(self) -> None:
        self.who.changed.connect(self._on_who_changed)
        self.pick.changed.connect(self._on_pick_changed)
        self.options.changed.connect(self._on_options_changed)
        self.output.changed.connect(self.changed)
        self.choice_kept.keep_wanted.connect(self._on_keep_wanted)
        self.choice_kept.back_wanted.connect(self._on_back_wanted)
        self.choice_kept.forget_wanted.connect(self._on_forget_wanted)
        self.choice_kept.day_typed.connect(self._on_day_typed)

    @Slot()
    def _on_who_changed(self) -> None:
        self._load_kept()
        if self._client() is not None:
            self.verticalScrollBar().setValue(0)
        self.restarted.emit()

    @Slot()
    def _on_pick_changed(self) -> None:
        self._show_profile()
        self.restarted.emit()

    @Slot()
    def _on_options_changed(self) -> None:
        self._tell_kept()
        self.changed.emit()

    @Slot(object)
    def _on_keep_wanted(self, day: dt.date) -> None:
        asked = self.asked()
        if asked is None or self._about is None:
            return
        try:
            with self._ticks.settling(self._about):
                outcome = self._keep(asked, day)
        except InvalidInput as error:
            self.choice_kept.show_problem(error)
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))
        else:
            self._context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_back_wanted(self) -> None:
        if self._about is not None:
            self._ticks.discard(self._about)
        self._load_kept()
        self.changed.emit()

    @Slot()
    def _on_forget_wanted(self) -> None:
        if self._about is None:
            return
        outcome = self._booklets.choices.remove(self._about.client_id, self._about.profile_id)
        self._load_kept()
        self._context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_day_typed(self) -> None:
        self._keep_ticks(is_left=False)
