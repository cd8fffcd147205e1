"""The choice at the left: for whom, which booklet, what she chose, and what shall come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.errors import InvalidInput, RecordGone, UserError
from gkdesk.services.booklets.choices import KeptChoice, is_same
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.choice_kept import ChoiceKept
from gkdesk.ui.pages.print_send.options import BookletOptions
from gkdesk.ui.pages.print_send.output_choice import OutputChoice
from gkdesk.ui.pages.print_send.profile_pick import ProfilePick
from gkdesk.ui.pages.print_send.who import Recipients
from gkdesk.ui.pages.print_send.work import Asked
from gkdesk.ui.widgets import Kind, ScrollPage

if TYPE_CHECKING:
    import datetime as dt

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
            chosen_on=self.choice_kept.typed_day(),
        )

    def is_lost(self) -> bool:
        """Tell whether the own profile that was chosen is gone, or cannot be read."""
        return self.pick.profile_id() is None

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
        try:
            if not self._is_kept(left):
                self._context.changed(self._keep(left, left.chosen_on).changes)
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))

    def _is_kept(self, left: Asked) -> bool:
        kept = self._booklets.choices.of(left.ids[0], left.profile_id)
        if kept is None or kept.is_broken or kept.language not in ("", left.language):
            return False
        return is_same(kept.choice, left.choice, self._booklets.profile(left.profile_id))

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
        client, profile_id = self._client(), self.pick.profile_id()
        self._kept = None
        if client is not None and profile_id is not None:
            self._kept = self._booklets.choices.of(client, profile_id)
        self._tell_kept()

    def _is_same(self) -> bool:
        """Tell whether what is shown is what the person chose."""
        profile = self.pick.profile()
        if self._kept is None or self._kept.is_broken or profile is None:
            return False
        same = is_same(self._kept.choice, self.options.choice(), profile)
        return same and self._kept.language in ("", self.options.language_code())

    def _tell_kept(self) -> None:
        if self._kept is not None and self._kept.is_broken:
            self.choice_kept.show_broken(self._kept.chosen_on)
        else:
            day = None if self._kept is None else self._kept.chosen_on
            self.choice_kept.show_choice(day, same=self._is_same())
        self.choice_kept.setVisible(self._client() is not None and not self.is_lost())

    def _load_kept(self) -> None:
        """Show what the person chose, else the proposal; the wishes of another are gone."""
        client = self._client()
        self.options.reset()
        self.output.forget()
        self.choice_kept.begin_anew()
        self._kept = None
        if client is not None:
            profile_id = self.pick.profile_id()
            self._kept = (profile_id and self._booklets.choices.of(client, profile_id)) or None
            self._show_kept(client)
        self._offer()
        self._tell_kept()

    def _show_kept(self, client: ClientId) -> None:
        kept = self._kept
        if kept is not None:
            self.options.load(kept.choice)
        try:
            language = kept.language if kept and kept.language else None
            self.options.set_language(language or self._booklets.language_for(client))
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
        if asked is None:
            return
        try:
            outcome = self._keep(asked, day)
        except InvalidInput as error:
            self.choice_kept.show_problem(error)
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))
        else:
            self._context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_back_wanted(self) -> None:
        self._load_kept()
        self.changed.emit()

    @Slot()
    def _on_forget_wanted(self) -> None:
        client, profile_id = self._client(), self.pick.profile_id()
        if client is None or profile_id is None:
            return
        outcome = self._booklets.choices.remove(client, profile_id)
        self._context.wrote(outcome, outcome.label.text)
