"""What the analyses of the network are called and what they can find."""

from __future__ import annotations

from enum import StrEnum


class Territory(StrEnum):
    """The type of local authority; alliances are compared with those of their own type."""

    DISTRICT = "district"
    CITY = "city"
    TOWN = "town"


class Analysis(StrEnum):
    """The analyses, in the order of their pages."""

    COMPLETENESS = "completeness"
    GAPS = "gaps"
    INTERFACES = "interfaces"
    DEPENDENCE = "dependence"
    UPKEEP = "upkeep"
    FIGURES = "figures"
    LOAD = "load"


class FindingCode(StrEnum):
    """What was found; each has one sentence in `gkdesk.text.findings.sentences`."""

    NO_CORE_GROUP = "no_core_group"
    CORE_WITHOUT_SEATS = "core_without_seats"
    ABSENT_FROM_CORE = "absent_from_core"
    ABSENT_FROM_STEERING = "absent_from_steering"
    REGIONAL_ABSENT = "regional_absent"

    NEED_UNMET = "need_unmet"
    NEED_UNCERTAIN = "need_uncertain"
    NEED_WITHOUT_FIELD = "need_without_field"
    CELL_EMPTY = "cell_empty"
    FIELD_EMPTY = "field_empty"
    FIELD_CLOSED = "field_closed"
    OFFER_CLOSED = "offer_closed"
    CELL_SEVERAL = "cell_several"

    PAIR_WITHOUT_COOPERATION = "pair_without_cooperation"
    PARTNER_WITHOUT_CONTACT = "partner_without_contact"
    DO_NOT_KNOW = "do_not_know"
    MAY_NOT_EXCHANGE = "may_not_exchange"
    CANNOT_EXCHANGE = "cannot_exchange"
    DO_NOT_INFORM = "do_not_inform"
    LEAD_UNCLEAR = "lead_unclear"
    SEVERAL_ANSWERED_NO = "several_answered_no"
    CHECKS_OPEN = "checks_open"

    ONE_PERSON_ONLY = "one_person_only"
    BODY_ON_ONE_ORGANISATION = "body_on_one_organisation"
    BODY_ON_ONE_PERSON = "body_on_one_person"
    LED_BY_ONE = "led_by_one"
    WITHOUT_DEPUTY = "without_deputy"

    NEVER_CHECKED = "never_checked"
    LONG_UNCHECKED = "long_unchecked"
    UNASSIGNED_UNCHECKED = "unassigned_unchecked"
    REVIEW_DUE = "review_due"
    AGREEMENT_RAN_OUT = "agreement_ran_out"

    SIZE = "size"
    DENSITY = "density"
    AGREEMENTS = "agreements"
    BRIDGE = "bridge"
    ISOLATED = "isolated"

    MANY_BODIES = "many_bodies"
    FUNCTION_IN_MANY_BODIES = "function_in_many_bodies"
    PARTNER_WITHOUT_SEAT = "partner_without_seat"
    FEW_PRESENT = "few_present"


class Axis(StrEnum):
    """What the gap matrix may set against the fields of action."""

    LEGAL_AREA = "legal_area"
    LEVEL = "level"
    MUNICIPALITY = "municipality"
    CHILDCARE = "childcare"


class Obstacle(StrEnum):
    """Why the offers of a field do not meet a need."""

    NO_OFFER_IN_FIELD = "no_offer_in_field"
    LEGAL_AREA = "legal_area"
    STATUS = "status"
    LEVEL = "level"
    MUNICIPALITY = "municipality"
    CHILDCARE = "childcare"
    ADMISSION = "admission"
    COMBINATION = "combination"


class StatusGroup(StrEnum):
    """The two groups whose admission to offers is looked at."""

    TOLERATED = "tolerated"
    PERMITTED = "permitted"


class SeatWeight(StrEnum):
    """What a role in a body means for whom the body hangs on."""

    LEADING = "leading"


class FollowUp(StrEnum):
    """The button that makes sense beside a finding."""

    TASK = "task"
    NEED = "need"
    OPEN = "open"
