"""The lists of a client's record: which class is stored in which table, under which label."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.models import client as tables
from gkdesk.services import client_fields as fields
from gkdesk.services.mapping import Columns
from gkdesk.text.labels import Label

PLAIN = Columns()


@dataclass(frozen=True)
class PartSpec:
    """How one list is stored and what adding, changing and removing is called."""

    table: type[tables.ClientPart]
    added: Label = Label.CLIENT_PART_ADDED
    changed: Label = Label.CLIENT_PART_CHANGED
    removed: Label = Label.CLIENT_PART_REMOVED
    columns: Columns = PLAIN


PARTS: dict[type, PartSpec] = {
    fields.NameVariant: PartSpec(tables.ClientNameVariant),
    fields.Member: PartSpec(tables.ClientMember),
    fields.FormerAddress: PartSpec(tables.ClientFormerAddress),
    fields.ReachWay: PartSpec(
        tables.ClientReachWay, columns=Columns(renamed={"kind": "kind_of_way"})
    ),
    fields.Reference: PartSpec(tables.ClientReference),
    fields.SpokenLanguage: PartSpec(tables.ClientLanguage),
    fields.StatusEntry: PartSpec(tables.ClientStatus),
    fields.LegalAreaEntry: PartSpec(tables.ClientLegalArea),
    fields.Paper: PartSpec(tables.ClientPaper),
    fields.Course: PartSpec(
        tables.ClientCourse, columns=Columns(renamed={"kind": "kind_of_course"})
    ),
    fields.Goal: PartSpec(tables.ClientGoal),
    fields.Step: PartSpec(tables.ClientStep),
    fields.ContactEntry: PartSpec(
        tables.ClientContactEntry,
        Label.CONTACT_NOTE_ADDED,
        Label.CONTACT_NOTE_CHANGED,
        Label.CONTACT_NOTE_REMOVED,
    ),
    fields.FollowUp: PartSpec(
        tables.ClientFollowUp,
        Label.FOLLOW_UP_ADDED,
        Label.FOLLOW_UP_CHANGED,
        Label.FOLLOW_UP_REMOVED,
    ),
    fields.Helper: PartSpec(
        tables.ClientHelper, Label.CONTACT_LINKED, Label.CONTACT_LINKED, Label.CONTACT_UNLINKED
    ),
    fields.Lead: PartSpec(
        tables.ClientLead, Label.LEAD_CHANGED, Label.LEAD_CHANGED, Label.LEAD_CHANGED
    ),
}

IDENTITY = PLAIN
FACTS = PLAIN
ADDRESS = Columns("address_")
INTERPRETER = Columns("interpreter_")
GERMAN = Columns("german_")
CASE = Columns("case_")
