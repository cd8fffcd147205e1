"""What the domain file asks of each shipped template, by the names of the questions that hold it.

A line is the name of a question, its list where it is a closed one, and codes of that list.
"""

from __future__ import annotations

from dataclasses import dataclass

KIM_SET = (
    *("netzwerkmanagement", "erfolgsfaktoren", "zwoelf_etappen", "cm_konzept", "steckbrief"),
    *("schnittstellen", "integrationschancen_konzept"),
)


@dataclass(frozen=True)
class Wanted:
    """A question that has to be there; `codes` are answers that its list has to offer."""

    template: str
    question: str
    choices: str = ""
    codes: str = ""

    def __str__(self) -> str:
        return f"{self.template}.{self.question}"


def wanted() -> tuple[Wanted, ...]:
    """Return all questions that have to be there."""
    return tuple(Wanted(template, *line) for template, lines in _ITEMS.items() for line in lines)


_Line = tuple[str, str, str]

_ALLIANCE: tuple[_Line, ...] = (
    ("gebietskoerperschaft", "gebietskoerperschaft", "district city town"),
    ("beigetreten_am", "", ""),
    ("vorstand_funktion", "", ""),
    (
        "gfs_ansiedlung",
        "gfs_ansiedlung",
        "ki bildung_integration sozialamt jugendamt entwicklungsgesellschaft soziales_integration",
    ),
)
_CORE_GROUP: tuple[_Line, ...] = (
    ("gruendung_art", "gruendung", "neu angeknuepft"),
    ("akteur_mitglied", "mitgliedschaft", "ja geplant nein"),
    ("akteur_weiterer", "", ""),
)
_ORIGINS = (
    "einwanderung_gestalten angekommen kaoa praeventionsketten willkommen arbeitskreis_2015 anderes"
)
_CONTINUED = (
    "kooperation",
    "kv",
    "kooperation_abh",
    "fachkraefteaustausch",
    "wohnen",
    "gesundheit",
    "soziale_kontakte",
    "digital_buendnis",
    "digital_zielgruppe",
    "ueberleitung",
    "uebergaenge",
)
_AREAS = ("lebenssituation", "beratung", "sprache", "schule", "arbeit", "jugendhilfe")

_FACTORS = (
    "beteiligung ziele verbindlichkeit regeln aufgaben entscheidungen werte autonomie engagement "
    "ergebnisse anbindung nutzen leitung innen steuerung"
)
_STEPS = {
    1: "zielgruppe arbeitsstruktur arbeitsprogramm projektstruktur",
    2: "falldarstellungen ketten",
    3: "felder organisationen",
    5: "beschluss",
    6: "fallrekonstruktionen themenliste zielsystem ablaufschema entwurf",
    7: "konzept ausweitung",
    9: "regeln_felder regeln_gesamt",
    10: "auswertung",
    11: "konzept",
    12: "veranstaltung resonanz",
}
"""The results that the handbook names for a step; it names none for the fourth and the eighth."""
_BOXES = ("ziele", "kurzbeschreibung", "umsetzungshinweise")
_CHECKS = ("kennen", "koennen", "duerfen", "informieren")

