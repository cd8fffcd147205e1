"""The lists of which forms are made: choose one, add, rename, bound and hide its entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.code_lists import CodeRow, shipped
from gkdesk.text.codes.clients import Category, CodeList
from gkdesk.text.codes.findings import SeatWeight, StatusGroup
from gkdesk.text.codes.network import Area
from gkdesk.text.dates import format_day_bare
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.forms import ChoiceField, DateField, FieldSpec, FormSpec, TextField
from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.records.lookup import words_of
from gkdesk.ui.records.record_list import RecordKit, RecordList
from gkdesk.ui.records.row_text import RowText, joined
from gkdesk.ui.widgets import FieldRow, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

KEY = "office.codes"
"""What the drafts of all lists begin with; the number of the list and the entry follow."""
LISTS = tuple(CodeList)
HINT = (
    "Aus diesen Listen wählen die Formulare. Ein Eintrag, den Sie umbenennen, heißt überall neu. "
    "Was Sie ausblenden oder befristen, bieten Formulare nicht mehr an; wo es schon steht, bleibt "
    "es lesbar."
)
HIDE = ("Nicht mehr anbieten", "eye-off")
OFFER_AGAIN = ("Wieder anbieten", "eye")


class CodeListEditor(QWidget):
    """One list at a time, as rows with a form in place; every row has a draft of its own."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.choice = ComboInput()
        self.choice.setObjectName("code-list")
        for name in LISTS:
            self.choice.addItem(shipped(name).title)
        self.origin = Label("", Role.QUIET, wrap=True)
        self.records: RecordList[CodeRow] = RecordList(context, self._kit())
        self._layout()
        self.choice.activated.connect(self._on_choice_activated)

    @property
    def name(self) -> CodeList:
        """Return the list that is shown."""
        return LISTS[self.choice.currentIndex()]

    def show_list(self, name: CodeList) -> None:
        """Show one of the lists; what is typed in the one before stays as a draft."""
        self.choice.setCurrentIndex(LISTS.index(name))
        self.reload()

    def reload(self) -> None:
        """Read the list that is shown."""
        about = shipped(self.name)
        year, _, month = about.as_of.partition("-")
        self.origin.setText(f"Stand {int(month)}/{year}. {about.note}")
        rows = self._context.workspace.codes.entries(self.name)
        # The own ones come first: who has just added one sees it, however long the list is.
        self.records.show_rows(self.choice.currentIndex(), sorted(rows, key=_is_shipped))

    def keep_draft(self) -> None:
        """Put what is typed among the drafts, to be pointed to."""
        self.records.keep_draft()

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        return self.records.holds(name)

    def open_draft(self, key: str) -> bool:
        """Show the list and the field of a draft; tell whether there is one."""
        _, number, part = key.split(":")
        self.show_list(LISTS[int(number)])
        field = self.records.open_draft(part)
        if not field or self.records.form is None:
            return False
        self.records.form.view.focus_field(field)
        return True

    def _kit(self) -> RecordKit[CodeRow]:
        return RecordKit(
            title="Auswahllisten",
            key=KEY,
            add="Eintrag hinzufügen",
            empty="Noch kein Eintrag.",
            text=self._row_text,
            form=self._form,
            save=self._save,
            remove=self._turn,
            removal=_turning,
        )

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.records)
        head = QVBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(Label(HINT, Role.QUIET, wrap=True))
        head.addWidget(FieldRow("Liste", self.choice))
        head.addWidget(self.origin)
        self.records.body.insertLayout(1, head)

    @Slot()
    def _on_choice_activated(self) -> None:
        self.reload()

    def _row_text(self, row: CodeRow) -> RowText:
        line = joined(
            "wird nicht mehr angeboten" if row.hidden else "",
            _about(row),
            f"ab {format_day_bare(row.valid_from)}" if row.valid_from else "",
            f"bis {format_day_bare(row.valid_until)}" if row.valid_until else "",
            _origin(self.name, row),
        )
        today = self._context.workspace.clock.today()
        return RowText(row.text, line, done=not row.offered_on(today))

    def _form(self, row: CodeRow | None) -> FormSpec[CodeRow]:
        return FormSpec(
            CodeRow,
            (
                TextField(name="word", label="Wort", required=True),
                *_fields_of(self.name, row),
                DateField(name="valid_from", label="Anbieten ab", help_text="Leer: schon immer"),
                DateField(name="valid_until", label="Anbieten bis", help_text="Der letzte Tag"),
            ),
            name="Eintrag",
        )

    def _save(self, ref: int, row: CodeRow) -> Outcome:
        return self._context.workspace.codes.save(LISTS[ref], row)

    def _turn(self, ref: int, row: CodeRow) -> Outcome:
        return self._save(ref, replace(row, hidden=not row.hidden))


def _is_shipped(row: CodeRow) -> bool:
    return row.shipped


def _turning(row: CodeRow) -> tuple[str, str]:
    return OFFER_AGAIN if row.hidden else HIDE


def _fields_of(name: CodeList, row: CodeRow | None) -> tuple[FieldSpec, ...]:
    """Return the fields that only the entries of this list have."""
    if name is CodeList.RESIDENCE_STATUS:
        none = None if row is not None and row.shipped and row.category else "keins von beiden"
        return (
            TextField(name="paragraph", label="Paragraf", placeholder="§ 60a AufenthG"),
            ChoiceField(
                name="category",
                label="Zählt in Auswertungen als",
                choices=words_of(StatusGroup),
                empty_text=none,
            ),
        )
    if name is CodeList.MEMBER_ROLE:
        none = None if row is not None and row.shipped and row.category else "keine Leitung"
        choices = words_of(SeatWeight)
        return (ChoiceField(name="category", label="Im Gremium", choices=choices, empty_text=none),)
    if name is CodeList.ORGANISATION_KIND:
        none = None if row is not None and row.shipped and row.area else "keiner der vier"
        return (ChoiceField(name="area", label="Bereich", choices=words_of(Area), empty_text=none),)
    if name is CodeList.PAPER_KIND:
        none = None if row is not None and row.shipped else "wie Aufenthalt behandeln"
        return (
            ChoiceField(
                name="category",
                label="Art der Angaben",
                choices=words_of(Category),
                empty_text=none,
            ),
        )
    return ()


def _about(row: CodeRow) -> str:
    """Return what programs take the entry for."""
    if isinstance(row.category, StatusGroup):
        return f"zählt als {word(row.category)}"
    about = row.area or row.category
    return word(about) if about else ""


def _origin(name: CodeList, row: CodeRow) -> str:
    if not row.shipped:
        return "eigener Eintrag"
    return "" if row in shipped(name).entries else "von Ihnen geändert"
