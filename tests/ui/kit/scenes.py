"""Made-up pages out of forms, lists and tables, for pictures and for tests. All names invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.clock import FixedClock
from gkdesk.text.dates import PartialDate
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    EditableChoiceField,
    EmailField,
    FormSpec,
    FormView,
    MultiChoiceField,
    MultilineField,
    NameField,
    NumberField,
    PartialDateField,
    PhoneField,
    TextField,
    YesNoField,
)
from gkdesk.ui.tables import (
    Column,
    DueItem,
    GroupHeader,
    ItemList,
    ListDetail,
    PersonDelegate,
    PersonItem,
    TableSpec,
)
from gkdesk.ui.widgets import FilterChip, HeadingLabel, Label, PlainButton, Role, Row, ScrollPage

CLOCK = FixedClock.on(dt.date(2026, 11, 18))


class Salutation(StrEnum):
    MS = "ms"
    MR = "mr"


@dataclass(frozen=True)
class Facts:
    name: str = ""
    own_name: str = ""
    salutation: Salutation | None = None
    birth: PartialDate | None = None
    due: dt.date | None = None
    phone: str = ""
    email: str = ""
    hours: int | None = None
    course: str = ""
    languages: tuple[str, ...] = ()
    agreed: bool = False
    note: str = ""
    id: int | None = None


FORM: FormSpec[Facts] = FormSpec(
    Facts,
    (
        TextField(name="name", label="Name", required=True, group="Person"),
        NameField(name="own_name", label="Name in eigener Schrift"),
        ChoiceField(
            name="salutation",
            label="Anrede",
            choices=(Choice(Salutation.MS, "Frau"), Choice(Salutation.MR, "Herr")),
        ),
        PartialDateField(name="birth", label="Geburtsdatum"),
        DateField(name="due", label="Wiedervorlage"),
        PhoneField(name="phone", label="Telefon", group="Erreichbarkeit"),
        EmailField(name="email", label="E-Mail"),
        NumberField(name="hours", label="Reststunden", unit="Stunden"),
        EditableChoiceField(
            name="course", label="Kurs", suggestions=("Integrationskurs", "Berufssprachkurs B2")
        ),
        MultiChoiceField(
            name="languages",
            label="Sprachen",
            choices=(
                Choice("ar", "Arabisch"),
                Choice("uk", "Ukrainisch"),
                Choice("ti", "Tigrinya"),
            ),
        ),
        YesNoField(name="agreed", label="Ist mit der Begleitung einverstanden"),
        MultilineField(name="note", label="Notiz", lines=3),
    ),
    name="Angaben zur Person",
)
FILLED = Facts(
    name="Yusuf al-Hariri",
    own_name="يوسف الحريري",
    salutation=Salutation.MR,
    birth=PartialDate(2002, 4),
    due=dt.date(2026, 12, 4),
    phone="02131 123456",
    email="yusuf@beispiel.de",
    hours=300,
    course="Berufssprachkurs B2",
    languages=("ar",),
    agreed=True,
    note="Kann vormittags.",
    id=7,
)

PEOPLE = (
    PersonItem(
        1,
        "Yusuf al-Hariri",
        "يوسف الحريري",
        "Nachfragen: Berufssprachkurs",
        "heute",
        "Musterstadt  ·  Sprache",
        warns=True,
    ),
    PersonItem(
        2,
        "Oksana Bondarenko",
        "Оксана Бондаренко",
        "Anerkennung Pflegeberuf einreichen",
        "Mo 23. 11.",
        "Altdorf  ·  Arbeit",
    ),
    PersonItem(3, "Samba Diallo", "", "Einwilligung erneuern", "heute", "Musterstadt  ·  Bildung"),
    PersonItem(
        4, "Rojin Demirel", "", "kein nächster Schritt", "", "Neustadt  ·  Wohnen", warns=True
    ),
    PersonItem(
        5,
        "Amina Haidari",
        "آمنه حیدری",
        "Praktikumsplatz Pflege klären",
        "seit 3 Tagen",
        "Musterstadt  ·  Arbeit",
        warns=True,
    ),
    PersonItem(
        6,
        "Biniam Tekle",
        "ቢንያም ተክለ",
        "Termin Ausländerbehörde vorbereiten",
        "Fr 20. 11.",
        "Altdorf  ·  Aufenthalt",
    ),
)
DUE = (
    GroupHeader("Überfällig", 2),
    DueItem(
        1,
        "flag",
        "Rückmeldung zum Berufssprachkurs B2 steht aus",
        "Yusuf al-Hariri  ·  Volkshochschule Musterland",
        "seit 16 Tagen",
        "Nachfragen",
        warns=True,
    ),
    DueItem(
        2,
        "decision",
        "Praktikumsplatz Pflege klären",
        "Amina Haidari  ·  Beschluss vom 27. 10., zuständig: Jobcenter Musterland",
        "seit 3 Tagen",
        "Stand eintragen",
        warns=True,
    ),
    GroupHeader("Heute", 2),
    DueItem(
        3,
        "clock",
        "Erstgespräch nachbereiten",
        "Oksana Bondarenko  ·  Wiedervorlage",
        "Mi 18. 11.",
        "Notiz schreiben",
    ),
    DueItem(
        4,
        "phone",
        "Ansprechperson in der Ausländerbehörde bestätigen",
        "Herr Lindner  ·  zuletzt geprüft im Oktober 2025",
        "Mi 18. 11.",
        "Anrufen",
    ),
)


@dataclass(frozen=True)
class Organisation:
    id: int
    name: str
    ring: str
    links: int
    person: str


ORGANISATIONS = (
    Organisation(1, "Volkshochschule", "Kerngruppe", 6, ""),
    Organisation(2, "Ausländerbehörde", "Kerngruppe", 3, "Frau Brandt"),
    Organisation(3, "Öko-Werkstatt Altdorf", "Bündnis", 11, "Herr Wiese"),
    Organisation(4, "Jobcenter", "Kerngruppe", 8, "Frau Petersen"),
)


def _person_icon(row: Organisation) -> tuple[str, str] | None:
    return None if row.person else ("warn", "warn")


def _person(row: Organisation) -> str:
    return row.person or "keine"


TABLE: TableSpec[Organisation] = TableSpec(
    "Organisationen",
    (
        Column("name", "Organisation", lambda row: row.name, width=220),
        Column("ring", "Ring", lambda row: row.ring, width=130),
        Column(
            "links",
            "Kooperationen",
            lambda row: str(row.links),
            sort=lambda row: row.links,
            numeric=True,
            width=150,
        ),
        Column("person", "Ansprechperson", _person, icon=_person_icon, stretch=True),
    ),
    key=lambda row: row.id,
)


class PeoplePage(QWidget):
    """List and detail with a form, in the proportions of the Menschen page."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ItemList("Menschen", PersonDelegate())
        self.list.set_items(PEOPLE)
        self.list.select(1)
        self.form = FormView(FORM, clock=CLOCK)
        self.form.load(FILLED)
        self.frame = ListDetail("Alle Menschen")
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 16, 12)
        line = QHBoxLayout()
        line.addWidget(HeadingLabel("Menschen", Role.PAGE), 1)
        line.addWidget(PlainButton("Neu", "plus"))
        head.addLayout(line)
        active = FilterChip("aktiv: 38")
        active.setChecked(True)
        head.addWidget(Row(active, FilterChip("ohne Schritt: 4")))
        self.frame.list_body.addLayout(head)
        self.frame.list_body.addWidget(self.list, 1)
        page = ScrollPage()
        page.body.addWidget(HeadingLabel("Yusuf al-Hariri", Role.PAGE))
        page.body.addWidget(Label("24 Jahre  ·  er  ·  Arabisch  ·  Musterstadt", Role.LEAD))
        page.body.addWidget(self.form)
        page.body.addStretch(1)
        self.frame.set_detail(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
