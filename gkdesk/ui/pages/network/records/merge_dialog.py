"""Make one record of two: which other one, what shall hold, what moves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QDialog

from gkdesk.errors import InvalidInput, UserError
from gkdesk.services.merging.merging import MergePreview
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.records import Side
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.sentences.input import input_sentence
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.forms.search_input import SearchInput
from gkdesk.ui.pages.network.records.merge_fields import MergeFields
from gkdesk.ui.widgets import (
    Banner,
    FieldRow,
    FlowLayout,
    HeadingLabel,
    Kind,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.merging.merging import Merging
    from gkdesk.text.codes.clients import RecordKind

WIDTH = 640
_NOT_IN_LIST = InvalidInput("other", "not_in_list")
LEAD = (
    "Der andere Eintrag geht in diesem auf: Was zu ihm gehört, zieht um, und danach gibt es ihn "
    "nicht mehr. Es ist ein Schritt, den Sie zurücknehmen können."
)


@dataclass(frozen=True)
class MergeAnswer:
    """The record that goes, what was shown of it, and which values hold where both say one."""

    other: int
    seen: MergePreview | None
    choices: dict[str, Side] = field(default_factory=dict)


class MergeDialog(FittedDialog):
    """Asks for the other record and shows what would happen; nothing happens here."""

    def __init__(
        self,
        merging: Merging,
        kind: RecordKind,
        keep: tuple[int, str],
        others: Sequence[tuple[int, str]],
        parent: QWidget | None = None,
        *,
        likely: Sequence[tuple[int, str]] = (),
    ) -> None:
        super().__init__("Zusammenführen", parent, width=WIDTH)
        self._merging: Merging | None = merging
        self._kind = kind
        self._keep, name = keep
        self.heading = HeadingLabel(f"{inside(name)} zusammenführen", Role.SECTION, wrap=True)
        self.search = SearchInput()
        self.search.offer([(str(ref), text) for ref, text in others], "bitte wählen")
        self.which = FieldRow("Mit welchem Eintrag?", self.search)
        self.links = [LinkButton(text) for _, text in likely]
        for link, (ref, _) in zip(self.links, likely, strict=True):
            link.setProperty("ref", ref)
        self._seen: MergePreview | None = None
        self.fields = MergeFields()
        self.trouble = Banner("", Kind.ERROR)
        self.merge = PrimaryButton("Zusammenführen")
        self.cancel = PlainButton("Abbrechen")
        self._layout()
        self._connect()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        merging: Merging,
        kind: RecordKind,
        keep: tuple[int, str],
        others: Sequence[tuple[int, str]],
        *,
        likely: Sequence[tuple[int, str]] = (),
    ) -> MergeAnswer | None:
        """Let the user choose and look; return what shall be done."""
        dialog = cls(merging, kind, keep, others, parent, likely=likely)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.value() if accepted else None
        dialog.forget()
        dialog.deleteLater()
        return answer

    def value(self) -> MergeAnswer | None:
        """Return what is chosen, None without another record."""
        other = self.other()
        return None if other is None else MergeAnswer(other, self._seen, self.fields.choices())

    def other(self) -> int | None:
        """Return the record that is chosen to go."""
        key = self.search.key()
        return int(key) if key else None

    def forget(self) -> None:
        """Let go of the store."""
        self._merging = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter takes an entry of the search; only on a button does it merge or leave.
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not isinstance(self.focusWidget(), QAbstractButton):
            return
        super().keyPressEvent(event)

    def _layout(self) -> None:
        self.body.addWidget(self.heading)
        self.body.addWidget(Label(LEAD, Role.LEAD, wrap=True))
        if self.links:
            flow = FlowLayout()
            flow.addWidget(Label("Vielleicht doppelt:", Role.QUIET))
            for link in self.links:
                flow.addWidget(link)
            self.body.addLayout(flow)
        self.body.addWidget(self.which)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.trouble.hide()
        self.merge.setEnabled(False)
        self.merge.setAutoDefault(False)
        self.cancel.setDefault(True)
        self.foot.addWidget(self.merge)
        self.foot.addWidget(self.cancel)

    def _connect(self) -> None:
        self.search.edited.connect(self._on_search_edited)
        self.search.left.connect(self._on_search_left)
        for link in self.links:
            link.clicked.connect(self._on_link_clicked)
        self.fields.changed.connect(self._on_fields_changed)
        self.merge.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    @Slot()
    def _on_search_left(self) -> None:
        unknown = self.search.key() is None
        self.which.show_error(input_sentence(_NOT_IN_LIST) if unknown else "")

    @Slot()
    def _on_search_edited(self) -> None:
        self.which.show_error("")
        other = self.other()
        self.merge.setEnabled(False)
        self.trouble.hide()
        self.fields.hide()
        self._seen = None if other is None else self._preview(other, {})
        if self._seen is not None:
            self.fields.show_preview(self._seen)
            self.fields.show()

    @Slot()
    def _on_fields_changed(self) -> None:
        other, seen = self.other(), self._seen
        preview = None if other is None else self._preview(other, self.fields.choices())
        if preview is not None and seen is not None:
            self.fields.show_moving(preview.belongings)
            # The fields are still shown as they were; whoever merges finds out if they changed.
            self._seen = replace(seen, belongings=preview.belongings)

    def _preview(self, other: int, choices: dict[str, Side]) -> MergePreview | None:
        """Return what would happen; say why it cannot, and let nobody try."""
        self.merge.setEnabled(False)
        self.trouble.hide()
        if self._merging is None:
            return None
        try:
            preview = self._merging.preview(self._kind, self._keep, other, choices)
        except UserError as error:
            self.trouble.say(sentence(error), Kind.ERROR)
            self.trouble.show()
            return None
        self.merge.setEnabled(True)
        return preview

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.search.choose(str(link.property("ref")))
            self._on_search_edited()
