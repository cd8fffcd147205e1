"""The German words of the fixed codes of the network, in one table each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.network import (
    Administration,
    Answer,
    Area,
    BodyState,
    CostState,
    Direction,
    Evidence,
    Fate,
    FormalBasis,
    FundingLevel,
    Intensity,
    InterfaceType,
    Level,
    Mechanism,
    MechanismGroup,
    MeetingForm,
    NeedState,
    OfferKind,
    Quality,
    Ring,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

CORE_WORD = "Kerngruppe"
"""What the core body is called where no programme profile has its say."""
ALLIANCE_WORD = "Bündnis"
"""What the whole around it is called there."""

NETWORK_WORDS: dict[type[Enum], Mapping[Any, str]] = {
    Area: {
        Area.MIGRATION: "Migration und Integration",
        Area.EDUCATION: "Bildung und Sprache",
        Area.SOCIAL: "Jugendhilfe, Gesundheit und Soziales",
        Area.WORK: "Arbeitsmarkt und Wirtschaft",
    },
    Ring: {
        Ring.CORE: CORE_WORD,
        Ring.ALLIANCE: ALLIANCE_WORD,
        Ring.WIDER: "weiteres Netz",
    },
    Administration: {
        Administration.INTERNAL: "verwaltungsintern",
        Administration.EXTERNAL: "verwaltungsextern",
    },
    Standing: {
        Standing.PROFESSIONAL: "hauptamtlich",
        Standing.VOLUNTARY: "ehrenamtlich",
        Standing.TARGET_GROUP: "Zielgruppe",
    },
    Level: {
        Level.STRATEGIC: "strategisch",
        Level.OPERATIVE: "operativ",
        Level.BOTH: "strategisch und operativ",
    },
    Answer: {
        Answer.UNKNOWN: "nicht bekannt",
        Answer.YES: "ja",
        Answer.NO: "nein",
    },
    InterfaceType: {
        InterfaceType.TRANSITION: "Transition",
        InterfaceType.INTERFERENCE: "Interferenz",
        InterfaceType.DIFFUSION: "Diffusion",
    },
    Mechanism: {
        Mechanism.EXCHANGE: "Austausch und Lernen",
        Mechanism.APPEAL: "Intervention: Appell",
        Mechanism.INTERVENTION: "Intervention: Eingriff",
        Mechanism.SHIFT: "Intervention: Verschiebung",
        Mechanism.ADAPTATION: "negative Koordination: Anpassung",
        Mechanism.DEMARCATION: "negative Koordination: Abgrenzung",
        Mechanism.LINKING: "positive Koordination: Verknüpfung",
        Mechanism.HANDOVER: "positive Koordination: Überleitung",
    },
    MechanismGroup: {
        MechanismGroup.EXCHANGE: "Austausch und Lernen",
        MechanismGroup.INTERVENTION: "Intervention",
        MechanismGroup.NEGATIVE: "negative Koordination",
        MechanismGroup.POSITIVE: "positive Koordination",
    },
    FormalBasis: {
        FormalBasis.LIVED: "ohne Schriftform, gelebt",
        FormalBasis.MINUTES: "Protokoll",
        FormalBasis.LETTER_OF_INTENT: "Letter of Intent",
        FormalBasis.AGREEMENT: "Kooperationsvereinbarung",
        FormalBasis.FORWARDING_CONTRACT: "Weiterleitungsvertrag",
        FormalBasis.ADMINISTRATIVE_AGREEMENT: "Verwaltungsvereinbarung",
    },
    Intensity: {
        Intensity.LOOSE: "lose",
        Intensity.REGULAR: "regelmäßig",
        Intensity.CLOSE: "eng",
        Intensity.VERY_CLOSE: "sehr eng",
    },
    Quality: {
        Quality.SOUND: "tragfähig",
        Quality.IMPROVABLE: "ausbaufähig",
        Quality.TO_CLARIFY: "Klärungsbedarf",
    },
    Direction: {
        Direction.BOTH: "in beide Richtungen",
        Direction.ONE_WAY: "nur in eine Richtung",
    },
    BodyState: {
        BodyState.ACTIVE: "aktiv",
        BodyState.DORMANT: "ruhend",
        BodyState.ENDED: "beendet",
    },
    MeetingForm: {
        MeetingForm.PRESENCE: "in Präsenz",
        MeetingForm.VIRTUAL: "virtuell",
        MeetingForm.HYBRID: "hybrid",
    },
    OfferKind: {
        OfferKind.REGULAR: "Regelangebot",
        OfferKind.PROJECT: "Projekt",
    },
    FundingLevel: {
        FundingLevel.STATE: "Land",
        FundingLevel.FEDERAL: "Bund",
        FundingLevel.EMPLOYMENT_AGENCY: "Bundesagentur für Arbeit",
        FundingLevel.MUNICIPAL: "kommunal",
    },
    CostState: {
        CostState.FREE: "frei",
        CostState.APPLIED: "Kostenübernahme beantragt",
        CostState.APPROVED: "Kostenübernahme bewilligt",
    },
    Evidence: {
        Evidence.WORKING_AID: "Arbeitshilfe",
        Evidence.STRUCTURAL_ISSUE: "Strukturthema",
        Evidence.COUNT: "Zählung",
        Evidence.REPORT: "Bericht aus der Praxis",
    },
    NeedState: {
        NeedState.OPEN: "offen",
        NeedState.IN_WORK: "in Arbeit",
        NeedState.MET: "gedeckt",
        NeedState.DROPPED: "nicht weiterverfolgt",
    },
    Fate: {
        Fate.NEW: "neu",
        Fate.GONE: "weggefallen",
        Fate.CHANGED: "geändert",
        Fate.MERGED: "zusammengelegt",
    },
}

AREA_SHORT: dict[Area, str] = {
    Area.MIGRATION: "Migration",
    Area.EDUCATION: "Bildung",
    Area.SOCIAL: "Soziales",
    Area.WORK: "Arbeit",
}
"""The areas where a column is narrow."""
