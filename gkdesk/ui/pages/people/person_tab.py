"""Person: name, ways to reach, languages, address, reference numbers, optional facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Signal, Slot

from gkdesk.services.clients import fields
from gkdesk.text.codes.clients import CaseForm, RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.ui.pages.people import client_forms
from gkdesk.ui.pages.people import part_forms as forms
from gkdesk.ui.pages.people.detail_tab import DetailTab
from gkdesk.ui.pages.people.move_form import MoveForm
from gkdesk.ui.pages.people.part_lists import part_list
from gkdesk.ui.records.duplicate_hint import DuplicateHint, sounding_like
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.widgets import Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

T = TypeVar("T")

NEVER_PRINTED = (
    "Diese Angaben sind freiwillig. Sie stehen nie im Begleitheft und können dort auch nicht "
    "ausgewählt werden."
)


class PersonTab(DetailTab):
    """The facts about the person; `client_wanted` opens another one that may be the same."""

    part: ClassVar[str] = "person"
    title: ClassVar[str] = "Person"

    client_wanted = Signal(object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.identity = self._group("identity", client_forms.identity_form, self._save_identity)
        self.address = self._group(
            "address", partial(client_forms.address_form, lookup), self._save_address
        )
        self.interpreter = self._group(
            "interpreter", client_forms.interpreter_form, self._save_interpreter
        )
        self.facts = self._group("facts", client_forms.facts_form, self._save_facts)
        self.case = self._group("case", partial(client_forms.case_form, lookup), self._save_case)
        self.moving = self.add_form("moving", MoveForm(context, lookup))
        find = partial(sounding_like, context, RecordKind.CLIENT)
        self.duplicates = DuplicateHint(context, find)
        self.duplicates.chosen.connect(self.client_wanted)
        self._lists()
        self._layout()
        self.identity.typed.connect(self._on_identity_typed)

    def show_client(self, client: ClientDetail) -> None:
        if self.duplicates.own != client.id:
            self.duplicates.begin(client.id)
        self.identity.show_value(client.id, client.identity)
        self.address.show_value(client.id, client.address)
        self.interpreter.show_value(client.id, client.interpreter)
        self.facts.show_value(client.id, client.facts)
        self.case.show_value(client.id, client.case)
        self.moving.show_record(client.id)
        self.variants.show_rows(client.id, client.variants)
        self.members.show_rows(client.id, client.members)
        self.reach.show_rows(client.id, client.reach)
        self.references.show_rows(client.id, client.references)
        self.languages.show_rows(client.id, client.languages)
        self.former.show_rows(client.id, client.former_addresses)
        is_family = client.identity.form is CaseForm.FAMILY
        self.members.setVisible(is_family or bool(client.members))
        self._tell_facts(client.facts)

    def focus_field(self, path: str, cursor: int = -1) -> None:
        if path.startswith("facts.") and not self.facts.isVisibleTo(self):
            self._on_unfold_clicked()
        super().focus_field(path, cursor)

    def focus_first(self) -> None:
        self.identity.form.focus_field("official_name")

    def _group(
        self, name: str, make: Callable[[T | None], FormSpec[T]], save: Callable[[int, T], Outcome]
    ) -> GroupForm[T]:
        return GroupForm(self.context, make, key=f"client.{name}", save=save)

    def _lists(self) -> None:
        context, lookup = self.context, self.lookup
        self.variants = part_list(context, lookup, fields.NameVariant, forms.variant_form)
        self.members = part_list(context, lookup, fields.Member, forms.member_form)
        self.reach = part_list(context, lookup, fields.ReachWay, forms.reach_form)
        self.references = part_list(context, lookup, fields.Reference, forms.reference_form)
        self.languages = part_list(context, lookup, fields.SpokenLanguage, forms.language_form)
        self.former = part_list(context, lookup, fields.FormerAddress, forms.former_address_form)

    def _layout(self) -> None:
        identity = self.add_group("identity", self.identity)
        identity.body.insertWidget(1, self.duplicates)
        address = self.add_group("address", self.address)
        address.head.addWidget(self.moving.link)
        address.body.addWidget(self.moving)
        interpreter = self.add_group("interpreter", self.interpreter)
        case = self.add_group("case", self.case, title="Anliegen")
        facts = self.add_group("facts", self.facts)
        self._unfold = LinkButton("Zeigen", "chevron-down")
        self._unfold.clicked.connect(self._on_unfold_clicked)
        facts.head.addWidget(self._unfold)
        facts.body.insertWidget(1, Label(NEVER_PRINTED, Role.QUIET, wrap=True))
        self.facts.hide()
        for card in (
            identity,
            self.add_list("variants", self.variants),
            self.add_list("members", self.members),
            self.add_list("reach", self.reach),
            self.add_list("languages", self.languages),
            interpreter,
            address,
            self.add_list("former", self.former),
            self.add_list("references", self.references),
            case,
            facts,
        ):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _tell_facts(self, facts: fields.OptionalFacts) -> None:
        filled = facts != fields.OptionalFacts()
        if not self.facts.isVisibleTo(self):
            self._unfold.set_label("Zeigen: ausgefüllt" if filled else "Zeigen")

    def _save_identity(self, ref: int, value: fields.Identity) -> Outcome:
        return self.context.workspace.clients.save_identity(ClientId(ref), value)

    def _save_address(self, ref: int, value: fields.Address) -> Outcome:
        return self.context.workspace.clients.save_address(ClientId(ref), value)

    def _save_interpreter(self, ref: int, value: fields.InterpreterFacts) -> Outcome:
        return self.context.workspace.clients.save_interpreter(ClientId(ref), value)

    def _save_facts(self, ref: int, value: fields.OptionalFacts) -> Outcome:
        return self.context.workspace.clients.save_facts(ClientId(ref), value)

    def _save_case(self, ref: int, value: fields.CaseFacts) -> Outcome:
        return self.context.workspace.clients.save_case(ClientId(ref), value)

    @Slot()
    def _on_identity_typed(self) -> None:
        name, _ = self.identity.form.focused_field()
        typed = dict(self.identity.form.raw())
        if name in ("official_name", "wanted_name", "own_name"):
            self.duplicates.look_for(typed[name])

    @Slot()
    def _on_unfold_clicked(self) -> None:
        shown = not self.facts.isVisibleTo(self)
        self.facts.setVisible(shown)
        self._unfold.set_icon("chevron-up" if shown else "chevron-down")
        self._unfold.set_label("Verbergen" if shown else "Zeigen")
