"""The lists of a client's record: which class is stored in which table, under which label."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.models import case as case_tables
from gkdesk.models import client as tables
from gkdesk.services.clients import case_fields, fields
from gkdesk.services.mapping import Columns
from gkdesk.text.labels import Label

PLAIN = Columns()


@dataclass(frozen=True)
class PartSpec:
    """How one list is stored and what adding, changing and removing is called."""

    table: type[tables.ClientPart]
    added: Label
    changed: Label
    removed: Label
    columns: Columns = PLAIN


PARTS: dict[type, PartSpec] = {
    fields.NameVariant: PartSpec(
        tables.ClientNameVariant,
        Label.NAME_VARIANT_ADDED,
        Label.NAME_VARIANT_CHANGED,
        Label.NAME_VARIANT_REMOVED,
    ),
    fields.Member: PartSpec(
        tables.ClientMember,
        Label.FAMILY_MEMBER_ADDED,
        Label.FAMILY_MEMBER_CHANGED,
        Label.FAMILY_MEMBER_REMOVED,
    ),
    fields.FormerAddress: PartSpec(
        tables.ClientFormerAddress,
        Label.FORMER_ADDRESS_ADDED,
        Label.FORMER_ADDRESS_CHANGED,
        Label.FORMER_ADDRESS_REMOVED,
    ),
    fields.ReachWay: PartSpec(
        tables.ClientReachWay,
        Label.REACH_WAY_ADDED,
        Label.REACH_WAY_CHANGED,
        Label.REACH_WAY_REMOVED,
        columns=Columns(renamed={"kind": "kind_of_way"}),
    ),
    fields.Reference: PartSpec(
        tables.ClientReference,
        Label.REFERENCE_ADDED,
        Label.REFERENCE_CHANGED,
        Label.REFERENCE_REMOVED,
    ),
    fields.SpokenLanguage: PartSpec(
        tables.ClientLanguage,
        Label.LANGUAGE_ADDED,
        Label.LANGUAGE_CHANGED,
        Label.LANGUAGE_REMOVED,
    ),
    fields.StatusEntry: PartSpec(
        tables.ClientStatus,
        Label.STATUS_ADDED,
        Label.STATUS_CHANGED,
        Label.STATUS_REMOVED,
    ),
    fields.LegalAreaEntry: PartSpec(
        tables.ClientLegalArea,
        Label.LEGAL_AREA_ADDED,
        Label.LEGAL_AREA_CHANGED,
        Label.LEGAL_AREA_REMOVED,
    ),
    fields.Paper: PartSpec(
        tables.ClientPaper,
        Label.PAPER_ADDED,
        Label.PAPER_CHANGED,
        Label.PAPER_REMOVED,
    ),
    fields.Course: PartSpec(
        tables.ClientCourse,
        Label.COURSE_ADDED,
        Label.COURSE_CHANGED,
        Label.COURSE_REMOVED,
        columns=Columns(renamed={"kind": "kind_of_course"}),
    ),
    fields.Goal: PartSpec(
        tables.ClientGoal,
        Label.GOAL_ADDED,
        Label.GOAL_CHANGED,
        Label.GOAL_REMOVED,
    ),
    fields.Step: PartSpec(
        tables.ClientStep,
        Label.STEP_ADDED,
        Label.STEP_CHANGED,
        Label.STEP_REMOVED,
    ),
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
    case_fields.Phase: PartSpec(
        case_tables.ClientPhase,
        Label.PHASE_ADDED,
        Label.PHASE_CHANGED,
        Label.PHASE_REMOVED,
    ),
    case_fields.Topic: PartSpec(
        case_tables.ClientTopic,
        Label.TOPIC_ADDED,
        Label.TOPIC_CHANGED,
        Label.TOPIC_REMOVED,
    ),
    case_fields.Education: PartSpec(
        case_tables.ClientEducation,
        Label.EDUCATION_ADDED,
        Label.EDUCATION_CHANGED,
        Label.EDUCATION_REMOVED,
        columns=Columns(renamed={"kind": "kind_of_education"}),
    ),
    case_fields.CoursePermit: PartSpec(
        case_tables.ClientCoursePermit,
        Label.COURSE_PERMIT_ADDED,
        Label.COURSE_PERMIT_CHANGED,
        Label.COURSE_PERMIT_REMOVED,
        columns=Columns(renamed={"kind": "kind_of_course"}),
    ),
    case_fields.Note: PartSpec(
        case_tables.ClientNote,
        Label.NOTE_ADDED,
        Label.NOTE_CHANGED,
        Label.NOTE_REMOVED,
    ),
    case_fields.ChainStep: PartSpec(
        case_tables.ClientChainStep,
        Label.CHAIN_STEP_ADDED,
        Label.CHAIN_STEP_CHANGED,
        Label.CHAIN_STEP_REMOVED,
    ),
    case_fields.Transition: PartSpec(
        case_tables.ClientTransition,
        Label.TRANSITION_ADDED,
        Label.TRANSITION_CHANGED,
        Label.TRANSITION_REMOVED,
    ),
    case_fields.Referral: PartSpec(
        case_tables.ClientReferral,
        Label.REFERRAL_ADDED,
        Label.REFERRAL_CHANGED,
        Label.REFERRAL_REMOVED,
    ),
    case_fields.Consent: PartSpec(
        case_tables.ClientConsent,
        Label.CONSENT_ADDED,
        Label.CONSENT_CHANGED,
        Label.CONSENT_REMOVED,
    ),
}

IDENTITY = PLAIN
FACTS = PLAIN
ADDRESS = Columns("address_")
INTERPRETER = Columns("interpreter_")
GERMAN = Columns("german_")
CASE = Columns("case_")
