"""Fixed code lists of cases, chains and grounds of disclosure; words: `gkdesk.text.wording.cases`.

What an office may rename or extend (phases, need of support, topics, levels of goals) are lists in
`resources/codes`.
"""

from __future__ import annotations

from enum import StrEnum


class EducationKind(StrEnum):
    """What somebody did there."""

    SCHOOL = "school"
    TRAINING = "training"
    STUDY = "study"
    WORK = "work"
    INTERNSHIP = "internship"
    VOLUNTARY = "voluntary"
    MEASURE = "measure"


class Recognition(StrEnum):
    """How far a foreign certificate has been recognised."""

    NOT_ASKED = "not_asked"
    APPLIED = "applied"
    PARTLY = "partly"
    RECOGNISED = "recognised"
    REFUSED = "refused"
    NOT_NEEDED = "not_needed"


class NoteSource(StrEnum):
    """From whom a fact is; the foreigners' office and counselling are kept apart by default."""

    OFFICE = "office"
    CLIENT = "client"
    COUNSELLING = "counselling"
    FOREIGNERS_OFFICE = "foreigners_office"
    OTHERS = "others"


class ChainState(StrEnum):
    """How far a step of the chain has come."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    BROKEN_OFF = "broken_off"


class Opening(StrEnum):
    """Why nothing follows a step: no offer, or an offer that is not used (report 2, 369-389)."""

    MISSING = "missing"
    NOT_USED = "not_used"
    UNCLEAR = "unclear"


class ReferralState(StrEnum):
    """How far a referral has come; whether an answer is overdue follows from its days."""

    PROPOSED = "proposed"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    BEGUN = "begun"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class ConsentPurpose(StrEnum):
    """What a consent is about; each of them is given separately."""

    DISCLOSURE = "disclosure"
    RECORD = "record"
    CONFERENCE = "conference"
    FOLLOW_UP = "follow_up"


class SignatoryKind(StrEnum):
    """Who signs: the person, who has custody of a child, or a legal guardian."""

    PERSON = "person"
    PARENT = "parent"
    GUARDIAN = "guardian"


class Flow(StrEnum):
    """Into which direction facts may pass."""

    TO_RECIPIENT = "to_recipient"
    FROM_RECIPIENT = "from_recipient"
    BOTH = "both"


class ConsentState(StrEnum):
    """Whether a basis holds on a day; derived, never stored."""

    PREPARED = "prepared"
    COMING = "coming"
    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