_ITEMS: dict[str, tuple[_Line, ...]] = {
    "strukturen": (
        *_ALLIANCE,
        *_CORE_GROUP,
        ("gfs_aufgaben_text", "", ""),
        (
            "gfs_aufgaben",
            "aufgaben_gfs",
            "kerngruppe koordination treffen dokumentation umsetzung verwaltung",
        ),
        ("bkg_rolle_text", "", ""),
        (
            "bkg_rolle",
            "rolle_bkg",
            "prioritaeten multiplikation wissen bedarfe transparenz verfahren angebote",
        ),
        ("vorstand_name", "", ""),
        ("gremium_name", "", ""),
        ("gremium_seit", "", ""),
        ("gremium_herkunft", "herkunft", _ORIGINS),
        ("gremium_bereich", "bereich", "migration education social work"),
        ("gremium_auftrag", "", ""),
        ("gremium_ueberschneidung", "ueberschneidung", ""),
        *((f"zahl_{code}", "", "") for code in _ORIGINS.split()),
        ("akteur_organisation", "", ""),
        ("akteur_kontakt", "", ""),
        ("akteur_engagement", "ja_nein", ""),
        ("akteur_klaerung", "ja_nein", ""),
    ),
    "strukturen_kurz": (*_ALLIANCE, *_CORE_GROUP),
    "bedarfsanalyse": (
        *((f"{each}_anzahl", "", "") for each in ("status", "alter", "geschlecht")),
        *((f"{each}_quelle", "", "") for each in ("status", "alter", "geschlecht")),
        *((f"{each}_stand", "", "") for each in ("status", "alter", "geschlecht")),
        *((f"{area}_angebote", "", "") for area in _AREAS),
        *((f"{area}_zugang", "zugang", "offen kein_zugang") for area in _AREAS),
        *((f"{area}_bedarf", "", "") for area in _AREAS),
        *((f"{area}_luecke", "ja_nein", "ja nein") for area in _AREAS),
        *((f"{area}_gruppe", "", "") for area in _AREAS),
        *((f"{area}_prioritaet", "prioritaet", "") for area in _AREAS),
        *((f"{area}_beitrag", "", "") for area in _AREAS),
        *((f"{area}_weiteres", "", "") for area in _AREAS),
        ("luecke_bereich", "analysebereich", " ".join(_AREAS)),
        ("luecke_thema", "analysethema", ""),
        ("luecke_gruppe", "", ""),
        ("luecke_schritt", "", ""),
        ("luecke_federfuehrung", "", ""),
    ),
    "prozess_2020": (
        ("austritte", "ja_nein", ""),
        ("austritte_wer", "akteure", ""),
        ("austritte_gruende", "", ""),
        ("neuaufnahmen", "ja_nein", ""),
        ("gewinnen", "akteure", ""),
        ("themen_text", "", ""),
        ("themen_kategorien", "themen", "bedarfsanalyse thm antraege vereinbarungen"),
        ("virtuelle_treffen", "planung", ""),
        ("gebietskoerperschaft", "gebietskoerperschaft", ""),
        ("kommunen_beigetreten", "umfang", "alle teilweise"),
        ("kommunen_alle_vertreten", "planung", ""),
        ("kommunen_teilweise_vertreten", "planung", ""),
        ("kommunen_arbeitskreis", "planung", ""),
        ("kommunen_ansprechperson_alle", "planung", ""),
        ("kommunen_ansprechperson_einzelne", "planung", ""),
        ("kommunen_plattform", "planung", ""),
        ("kommune", "", ""),
        ("kreis_buendnis", "ja_nein", ""),
        ("weitere_buendnisse", "ja_nein", ""),
        ("kreis_zusammenarbeit", "kreisform", "kerngruppe arbeitskreis ki"),
        ("kv_abgeschlossen", "planung", ""),
        ("kv_andere", "ja_nein", ""),
        ("kv_andere_text", "", ""),
        ("kv_andere_kategorien", "grundlage", "loi protokolle gewachsen fachgruppen vertraege"),
        ("kooperation_abh", "planung", ""),
        ("abh_formate", "", ""),
        (
            "abh_formate_kategorien",
            "abh_format",
            "verweisberatung kontaktdaten zuruf regelmaessig schweigepflicht ansprechperson",
        ),
        ("abh_geplant", "", ""),
        ("abh_geplant_kategorien", "abh_thema", "arbeitsteilung arbeitsverbote"),
        ("ermessensduldung", "planung", ""),
        ("lebensweltorientierung", "planung", ""),
        ("lebenswelt_vorhaben", "", ""),
        ("thm_weiterleitung", "planung", ""),
        ("thm_weiterleitung_mit", "akteure", "foreigners_office social_office vocational_college"),
        ("thm_zustaendig", "zustaendig", "thm"),
        ("zielgruppe_beteiligt", "planung", ""),
        (
            "zielgruppe_beteiligt_kategorien",
            "beteiligungsweg",
            "direkt indirekt workshop falldokumentation rueckmeldung",
        ),
        ("baustein_stand", "antrag", "beantragt geplant verzichtet"),
        ("baustein_verzicht", "verzicht", "abgedeckt kein_traeger kein_bedarf andere"),
        ("traegersuche_probleme", "traegersuche", "keine finanzierung ausschreibung andere"),
        ("traeger_in_kerngruppe", "planung", ""),
        ("traeger_arbeitskreis", "planung", ""),
        ("kv_traeger", "planung", ""),
        ("verknuepfung", "planung", ""),
        ("gesamtkonzept", "planung", ""),
        ("oeffnung_geprueft", "planung", ""),
        ("oeffnung_stellen", "oeffnung_stelle", "integrationskurse berufskollegs agentur andere"),
        ("regelsystem", "planung", ""),
        ("uebergaenge_vorbereitet", "planung", ""),
        ("uebergaenge_begleitet", "planung", ""),
        ("uebergaenge_dokumentiert", "planung", ""),
        ("ereignis", "ja_nein", ""),
        ("ereignis_text", "", ""),
        ("jahresplanung_text", "", ""),
        ("vorhaben", "", ""),
    ),
    "prozess_2021": (
        ("austritte", "ja_nein", ""),
        ("neuaufnahmen", "ja_nein", ""),
        ("sitzungen_gesamt", "", ""),
        ("sitzungen_praesenz", "", ""),
        ("sitzungen_virtuell", "", ""),
        ("virtuell_chancen", "", ""),
        ("virtuell_chancen_kategorien", "chance", "vorbereitung fokus wege"),
        ("virtuell_grenzen", "", ""),
        ("virtuell_grenzen_kategorien", "grenze", "netzwerken austausch"),
        ("themen_text", "", ""),
        (
            "themen_kategorien",
            "themen",
            "zielgruppe sachstaende organisation foerderbausteine bedarfsanalyse pandemie andere",
        ),
        ("beitritte", "ja_nein", ""),
        ("kv_abgeschlossen", "stand", ""),
        ("kv_gegenstaende", "", ""),
        ("kv_parteien", "", ""),
        ("kv_traeger", "stand", ""),
        ("kooperation_abh", "stand", ""),
        ("abh_formen", "", ""),
        (
            "abh_formen_kategorien",
            "abh_inhalt",
            "kontaktaufnahme vermittlung kontaktdaten pruefung rechtlich einzelfall fallkonferenz",
        ),
        ("abh_fallkonferenzen", "ja_nein", ""),
        ("fallkonferenzen", "stand", ""),
        ("fallkonferenzen_besetzung", "akteure", ""),
        ("aufnahme_text", "", ""),
        ("aufnahme_kategorien", "aufnahme", "netzwerk spaziergang digital pausen"),
        ("schwer_erreichbar_ja", "ja_nein", ""),
        (
            "schwer_erreichbar_kategorien",
            "schwer_erreichbar",
            "insgesamt ohne_geraete betreuung ohne_anbindung ausserhalb unterkunft abschiebung",
        ),
        ("lebensweltorientierung", "stand", ""),
        ("mittel_nutzung", "nutzung", "beratung zielgruppe beide"),
        ("datenschutz_hindernis", "ja_nein", ""),
        ("anknuepfung_text", "", ""),
        ("anknuepfung_kategorien", "anknuepfung", "messenger geraete internet wege"),
        ("digital_weiter", "weiter", "ja nein"),
        ("verknuepfung_konzept", "stand", ""),
        ("uebergaenge", "stand", ""),
        ("ausbildungsduldung", "", ""),
        ("kontakt_abh_text", "", ""),
        ("vermittlung_text", "", ""),
        ("vermittlung_kategorien", "vermittlung", "zurueckhaltend weggefallen unveraendert"),
        ("kim_verhaeltnis_art", "kim_verhaeltnis", ""),
    ),
    "nachhaltigkeit_2022": (
        ("kooperationsentwicklung", "entwicklung", "keine intensiviert neu"),
        ("neue_mit", "akteure", ""),
        ("neue_themen", "", ""),
        (
            "neue_themen_kategorien",
            "neues_thema",
            "kim_cm aufenthalt zivilgesellschaft angebote bildung uebergang kreis",
        ),
        ("kv_abgeschlossen", "vorhanden", ""),
        ("kv_traeger", "vorhanden", ""),
        ("kooperation_abh", "vorhanden", ""),
        (
            "kooperation_abh_kategorien",
            "abh_form",
            "bedarf steuerung regelmaessig ansprechperson dezernat angebote",
        ),
        ("fachkraefteaustausch", "vorhanden", ""),
        (
            "fachkraefteaustausch_kategorien",
            "austauschform",
            "austauschrunde fallkonferenz arbeitsgruppe andere",
        ),
        ("fallkonferenzen", "vorhanden", ""),
        *((each, "vorhanden", "") for each in ("wohnen", "gesundheit", "soziale_kontakte")),
        ("digital_buendnis", "vorhanden", ""),
        ("digital_zielgruppe", "vorhanden", ""),
        ("ueberleitung_geregelt", "vorhanden", ""),
        (
            "ueberleitung_wohin",
            "ueberleitungsziel",
            "kim_cm coaching kommunal kommune_finanziert keine kein_thm",
        ),
        ("ueberleitung_wege", "ueberleitungsweg", "gespraech austausch personal einwilligung"),
        ("uebergaenge", "vorhanden", ""),
        (
            "bedarfe_kategorien",
            "besonderer_bedarf",
            "beratung angebote zugaenge flankierend strukturen rahmen",
        ),
        ("struktur_gelungen_kategorien", "struktur_gelungen", "eingebettet kooperation abh"),
        ("struktur_schwierig_kategorien", "struktur_schwierig", "kooperation pandemie zu_wenig"),
        ("zielgruppe_gelungen_kategorien", "zielgruppe_gelungen", "vermittlung betreuung bildung"),
        ("zielgruppe_schwierig_kategorien", "zielgruppe_schwierig", "vertrauen anlage lebenswelt"),
        ("mehrwert_text", "", ""),
        (
            "mehrwert_kategorien",
            "mehrwert",
            "unterstuetzung versorgung kooperation verstetigung fokus",
        ),
        *((f"{each}_fortfuehrung", "fortfuehrung", "") for each in _CONTINUED),
        ("kv_anker", "anker", "kim"),
    ),
    "netzwerkmanagement": (
        *(
            (f"{each}_stand", "klaerung", "geklaert offen")
            for each in ("selektion", "allokation", "regulation", "evaluation")
        ),
        ("partner_noetig", "ja_nein", ""),
        ("partner_nutzen", "", ""),
        ("partner_nutzen_netzwerk", "", ""),
        ("aufgabe_stelle", "", ""),
        ("dienstleistungskette", "", ""),
        ("schnittstellen", "", ""),
        ("ablauf_kuenftig", "", ""),
        ("regeln_formell", "", ""),
        ("regeln_ungeschrieben", "", ""),
        ("regel_gegenstand", "", ""),
        ("regel_zeitpunkt", "", ""),
        ("regel_bindung", "", ""),
        ("ziele_erreicht", "", ""),
        ("gut_gelaufen", "", ""),
        ("kommunikation", "", ""),
        ("aenderungsbedarf", "", ""),
        *((f"{each}_aendern", "ja_nein", "") for each in ("ziele", "ablaeufe")),
        ("schritt_aufgabe", "hauptaufgabe", "selektion allokation regulation evaluation"),
    ),
    "erfolgsfaktoren": (
        *((each, "einschaetzung", "trifft_zu trifft_nicht_zu") for each in _FACTORS.split()),
        *((f"{each}_beleg", "", "") for each in _FACTORS.split()),
        ("vorrang", "faktoren", _FACTORS),
    ),
    "zwoelf_etappen": (
        *((f"e{step}_stand", "etappenstand", "uebersprungen") for step in range(1, 13)),
        *((f"e{step}_grund", "", "") for step in range(1, 13)),
        *((f"e{step}_beteiligt", "beteiligt", "") for step in range(1, 13)),
        *((f"e{step}_ergebnisse", f"ergebnis_{step}", codes) for step, codes in _STEPS.items()),
        ("reihenfolge", "etappen", " ".join(f"etappe_{step}" for step in range(1, 13))),
    ),
    "cm_konzept": (
        ("traeger", "traegerschaft", "kommune freier_traeger"),
        ("ansiedlung", "", ""),
        ("zielgruppe", "", ""),
        ("freiwillig", "ja_nein", ""),
        ("fallschluessel", "", ""),
        ("schritt_ausgestaltung", "", ""),
        ("kommune_traeger", "", ""),
        ("kv_kommune_traeger", "vorhanden", ""),
        ("parallel_verhaeltnis", "", ""),
        ("parallel_kv", "vorhanden", ""),
        ("personal", "", ""),
        ("verbindung_netzwerk", "", ""),
        ("akteure_umsetzung", "akteure", ""),
        ("steuerung", "", ""),
        ("fallberatung", "", ""),
        ("mittel", "", ""),
        ("zugangswege", "", ""),
        ("qualitaet_wie", "", ""),
        ("datenschutz_fragen", "", ""),
        ("beschlussstand", "beschlussstand", "vorlage beschlossen erprobung"),
    ),
    "steckbrief": (
        ("titel", "", ""),
        *((each, "", "") for each in _BOXES),
        ("beteiligte", "akteure", ""),
        ("beispiel", "", ""),
        *((each, "grad", "") for each in ("wirkung", "relevanz", "machbarkeit")),
        *((f"weiterer_{each}", "", "") for each in ("ziele", "kurzbeschreibung", "umsetzung")),
        *((f"weiterer_{each}", "", "") for each in ("beteiligte", "beispiele")),
    ),
    "schnittstellen": (
        ("stelle_von", "", ""),
        ("stelle_zu", "", ""),
        *((f"stelle_{each}", "pruefung", "yes no unknown") for each in _CHECKS),
        *((f"zahl_{each}_nein", "", "") for each in _CHECKS),
        ("vereinbarung_noetig", "", ""),
        ("naechste_pruefung", "", ""),
    ),
    "integrationschancen_konzept": (
        ("bedarfe", "", ""),
        ("konzept_stand", "konzeptstand", "ja nein"),
        ("cm_kompetenz", "vorhanden", ""),
        ("kompetenz_da", "vorhanden", ""),
        ("wissen_sichern", "", ""),
        ("kv_abh", "vorhanden", ""),
        ("abh_stelle", "", ""),
        ("abh_personen", "", ""),
        ("abh_formate", "", ""),
        ("jaehrlich", "ja_nein", ""),
        ("zuletzt", "", ""),
        ("naechster_termin", "", ""),
    ),
}
