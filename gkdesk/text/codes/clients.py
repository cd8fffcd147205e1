"""Fixed code lists that models, services and screens share; words: `gkdesk.text.wording`.

Lists that an office edits (residence status, fields of action ...) are no enums: they
ship in `resources/codes` and are read through `gkdesk.services.code_lists`.
"""

from __future__ import annotations

from enum import StrEnum


class RecordKind(StrEnum):
    """The aggregates that changes, search hits and log entries name."""

    CLIENT = "client"
    CONTACT_PERSON = "contact_person"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    OFFICE = "office"
    PROFILE = "profile"
    CODE_ENTRY = "code_entry"
    BODY = "body"
    COOPERATION = "cooperation"
    OFFER = "offer"
    NEED = "need"
    TASK = "office_task"
    SNAPSHOT = "network_snapshot"
    FINDING = "finding"
    MEETING_SERIES = "meeting_series"
    MEETING = "meeting"
    ACTION_ITEM = "action_item"
    STRUCTURAL_ISSUE = "structural_issue"
    WORKING_AID = "working_aid"
    AID_TEMPLATE = "aid_template"
    BOOKLET_PROFILE = "booklet_profile"
    BOOKLET_COPY = "booklet_copy"
    OFFICE_LANGUAGE = "office_language"
    OFFICE_TEXT = "office_text"
    HANDOUT_FIELD = "handout_field"
    HANDOUT_COPY = "handout_copy"


class CaseForm(StrEnum):
    """Whether a case is one person or a family."""

    PERSON = "person"
    FAMILY = "family"


class CaseState(StrEnum):
    """Whether the office accompanies the client at present."""

    ACTIVE = "active"
    ENDED = "ended"


class Salutation(StrEnum):
    """How somebody wants to be addressed, or is addressed in a letter."""

    MS = "ms"
    MR = "mr"
    NAME_ONLY = "name_only"


class Gender(StrEnum):
    """Entry in the register of persons; optional, never in the Begleitheft."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"
    NO_ENTRY = "no_entry"


class MaritalStatus(StrEnum):
    """Optional, never in the Begleitheft."""

    SINGLE = "single"
    MARRIED = "married"
    PARTNERSHIP = "partnership"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class ReachKind(StrEnum):
    """A channel on which somebody can be reached."""

    MOBILE = "mobile"
    PHONE = "phone"
    MESSENGER = "messenger"
    EMAIL = "email"
    LETTER = "letter"
    PERSON = "person"
    OTHER = "other"


class ReferenceOffice(StrEnum):
    """The office that a reference number belongs to."""

    FOREIGNERS_OFFICE = "foreigners_office"
    BAMF = "bamf"
    CENTRAL_REGISTER = "central_register"
    JOBCENTER = "jobcenter"
    EMPLOYMENT_AGENCY = "employment_agency"
    SOCIAL_OFFICE = "social_office"
    YOUTH_OFFICE = "youth_office"
    HEALTH_INSURANCE = "health_insurance"
    OTHER = "other"


class SpokenLevel(StrEnum):
    """How well somebody knows a language, as people say it."""

    NATIVE = "native"
    GOOD = "good"
    SOME = "some"
    READS = "reads"


class InterpreterNeed(StrEnum):
    """When an interpreter is needed."""

    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"
    OFFICES = "offices"
    ALWAYS = "always"


class CefrLevel(StrEnum):
    """Level of German by the European framework, with literacy before it."""

    ALPHA = "alpha"
    A1 = "a1"
    A2 = "a2"
    B1 = "b1"
    B2 = "b2"
    C1 = "c1"
    C2 = "c2"


class CourseStatus(StrEnum):
    """Where somebody stands with a course."""

    REGISTERED = "registered"
    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    BROKEN_OFF = "broken_off"


class ContactWay(StrEnum):
    """How a contact took place."""

    TALK = "talk"
    HOME_VISIT = "home_visit"
    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"
    LETTER = "letter"
    VIA_OTHERS = "via_others"


class Category(StrEnum):
    """Category of disclosure; every text goes out by exactly one of them."""

    CONTACT = "contact"
    EDUCATION_WORK = "education_work"
    LANGUAGE = "language"
    FAMILY = "family"
    RESIDENCE = "residence"
    HEALTH = "health"
    PLANS = "plans"


class Basis(StrEnum):
    """On what basis personal data were passed on."""

    CONSENT = "consent"
    RELEASE = "release"
    LEGAL_PROVISION = "legal_provision"
    NO_PERSON = "no_person"
    OWN_DATA = "own_data"
    DECISION = "decision"


class Audience(StrEnum):
    """For whom a document is made; the redactor works for one at a time."""

    OFFICE = "office"
    CLIENT = "client"
    PARTICIPANT = "participant"
    STEERING_GROUP = "steering_group"
    MINISTRY = "ministry"
    PUBLIC = "public"


class DueKind(StrEnum):
    """Why something stands on the page Heute."""

    FOLLOW_UP = "follow_up"
    STEP = "step"
    STATUS = "status"
    PAPER = "paper"
    NO_STEP = "no_step"
    NO_CONTACT = "no_contact"
    STALE_CONTACT = "stale_contact"
    STALE_ORGANISATION = "stale_organisation"
    AGREEMENT_REVIEW = "agreement_review"
    GAP_WITHOUT_OWNER = "gap_without_owner"
    TASK = "task"
    CONSENT = "consent"
    PERMIT = "permit"
    REFERRAL = "referral"
    GOAL = "goal"
    COURSE = "course"
    CASE_AGAIN = "case_again"
    LEGAL_AREA = "legal_area"
    ACTION = "action"
    MEETING = "meeting"
    SERIES = "series"
    MINUTES = "minutes"
    ISSUE = "issue"
    AID = "aid"
    BACKUP = "backup"


class DueGroup(StrEnum):
    """When it is due."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    SOON = "soon"


class BackupReason(StrEnum):
    """Why a backup was made; the value is part of the name of its folder."""

    SCHEDULE = "plan"
    BY_HAND = "von-hand"
    MIGRATION = "vor-umstellung"


class CodeList(StrEnum):
    """The editable lists; the value is the name of the shipped file."""

    RESIDENCE_STATUS = "residence_status"
    LEGAL_AREA = "legal_area"
    FIELD_OF_ACTION = "field_of_action"
    ORGANISATION_KIND = "organisation_kind"
    COURSE_KIND = "course_kind"
    PAPER_KIND = "paper_kind"
    BODY_KIND = "body_kind"
    MEMBER_ROLE = "member_role"
    COOPERATION_FORMAT = "cooperation_format"
    FUNDING_MODULE = "funding_module"
    CASE_PHASE = "case_phase"
    CASE_TRIAGE = "case_triage"
    CASE_TOPIC = "case_topic"
    GOAL_LEVEL = "goal_level"
