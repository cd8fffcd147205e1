"""What each analysis means and what it does not mean."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gkdesk.text.codes.findings import Analysis
from gkdesk.text.findings.limits import LIMITS, limit_note, part_words


@dataclass(frozen=True, slots=True)
class Meaning:
    """The title of an analysis and the two notes below its findings."""

    title: str
    means: str
    does_not_mean: str


MEANS_TITLE = "Was das bedeutet"
DOES_NOT_MEAN_TITLE = "Was es nicht bedeutet"


def meaning_of(analysis: Analysis, core: str) -> Meaning:
    """Return what an analysis means, with the word of the office for its core body."""
    kept = MEANINGS[analysis]
    return replace(kept, title=kept.title.format(core=core), means=kept.means.format(core=core))


_OR_SET = " (oder ab der Zahl unter „Einstellungen“)"

MEANINGS: dict[Analysis, Meaning] = {
    Analysis.COMPLETENESS: Meaning(
        "Vollständigkeit: {core}",
        "Ihr Gremium „{core}“ steht neben der Zusammensetzung, die 44 Bündnisse in "
        "Nordrhein-Westfalen 2019 angegeben haben, verglichen mit derselben Art von "
        "Gebietskörperschaft. Für die Lenkungsgruppe gilt die Aufzählung der KIM-Handreichung. "
        "Genannt wird, wer dort oft dabei ist und bei Ihnen keinen Sitz hat.",
        "Der Vergleich ist keine Vorgabe und kein Zeugnis. Die Zahlen sind von 2019 und zählen "
        "nur die fünf am häufigsten genannten Akteure je Bereich; die Aufzählung der Handreichung "
        "ist ausdrücklich nicht abschließend. Arten von Organisationen, die Sie selbst ergänzt "
        "haben, kommen im Vergleich nicht vor. "
        + limit_note(
            f"Ein Akteur gilt als wichtig, wenn ihn mindestens {part_words(LIMITS.named_by_most)} "
            "der verglichenen Bündnisse genannt haben, und ist zu beachten, wenn mindestens "
            f"{part_words(LIMITS.named_by_many)} ihn genannt hat; Prozente stehen erst ab "
            f"{LIMITS.alliances_for_percent} Bündnissen da"
        ),
    ),
    Analysis.GAPS: Meaning(
        "Lücken und Überschneidungen",
        "Jeder offene Bedarf wird mit den eingetragenen Angeboten verglichen: Handlungsfeld, "
        "Rechtskreis, Aufenthaltsstatus, Sprachniveau, Gemeinde und Kinderbetreuung. Ohne Angabe "
        "gilt ein Angebot als offen für alle; ein Bedarf ohne Handlungsfeld wird eigens genannt.",
        "Eine leere Stelle heißt: Hier ist nichts eingetragen. Ob es nichts gibt, klärt eine "
        "Nachfrage. Mehrere Angebote nebeneinander können gewollt sein. Ob ein Angebot einer "
        "Person rechtlich offensteht, entscheidet die zuständige Stelle. "
        + limit_note(
            "Eine leere Stelle der Übersicht wird ab "
            f"{LIMITS.needs_in_empty_cell} offenen Bedarfen genannt, eine Zahl von Menschen ab "
            f"{LIMITS.people}{_OR_SET}"
        ),
    ),
    Analysis.INTERFACES: Meaning(
        "Schnittstellen",
        "Organisationen, die dieselben Menschen begleiten, müssen zusammenarbeiten. Genannt "
        "werden Paare ohne eingetragene Kooperation oder Ansprechperson und Schnittstellen, an "
        "denen eine der Prüffragen mit Nein beantwortet ist.",
        "Ein Nein ist keine Kritik an einer Organisation. Oft gibt es gute Gründe, zum Beispiel "
        "den Datenschutz. Eine Kooperation, die nicht eingetragen ist, kann trotzdem gelebt "
        "werden. Wer dieselben Menschen begleitet, erkennt gkdesk an den Klientinnen und "
        "Klienten im Bestand und den Stellen, die bei ihnen eingetragen sind; ohne sie nennt die "
        "Auswertung kein solches Paar. "
        + limit_note(
            "Die Zahl gemeinsamer Klientinnen und Klienten wird ab "
            f"{LIMITS.people}{_OR_SET} genannt; ab "
            f"{LIMITS.shared_clients} gilt ein Paar ohne Kooperation als wichtig"
        ),
    ),
    Analysis.DEPENDENCE: Meaning(
        "Abhängigkeit von Personen",
        "Genannt wird, was bei Urlaub, Krankheit oder Wechsel abreißen kann: Organisationen mit "
        "nur einer Ansprechperson, Gremien, die an einer Stelle hängen, und fehlende "
        "Vertretungen.",
        "Es geht um Vertretung, nicht um die Arbeit einzelner Menschen. Eine kleine Organisation "
        "hat manchmal nur eine Ansprechperson, und eine Geschäftsstelle leitet naturgemäß viele "
        "Gremien. "
        + limit_note(
            "Eine einzige Ansprechperson gilt als wichtig im innersten Ring der Karte und ab "
            f"{LIMITS.partners_of_one_contact} verbundenen Organisationen; wer viele Gremien "
            f"leitet, wird ab {LIMITS.bodies_led} genannt, wenn es mehr als "
            f"{part_words(LIMITS.bodies_led_part)} ist"
        ),
    ),
    Analysis.UPKEEP: Meaning(
        "Pflegestand",
        "Eine Anrufliste: je Organisation ein Anruf, das Älteste zuerst. Gezählt wird ab dem Tag, "
        "an dem eine Angabe zuletzt als geprüft bestätigt wurde. Dazu kommen Vereinbarungen, "
        "deren Prüftermin erreicht oder deren Laufzeit vorbei ist.",
        "Alte Angaben sind nicht falsch, nur ungeprüft. Ein Klick auf „stimmt noch“ genügt, wenn "
        "sich nichts geändert hat. "
        + limit_note(
            f"Ungeprüft ist, was {LIMITS.stale_months} Monate lang niemand bestätigt hat, wenn "
            "Ihre Stelle nichts anderes eingestellt hat"
        ),
    ),
    Analysis.FIGURES: Meaning(
        "Kennzahlen",
        "Wenige Zahlen zum Vergleich mit früheren Ständen: Größe, Dichte, Organisationen ohne "
        "Verbindung, Brücken und Vereinbarungen. Die Dichte sagt, wie viele der möglichen Paare "
        "eine eingetragene Kooperation haben. Eine Brücke verbindet Teile des Netzwerks, die sonst "
        "keine Verbindung haben.",
        "Dichter ist nicht besser: Nicht jede Organisation braucht jede andere, und große "
        "Netzwerke sind immer dünner als kleine. Eine Brücke ist kein Fehler. Die landesweiten "
        "Zahlen zählen Bündnisse mit Vereinbarungen, nicht einzelne Vereinbarungen, und in jedem "
        "Jahr haben andere Bündnisse geantwortet.",
    ),
    Analysis.LOAD: Meaning(
        "Auslastung",
        "Gezählt werden Sitze und Sitzungen je Organisation und Funktion und die Zahl der "
        "Anwesenden je Gremium. So wird sichtbar, wer viel trägt, wer mit vielen zusammenarbeitet "
        "und in keinem Gremium sitzt und wo oft Plätze frei bleiben.",
        "Die Zahlen sagen nichts über einzelne Menschen und nichts über die Güte der Mitarbeit. "
        "Wer nicht kommt, hat oft keine Zeit dafür bekommen. Ob ein Sitz fehlt, besprechen Sie am "
        "besten in der Lenkungsgruppe. "
        + limit_note(
            f"Viele Gremien sind es ab {LIMITS.bodies_of_one}, viele Verbindungen ab "
            f"{LIMITS.partners_without_seat}; freie Plätze werden ab {LIMITS.seats} Plätzen und "
            f"{LIMITS.sittings} gezählten Sitzungen in zwölf Monaten genannt, wenn im Mittel "
            f"weniger als {part_words(LIMITS.present_part)} besetzt war"
        ),
    ),
}
