"""Who does what until when: an entry of the list of agreements, and its short form."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from gkdesk.services.meetings.fields import ActionFields
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import ActionKind, ActionState
from gkdesk.text.ids import ActionId
from gkdesk.text.owners import HERSELF
from gkdesk.ui.forms import ChoiceField, DateField, EditableChoiceField, FormSpec, TextField
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.meetings.views import ActionView, ParticipantView

PLURALS = {
    ActionKind.AGREEMENT: "Verabredungen",
    ActionKind.RECOMMENDATION: "Empfehlungen",
    ActionKind.DECISION: "Beschlüsse",
}
WHAT = {
    ActionKind.AGREEMENT: "Was wird getan?",
    ActionKind.RECOMMENDATION: "Was wird empfohlen?",
    ActionKind.DECISION: "Was ist beschlossen?",
}
NOTICED = "Zum Beispiel: Die Zusage liegt schriftlich vor"


@dataclass(frozen=True)
class ActionEntry(ActionFields):
    """What was agreed, with its owner as the field shows her."""

    who: str = ""
    id: ActionId | None = None
    state: ActionState = ActionState.OPEN

    def plain(self, people: Sequence[ParticipantView], before: ActionEntry | None) -> ActionFields:
        """Return what is saved: the owner as a participant where she is one, else in words."""
        clean = ActionFields(
            **{each.name: getattr(self, each.name) for each in fields(ActionFields)}
        )
        if before is not None and before.who == self.who:
            return clean
        found = next((person for person in people if typed_name(person) == self.who), None)
        contact = None if found is None else found.fields.contact_id
        office = None if found is None else found.fields.organisation_id
        owner = "" if contact is not None or office is not None else self.who
        return replace(clean, contact_id=contact, organisation_id=office, owner=owner)


def entry_of(view: ActionView) -> ActionEntry:
    """Return an agreement as an entry."""
    kept = {each.name: getattr(view.fields, each.name) for each in fields(ActionFields)}
    return ActionEntry(**kept, who=view.owner, id=view.id, state=view.state)


def typed_name(person: ParticipantView) -> str:
    """Return a participant as she stands in the field of the owner."""
    return ", ".join(piece for piece in (person.name, person.organisation) if piece)


def action_form(
    kind: ActionKind, people: Sequence[ParticipantView], *, about_somebody: bool = False
) -> FormSpec[ActionEntry]:
    """Return the short form: what, who, until when, how it will be noticed.

    `about_somebody` offers the person of the case as the one who does it.
    """
    herself = (HERSELF,) if about_somebody else ()
    return FormSpec(
        ActionEntry,
        (
            TextField(name="what", label=WHAT[kind], required=True, wide=True),
            EditableChoiceField(
                name="who",
                label="Wer?",
                suggestions=(*(typed_name(each) for each in people), *herself),
            ),
            DateField(name="due_on", label="Bis wann?"),
            TextField(
                name="noticed_by", label="Woran merken wir es?", placeholder=NOTICED, wide=True
            ),
            ChoiceField(
                name="category",
                label="Kategorie der Weitergabe",
                choices=words_of(Category),
                empty_text=words.NO_CATEGORY_LONG,
            ),
        ),
        name=PLURALS[kind],
    )
