"""The page of one need: what is missing, for whom, what shows it, and who sees to it."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.services.register.fields import NeedFields
from gkdesk.services.register.needs import OPEN_STATES
from gkdesk.text.codes.clients import CefrLevel, CodeList, RecordKind
from gkdesk.text.codes.network import Evidence, NeedState
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import NeedId
from gkdesk.text.wording.clients import word
from gkdesk.ui.forms import (
    ChoiceField,
    EditableChoiceField,
    FieldSpec,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    NumberField,
    TextField,
    YesNoField,
)
from gkdesk.ui.pages.network.offers.offer_forms import ticks
from gkdesk.ui.pages.network.tasks.task_view_card import TasksCard
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.lookup import MUNICIPALITIES, words_of
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.records.veil import Veil
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.register.needs import NeedView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

NO_OWNER = "noch ohne Zuständige"
NO_FIELD = "Handlungsfeld fehlt noch"
FIELD_HELP = "Danach werden die Angebote verglichen"
COUNT_HELP = "Bleibt im Programm. Unter 3 verlässt die Zahl die Stelle nie, auch nicht in Listen."
_TONES = {
    NeedState.OPEN: (Tone.WARN, "flag"),
    NeedState.IN_WORK: (Tone.ACCENT, "clock"),
    NeedState.MET: (Tone.OK, "check"),
    NeedState.DROPPED: (Tone.QUIET, "flag"),
}


class NeedDetail(RecordView):
    """One need with the tasks that come from it."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.what = self._group("what", partial(what_form, lookup))
        self._bodies: tuple[str, ...] = ()
        self.evidence = self._group("evidence", partial(evidence_form, self._owners))
        self.veil = Veil(context, self.evidence)
        self.parts.cards["evidence"].body.addWidget(self.veil)
        self.tasks = TasksCard(context, RecordKind.NEED)
        self.tasks.wanted.connect(self.record_wanted)
        self.parts.body.addWidget(self.tasks)
        self.parts.body.addStretch(1)
        self.header.button.hide()
        self.end_action.setText("Als gedeckt vermerken")
        self.reopen_action.setText("Wieder öffnen")
        self.remove_action.setVisible(True)

    def load(self, ref: int) -> None:
        need = self.context.workspace.needs.detail(NeedId(ref))
        fields = need.fields
        self.header.say(fields.topic, "", joined(fields.group, need.field, need.municipality))
        self.header.show_tags(_tags(need))
        still_open = fields.state in OPEN_STATES
        self.end_action.setVisible(still_open)
        self.reopen_action.setVisible(not still_open)
        self._bodies = tuple(row.name for row in self.context.workspace.bodies.rows())
        self.what.show_value(need.id, fields)
        self.evidence.show_value(need.id, fields)
        self.veil.show_if_needed()
        self.tasks.show_about(ref, fields.topic)

    def end(self) -> Outcome:
        return self._move_to(NeedState.MET)

    def reopen(self) -> Outcome:
        return self._move_to(NeedState.OPEN)

    def remove(self) -> Outcome:
        return self.context.workspace.needs.remove(NeedId(self.ref or 0))

    def _move_to(self, state: NeedState) -> Outcome:
        needs, ref = self.context.workspace.needs, NeedId(self.ref or 0)
        return needs.save(ref, dataclasses.replace(needs.detail(ref).fields, state=state))

    def _owners(self) -> tuple[str, ...]:
        """Return who may see to a need; somebody else may be typed."""
        return self._bodies

    def _group(
        self, name: str, make: Callable[[NeedFields | None], FormSpec[NeedFields]]
    ) -> GroupForm[NeedFields]:
        key = f"{RecordKind.NEED.value}.{name}"
        form: GroupForm[NeedFields] = GroupForm(self.context, make, key=key, save=self._save)
        self.parts.body.addWidget(self.parts.add_group(name, form))
        return form

    def _save(self, ref: int, value: NeedFields) -> Outcome:
        return self.context.workspace.needs.save(NeedId(ref), value)


def _tags(need: NeedView) -> list[tuple[str, Tone, str]]:
    state = need.fields.state
    tags = [(word(state), *_TONES[state])]
    if need.noted_on is not None:
        tags.append((f"vermerkt am {format_day_bare(need.noted_on)}", Tone.QUIET, "note"))
    if state in OPEN_STATES and not need.fields.field:
        tags.append((NO_FIELD, Tone.QUIET, "info"))
    if state in OPEN_STATES and not need.fields.owner:
        tags.append((NO_OWNER, Tone.WARN, "warn"))
    return tags


def what_form(lookup: OfficeLookup, value: NeedFields | None) -> FormSpec[NeedFields]:
    """Return the form that says what is missing, and for whom."""
    need = value or NeedFields("")
    return FormSpec(
        NeedFields,
        (
            TextField(name="topic", label="Was fehlt?", required=True),
            TextField(name="group", label="Für wen?", placeholder="zum Beispiel junge Mütter"),
            ChoiceField(
                name="field",
                label="Handlungsfeld",
                choices=lookup.offered(CodeList.FIELD_OF_ACTION, need.field),
                empty_value="",
                help_text=FIELD_HELP,
            ),
            ChoiceField(
                name="municipality_id",
                label="Gemeinde",
                choices=lookup.municipalities(),
                source=MUNICIPALITIES,
                empty_text="im ganzen Kreis",
            ),
            *_conditions(lookup, need),
        ),
        name="Bedarf",
    )


def _conditions(lookup: OfficeLookup, need: NeedFields) -> tuple[FieldSpec, ...]:
    return (
        MultiChoiceField(
            name="statuses",
            label="Aufenthaltsstatus",
            choices=ticks(lookup, CodeList.RESIDENCE_STATUS, need.statuses),
            empty_text="alle",
        ),
        ChoiceField(
            name="legal_area",
            label="Rechtskreis",
            choices=lookup.offered(CodeList.LEGAL_AREA, need.legal_area),
            empty_text="alle",
            empty_value="",
        ),
        ChoiceField(
            name="level", label="Sprachniveau", choices=words_of(CefrLevel), empty_text="alle"
        ),
        YesNoField(name="childcare", label="Nur mit Kinderbetreuung"),
    )


def evidence_form(
    owners: Callable[[], tuple[str, ...]], _value: NeedFields | None
) -> FormSpec[NeedFields]:
    """Return the form that says what shows the need, and who sees to it."""
    return FormSpec(
        NeedFields,
        (
            ChoiceField(name="evidence", label="Beleg", choices=words_of(Evidence)),
            NumberField(name="count", label="Wie viele Menschen?", help_text=COUNT_HELP),
            MultilineField(
                name="evidence_note",
                label="Woran es zu sehen ist",
                lines=2,
                help_text="Zum Beispiel: drei Anfragen seit dem Sommer, keine Namen",
            ),
            EditableChoiceField(
                name="owner",
                label="Zuständig",
                suggestions=owners(),
                help_text="Ein Gremium oder eine Stelle",
            ),
            ChoiceField(name="state", label="Stand", choices=words_of(NeedState), empty_text=None),
            MultilineField(name="note", label="Notiz", lines=2, help_text="Bleibt im Programm"),
        ),
        name="Beleg und Zuständigkeit",
    )
