"""Fixed code lists of meetings and structural issues; words: `gkdesk.text.wording.meetings`."""

from __future__ import annotations

from enum import StrEnum


class MeetingPurpose(StrEnum):
    """What a meeting is for."""

    SINGLE_CASE = "single_case"
    STRUCTURE = "structure"
    BODY = "body"
    HANDOVER = "handover"
    QUARTERLY = "quarterly"


class MeetingState(StrEnum):
    """How far a meeting has come; sealed minutes are final."""

    PLANNED = "planned"
    INVITED = "invited"
    RUNNING = "running"
    HELD = "held"
    SEALED = "sealed"
    CANCELLED = "cancelled"


class Rhythm(StrEnum):
    """How often the meetings of a series come."""

    NONE = "none"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"
    TWO_MONTHLY = "two_monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class ParticipantRole(StrEnum):
    """As what somebody takes part."""

    CHAIR = "chair"
    MINUTES = "minutes"
    MEMBER = "member"
    PRESENTER = "presenter"
    INTERPRETER = "interpreter"
    COMPANION = "companion"
    CLIENT = "client"
    GUEST = "guest"


class Attendance(StrEnum):
    """Whether somebody came."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    PARTLY = "partly"
    EXCUSED = "excused"
    ABSENT = "absent"


class ItemKind(StrEnum):
    """What an item of the agenda is about."""

    OPENING = "opening"
    OPEN_POINTS = "open_points"
    CASE = "case"
    TOPIC = "topic"
    STRUCTURAL = "structural"
    BREAK = "break"
    CLOSING = "closing"


class ItemState(StrEnum):
    """What became of an item."""

    OPEN = "open"
    DISCUSSED = "discussed"
    POSTPONED = "postponed"
    CLOSED = "closed"


class ItemForm(StrEnum):
    """How a case is worked on: in two parts (Kreis Lippe), or in four steps (Rheine)."""

    TWO_PARTS = "two_parts"
    RECONSTRUCTION = "reconstruction"


class TextPart(StrEnum):
    """A text of an item."""

    SITUATION = "situation"
    QUESTION = "question"
    CLIENT_VIEW = "client_view"
    APPROACHES = "approaches"
    MINUTES = "minutes"
    THEMES = "themes"
    NEED_FOR_CHANGE = "need_for_change"
    ACTORS_VIEWS = "actors_views"
    USERS_VIEW = "users_view"
    RECONSTRUCTION = "reconstruction"


class AccessWay(StrEnum):
    """What was decided about a participant whom the gate does not let hear everything."""

    OUTSIDE = "outside"
    OVERRIDE = "override"


class Access(StrEnum):
    """What a participant may hear at an item; derived, never stored."""

    ALL = "all"
    SOME = "some"
    VEILED = "veiled"
    OUTSIDE = "outside"
    OVERRIDE = "override"
    OWN = "own"


class Bar(StrEnum):
    """What keeps a case from a third party whatever was released; derived, never stored."""

    NOT_AGREED = "not_agreed"
    CASE_ENDED = "case_ended"
    GONE = "gone"


class ActionKind(StrEnum):
    """What came out: Verabredung and Empfehlung of a conference, Beschluss of a body."""

    AGREEMENT = "agreement"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"


class ActionState(StrEnum):
    """Whether what was agreed has been done."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class IssueKind(StrEnum):
    """What a structural issue is about (report 4, lines 5702-5707)."""

    PROCESS = "process"
    STRUCTURE = "structure"
    INTERFACE = "interface"
    OFFER = "offer"
    WAY_OF_ACTING = "way_of_acting"
    COMMUNICATION = "communication"


class IssueSource(StrEnum):
    """Where a structural issue was seen."""

    CASE_CONFERENCE = "case_conference"
    PLANNING_DATA = "planning_data"
    CLIENT_WORKSHOP = "client_workshop"
    WORKING_GROUP = "working_group"


class IssueRoute(StrEnum):
    """Which way a structural issue takes (report 4, lines 5781-5836)."""

    OPEN = "open"
    NEW_GROUP = "new_group"
    EXISTING_GROUP = "existing_group"
    BACK = "back"
    REJECTED = "rejected"
    REGULAR_WORK = "regular_work"
