"""Make one record of two: which other one, what shall hold, what moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from gkdesk.errors import UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes_records import Side
from gkdesk.text.sentences import sentence
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.forms.inputs import ComboInput
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

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.merging import Merging
    from gkdesk.text.codes import RecordKind

WIDTH = 640
LEAD = (
    "Der andere Eintrag geht in diesem auf: Was zu ihm gehört, zieht um, und danach gibt es ihn "
    "nicht mehr. Es ist ein Schritt, den Sie zurücknehmen können."
)


@dataclass(frozen=True)
class MergeAnswer:
    """The record that goes, and for each field in which both say something which value holds."""

    other: int
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
        self.combo = ComboInput()
        self.combo.addItem("bitte wählen", None)
        for ref, text in others:
            self.combo.addItem(text, ref)
        self.links = [LinkButton(text) for _, text in likely]
        for link, (ref, _) in zip(self.links, likely, strict=True):
            link.setProperty("ref", ref)
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
        return None if other is None else MergeAnswer(other, self.fields.choices())

    def other(self) -> int | None:
        """Return the record that is chosen to go."""
        chosen = self.combo.currentData()
        return None if chosen is None else int(chosen)

    def forget(self) -> None:
        """Let go of the store."""
        self._merging = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.combo.setFocus()

    def _layout(self) -> None:
        self.body.addWidget(self.heading)
        self.body.addWidget(Label(LEAD, Role.LEAD, wrap=True))
        if self.links:
            flow = FlowLayout()
            flow.addWidget(Label("Vielleicht doppelt:", Role.QUIET))
            for link in self.links:
                flow.addWidget(link)
            self.body.addLayout(flow)
        self.body.addWidget(FieldRow("Mit welchem Eintrag?", self.combo))
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
        self.combo.currentIndexChanged.connect(self._on_combo_changed)
        for link in self.links:
            link.clicked.connect(self._on_link_clicked)
        self.fields.changed.connect(self._on_fields_changed)
        self.merge.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    @Slot()
    def _on_combo_changed(self) -> None:
        other = self.other()
        self.merge.setEnabled(False)
        self.fields.hide()
        self.trouble.hide()
        if other is None or self._merging is None:
            return
        try:
            preview = self._merging.preview(self._kind, self._keep, other)
        except UserError as error:
            self.trouble.say(sentence(error), Kind.ERROR)
            self.trouble.show()
            return
        self.fields.show_preview(preview)
        self.fields.show()
        self.merge.setEnabled(True)

    @Slot()
    def _on_fields_changed(self) -> None:
        other = self.other()
        if other is None or self._merging is None:
            return
        choices = self.fields.choices()
        try:
            preview = self._merging.preview(self._kind, self._keep, other, choices)
        except UserError as error:
            self.trouble.say(sentence(error), Kind.ERROR)
            self.trouble.show()
            return
        self.fields.show_moving(preview.belongings)

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.combo.setCurrentIndex(self.combo.findData(link.property("ref")))
