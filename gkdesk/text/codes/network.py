"""Fixed code lists of the network; their words are in `gkdesk.text.wording.network`.

What an office may rename or extend (kinds of organisations and bodies, roles, fields, legal areas,
formats, funding modules) are lists in `resources/codes`.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Area(StrEnum):
    """The four areas of actors (research report 1, table 2); the sectors of the map."""

    MIGRATION = "migration"
    EDUCATION = "education"
    SOCIAL = "social"
    WORK = "work"


class Ring(StrEnum):
    """Nearness to the core body; the rings of the map. Ours, drawn from who sits in which body."""

    CORE = "core"
    ALLIANCE = "alliance"
    WIDER = "wider"


class Administration(StrEnum):
    """Whether an actor belongs to the municipal administration (report 4, lines 846-851)."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class Standing(StrEnum):
    """Who speaks: people in their job, volunteers, or the target group itself."""

    PROFESSIONAL = "professional"
    VOLUNTARY = "voluntary"
    TARGET_GROUP = "target_group"


class Level(StrEnum):
    """Whether an actor decides, acts, or both (report 4, lines 856-860)."""

    STRATEGIC = "strategic"
    OPERATIVE = "operative"
    BOTH = "both"


class Answer(StrEnum):
    """An answer to a question that nobody may have asked yet."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class InterfaceType(StrEnum):
    """Kinds of interfaces between organisations (report 1, lines 259-271)."""

    TRANSITION = "transition"
    INTERFERENCE = "interference"
    DIFFUSION = "diffusion"


class Mechanism(StrEnum):
    """Mechanisms of coordination (report 1, lines 489-526), the finer ones by name."""

    EXCHANGE = "exchange"
    APPEAL = "appeal"
    INTERVENTION = "intervention"
    SHIFT = "shift"
    ADAPTATION = "adaptation"
    DEMARCATION = "demarcation"
    LINKING = "linking"
    HANDOVER = "handover"


class MechanismGroup(StrEnum):
    """The four families of mechanisms; the map tells them apart by colour and pattern."""

    EXCHANGE = "exchange"
    INTERVENTION = "intervention"
    NEGATIVE = "negative"
    POSITIVE = "positive"


MECHANISM_GROUPS: dict[Mechanism, MechanismGroup] = {
    Mechanism.EXCHANGE: MechanismGroup.EXCHANGE,
    Mechanism.APPEAL: MechanismGroup.INTERVENTION,
    Mechanism.INTERVENTION: MechanismGroup.INTERVENTION,
    Mechanism.SHIFT: MechanismGroup.INTERVENTION,
    Mechanism.ADAPTATION: MechanismGroup.NEGATIVE,
    Mechanism.DEMARCATION: MechanismGroup.NEGATIVE,
    Mechanism.LINKING: MechanismGroup.POSITIVE,
    Mechanism.HANDOVER: MechanismGroup.POSITIVE,
}


class FormalBasis(StrEnum):
    """What a cooperation rests on; the line style of the map."""

    LIVED = "lived"
    MINUTES = "minutes"
    LETTER_OF_INTENT = "letter_of_intent"
    AGREEMENT = "agreement"
    FORWARDING_CONTRACT = "forwarding_contract"
    ADMINISTRATIVE_AGREEMENT = "administrative_agreement"


class Intensity(IntEnum):
    """How close a cooperation is; the width of the line."""

    LOOSE = 1
    REGULAR = 2
    CLOSE = 3
    VERY_CLOSE = 4


class Quality(StrEnum):
    """How a cooperation stands; on screen only, never in a file or print."""

    SOUND = "sound"
    IMPROVABLE = "improvable"
    TO_CLARIFY = "to_clarify"


class Direction(StrEnum):
    """Whether both sides give, or only the first named one does."""

    BOTH = "both"
    ONE_WAY = "one_way"


class BodyState(StrEnum):
    """Whether a body meets at present."""

    ACTIVE = "active"
    DORMANT = "dormant"
    ENDED = "ended"


class MeetingForm(StrEnum):
    """How a body met."""

    PRESENCE = "presence"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"


class OfferKind(StrEnum):
    """Whether an offer is there for good or for the term of a project."""

    REGULAR = "regular"
    PROJECT = "project"


class FundingLevel(StrEnum):
    """Who pays for an offer."""

    STATE = "state"
    FEDERAL = "federal"
    EMPLOYMENT_AGENCY = "employment_agency"
    MUNICIPAL = "municipal"


class CostState(StrEnum):
    """Whether taking part costs something, and whether the money is there."""

    FREE = "free"
    APPLIED = "applied"
    APPROVED = "approved"


class Evidence(StrEnum):
    """What shows a need."""

    WORKING_AID = "working_aid"
    STRUCTURAL_ISSUE = "structural_issue"
    COUNT = "count"
    REPORT = "report"


class NeedState(StrEnum):
    """How far a need has come."""

    OPEN = "open"
    IN_WORK = "in_work"
    MET = "met"
    DROPPED = "dropped"


class Fate(StrEnum):
    """What became of something between two states of the network.

    What was merged is no loss: it went on in another record.
    """

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    MERGED = "merged"
