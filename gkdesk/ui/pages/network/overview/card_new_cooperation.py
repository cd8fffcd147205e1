"""A new cooperation in the place of the card: both sides, how close, on what basis."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.register.fields import CooperationFields
from gkdesk.text.codes.network import FormalBasis, Intensity
from gkdesk.text.folding import fold
from gkdesk.text.ids import OrganisationId
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.field_undo import is_for_fields
from gkdesk.ui.forms import Choice, ChoiceField, EditableChoiceField, FormSpec, FormView
from gkdesk.ui.pages.network.overview.card import EDGE
from gkdesk.ui.pages.network.records.cooperation_forms import ASSUMED
from gkdesk.ui.records.draft_text import FormDraft, read_draft
from gkdesk.ui.records.inline_form import NEVER_BY_ITSELF
from gkdesk.ui.widgets import (
    Banner,
    HeadingLabel,
    Kind,
    LinkButton,
    PrimaryButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from gkdesk.network.graph import Actor
    from gkdesk.text.ids import CooperationId
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

KEY = "cooperation:new"
SIDES = ("first", "second")
_MEANT = "_id"
UNKNOWN = "Diese Organisation steht nicht im Netzwerk. Wählen Sie eine aus der Liste."
SHARED = "Mehrere Organisationen heißen so. Wählen Sie eine aus der Liste."
MISSING = "Mit wem? Tippen Sie einen Teil des Namens, zum Beispiel Volkshoch."
SAME = "Eine Organisation kann nicht mit sich selbst zusammenarbeiten."
SAVE, SAVE_AGAIN = "Eintragen", "Trotzdem eintragen"


@dataclass(frozen=True)
class _Entered:
    """What the form holds; both sides are names as they are typed."""

    first: str = ""
    second: str = ""
    intensity: Intensity = Intensity.REGULAR
    basis: FormalBasis = FormalBasis.LIVED


class NewCooperation(QWidget):
    """Emit `created` with the id, `dismissed` on Esc, `opened` with the id of one that exists."""

    created = Signal(object)
    dismissed = Signal()
    opened = Signal(object)

    def __init__(
        self, context: PageContext, state: NetworkState, *, first: int | None, second: int | None
    ) -> None:
        super().__init__()
        self._context = context
        self.key = draft_key(first, second)
        self._names = _Names(state.network().actors, state.lookup.organisation_names())
        self._known: CooperationId | None = None
        self.form: FormView[_Entered] = FormView(
            _spec(self._names.all()),
            clock=context.workspace.clock,
            pause_milliseconds=NEVER_BY_ITSELF,
        )
        self.form.load(_Entered(self._names.of(first), self._names.of(second)))
        for side in SIDES:
            self._show_beginning(side)
        self.exists = Banner("", Kind.WARN, "Öffnen")
        self.save = PrimaryButton(SAVE)
        self.cancel = LinkButton("Abbrechen")
        self._layout()
        self._take_up_draft()
        self._connect()
        self._look_for_known()

    def focus_first(self) -> None:
        """Go to the first side that is not said yet."""
        typed = dict(self.form.raw())
        empty = next((name for name in SIDES if not typed[name]), "intensity")
        self.form.focus_field(empty)

    def take(self, ref: int) -> bool:
        """Put an organisation into the side that is still empty; tell whether there is one."""
        typed = dict(self.form.raw())
        empty = next((name for name in SIDES if not typed[name].strip()), None)
        if empty is None:
            return False
        self.form.restore(((empty, self._names.of(ref)),))
        self._show_beginning(empty)
        self._on_form_edited()
        return True

    @Slot()
    def keep_draft(self) -> None:
        """Put what is typed among the drafts, to be pointed to."""
        self._keep(waiting=1)

    def event(self, event: QEvent) -> bool:
        if is_for_fields(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.cancel.hasFocus()):
            self._on_cancel_clicked()
        elif enter:
            self._on_save_clicked()
        else:
            super().keyPressEvent(event)

    def _show_beginning(self, side: str) -> None:
        """Let a long name be seen from its beginning."""
        combo = self.form.input(side)
        line = combo.lineEdit() if isinstance(combo, QComboBox) else None
        if line is not None:
            line.setCursorPosition(0)

    def _keep(self, *, waiting: int) -> None:
        if not self.form.unsaved():
            self._context.drafts.discard(self.key)
            return
        fields = (*self.form.raw(), *self._meant())
        draft = FormDraft(fields, *self.form.focused_field())
        self._context.drafts.keep(self.key, draft.text(), waiting=waiting)

    def _meant(self) -> tuple[tuple[str, str], ...]:
        """Return the ids behind the names: a name may soon belong to somebody else, too."""
        found = zip(SIDES, self._sides(), strict=True)
        return tuple((f"{side}{_MEANT}", str(ref)) for side, ref in found if ref is not None)

    def _take_up_draft(self) -> None:
        draft = read_draft(self._context.drafts.get(self.key))
        if draft is None:
            return
        typed = dict(draft.fields)
        for side in SIDES:
            ref = typed.pop(f"{side}{_MEANT}", "")
            name = self._names.of(int(ref)) if ref.isdecimal() else ""
            typed[side] = name or typed.get(side, "")
        self.form.restore(tuple(typed.items()))

    def _layout(self) -> None:
        page = ScrollPage(margin=0)
        page.body.setContentsMargins(EDGE, theme.px("space.l"), EDGE, theme.px("space.l"))
        page.body.addWidget(HeadingLabel("Neue Kooperation", Role.SECTION))
        page.body.addWidget(self.form)
        page.body.addWidget(self.exists)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.l"))
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        page.body.addLayout(buttons)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.setAccessibleName("Neue Kooperation")

    def _connect(self) -> None:
        self.form.edited.connect(self._on_form_edited)
        self.form.left.connect(self._on_form_left)
        self.exists.acted.connect(self._on_exists_acted)
        self.save.clicked.connect(self._on_save_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)

    def _sides(self) -> tuple[OrganisationId | None, OrganisationId | None]:
        typed = dict(self.form.raw())
        return self._names.find(typed["first"]), self._names.find(typed["second"])

    def _look_for_known(self) -> None:
        """Say if both work together already, before anything is entered twice."""
        first, second = self._sides()
        found: tuple[CooperationId, ...] = ()
        if first is not None and second is not None and first != second:
            found = self._context.workspace.cooperations.between(first, second)
        self._known = found[0] if found else None
        if found:
            self.exists.say(
                "Es gibt schon eine Kooperation zwischen "
                f"{self._names.of(first)} und {self._names.of(second)}.",
                Kind.WARN,
                "Öffnen",
            )
        self.exists.setVisible(bool(found))
        self.save.set_label(SAVE_AGAIN if found else SAVE)

    def _complain(self, first: OrganisationId | None, second: OrganisationId | None) -> bool:
        typed = dict(self.form.raw())
        for name, found in (("first", first), ("second", second)):
            if found is None:
                self.form.show_error(name, self._why(typed[name]))
                self.form.focus_field(name)
                return True
        if first == second:
            self.form.show_error("second", SAME)
            self.form.focus_field("second")
        return first == second

    def _why(self, typed: str) -> str:
        if not typed.strip():
            return MISSING
        return SHARED if self._names.is_shared(typed) else UNKNOWN

    @Slot()
    def _on_form_edited(self) -> None:
        self._look_for_known()
        self._keep(waiting=0)

    @Slot()
    def _on_form_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self.keep_draft()

    @Slot()
    def _on_exists_acted(self) -> None:
        if self._known is not None:
            self._context.drafts.discard(self.key)
            self.opened.emit(self._known)

    @Slot()
    def _on_save_clicked(self) -> None:
        first, second = self._sides()
        if self._complain(first, second) or first is None or second is None:
            return
        entered = self.form.value()
        fields = CooperationFields(first, second, basis=entered.basis, intensity=entered.intensity)
        try:
            with self._context.drafts.settling(self.key):
                outcome = self._context.workspace.cooperations.create(fields)
        except UserError as error:
            self._context.complain(error)
            return
        self.form.load(_Entered())
        self._context.wrote(outcome, outcome.label.text)
        self.created.emit(outcome.ref)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._context.drafts.discard(self.key)
        self.form.load(_Entered())
        self.dismissed.emit()


def draft_key(first: int | None, second: int | None = None) -> str:
    """Return where the draft of a cooperation is kept that was begun with these sides."""
    begun_with = (str(ref) for ref in (first, second) if ref is not None)
    return ":".join((KEY, *begun_with))


def begun_with(key: str) -> tuple[int | None, int | None]:
    """Return the sides with which the draft under a key was begun."""
    first, second = (*key.removeprefix(KEY).split(":")[1:], "", "")[:2]
    return int(first) if first else None, int(second) if second else None


class _Names:
    """Names of organisations and back; `known` tells those of the same name apart."""

    def __init__(self, actors: tuple[Actor, ...], known: Mapping[OrganisationId, str]) -> None:
        self._texts = {actor.id: known.get(actor.id, actor.name) for actor in actors}
        self._ids = {fold(text): ref for ref, text in self._texts.items()}
        self._called: dict[str, set[OrganisationId]] = defaultdict(set)
        for actor in actors:
            for text in (actor.name, actor.label):
                self._called[fold(text)].add(actor.id)

    def all(self) -> tuple[str, ...]:
        return tuple(self._texts.values())

    def of(self, ref: int | None) -> str:
        return "" if ref is None else self._texts.get(OrganisationId(ref), "")

    def find(self, text: str) -> OrganisationId | None:
        """Return who is meant by a whole name or a short one, None where it may be several."""
        typed = fold(text.strip())
        called = self._called.get(typed, set())
        return self._ids.get(typed) or (next(iter(called)) if len(called) == 1 else None)

    def is_shared(self, text: str) -> bool:
        """Tell whether several organisations are called so."""
        return len(self._called.get(fold(text.strip()), ())) > 1


def _spec(names: tuple[str, ...]) -> FormSpec[_Entered]:
    return FormSpec(
        _Entered,
        (
            EditableChoiceField(name="first", label="Organisation", suggestions=names),
            EditableChoiceField(name="second", label="mit", suggestions=names),
            ChoiceField(
                name="intensity",
                label="Intensität",
                choices=tuple(Choice(each, word(each)) for each in Intensity),
                empty_text=None,
                help_text=ASSUMED,
            ),
            ChoiceField(
                name="basis",
                label="Grundlage",
                choices=tuple(Choice(each, word(each)) for each in FormalBasis),
                empty_text=None,
                help_text=ASSUMED,
            ),
        ),
        name="Neue Kooperation",
    )
