"""The building blocks side by side, as the reference picture shows them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui import icons
from gkdesk.ui.widgets import (
    Banner,
    CheckBox,
    FieldRow,
    FilterChip,
    FramedIconButton,
    HeadingLabel,
    IconButton,
    IconLabel,
    Kind,
    Label,
    LinkButton,
    MenuChip,
    NameLabel,
    NextStepBox,
    PassphraseField,
    PlainButton,
    PrimaryButton,
    ProgressPanel,
    RadioButton,
    Role,
    Row,
    SearchField,
    SectionHeader,
    Segmented,
    StepperColumn,
    TabBar,
    Tag,
    TextButton,
    Toast,
    Tone,
)
from gkdesk.ui.widgets.buttons import DangerButton


class Gallery(QWidget):
    """Every building block once."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self.setMinimumSize(640, 480)  # else wrapping texts make it as high as if it were narrow
        self.resize(1366, 900)
        self.focused = PrimaryButton("Mit Fokus")
        columns = QHBoxLayout(self)
        columns.setContentsMargins(32, 20, 32, 14)
        columns.setSpacing(40)
        columns.addLayout(self._left(), 1)
        columns.addLayout(self._right(), 1)

    def _left(self) -> QVBoxLayout:
        column = _column()
        self._add_buttons(column)
        self._add_chips(column)
        _add_fields(column)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = _column()
        _add_banners(column)
        column.addWidget(self._toast_host())
        _add_states(column)
        column.addWidget(SectionHeader("Zeichen"))
        column.addLayout(_all_icons())
        column.addLayout(_types_and_steps())
        column.addStretch(1)
        return column

    def _add_buttons(self, column: QVBoxLayout) -> None:
        locked = PlainButton("Gesperrt")
        locked.setEnabled(False)
        views = Segmented("Ansicht", ["Karte", "Tabelle"])
        for widget in (
            SectionHeader("Schaltflächen"),
            Row(PrimaryButton("Vorbereitung fortsetzen"), PlainButton("Bearbeiten"), locked),
            Row(
                self.focused,
                LinkButton("Verweis", "chevron-right"),
                DangerButton("Löschen"),
                TextButton("Sperren", "lock"),
                IconButton("Mehr", "more"),
                FramedIconButton("Anhalten", "cross"),
            ),
            Row(views, TabBar("Seiten", ["Überblick", "Plan"])),
        ):
            column.addWidget(widget)

    def _add_chips(self, column: QVBoxLayout) -> None:
        self.menu = QMenu(self)
        chip = FilterChip("ohne Schritt: 4")
        chip.setChecked(True)
        tags = (
            Tag("erledigt", Tone.OK),
            Tag("seit 3 Tagen", Tone.WARN),
            Tag("abgelehnt", Tone.ERROR),
            Tag("neu", Tone.ACCENT),
            Tag("Entwurf"),
            Tag("Duldung § 60a bis 12. 1. 2027", icon="document"),
        )
        for widget in (
            SectionHeader("Filter und Marken"),
            Row(FilterChip("Gemeinde: alle"), chip, MenuChip("Handlungsfeld: alle", self.menu)),
            Row(*tags),
        ):
            column.addWidget(widget)

    def _toast_host(self) -> QWidget:
        host = QWidget()
        host.setFixedHeight(84)
        self.toast = Toast(host)
        self.toast.say("Verabredung als erledigt eingetragen")
        return host


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    return column


def _add_fields(column: QVBoxLayout) -> None:
    column.addWidget(SectionHeader("Formularzeile"))
    valid = FieldRow(
        "Gültig bis",
        QLineEdit("Fr 3. 4. 2026"),
        required=True,
        help_text="Tippen Sie das Datum, wie Sie es sagen: 3.4., in 2 Wochen",
    )
    wrong = FieldRow("Rückmeldung bis", QLineEdit("31.2."))
    wrong.show_error("Den 31. Februar gibt es nicht. Beispiel: 28.2. oder in 2 Wochen")
    planned, done = RadioButton("in Planung"), RadioButton("umgesetzt")
    fixed, deputy = CheckBox("feste Ansprechperson"), CheckBox("Vertretung eingetragen")
    planned.setChecked(True)
    fixed.setChecked(True)
    passphrase = PassphraseField(strength=True)
    passphrase.edit.setText("Regenschirm Ofen sieben Kamille Brücke")
    for widget in (
        valid,
        wrong,
        Row(planned, done, fixed, deputy, spacing=16),
        SearchField("Suchen", "Suchen: Menschen, Organisationen …", "Strg+K"),
        FieldRow("Passphrase", passphrase),
    ):
        column.addWidget(widget)


def _add_banners(column: QVBoxLayout) -> None:
    missing = "Zwei Einwilligungen fehlen. Der Fall wird ohne Namen besprochen."
    bad = "Zeile 14, Spalte „Telefon“: „0xx/123“ ist keine Nummer. Nichts wurde übernommen."
    for widget in (
        SectionHeader("Hinweise"),
        Banner(missing, Kind.WARN, "Ansehen"),
        Banner(bad, Kind.ERROR),
        Banner("Sicherung geprüft: 38 Fälle, 212 Kontakte gezählt.", Kind.OK),
    ):
        column.addWidget(widget)


def _add_states(column: QVBoxLayout) -> None:
    step = NextStepBox(
        "Nächster Schritt",
        "Bei der VHS nachfragen: Platz im Berufssprachkurs B2",
        "Überleitung vom 2. 11., seit 16 Tagen ohne Antwort",
        "Nachfragen",
    )
    panel = ProgressPanel("Begleithefte werden erstellt", "Heften")
    panel.show_step(83, 200)
    column.addWidget(step)
    column.addWidget(panel)


def _types_and_steps() -> QHBoxLayout:
    lower = QHBoxLayout()
    lower.addLayout(_types(), 1)
    steps = StepperColumn(["Passphrase", "Wiederherstellungsblatt", "Programmprofil"])
    steps.set_current(1)
    lower.addWidget(steps, 0, Qt.AlignmentFlag.AlignTop)
    return lower


def _all_icons() -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for index, name in enumerate(icons.names()):
        grid.addWidget(IconLabel(name, "ink2", "icon.nav", name=name), index // 18, index % 18)
    return grid


def _types() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    name = QHBoxLayout()
    name.setSpacing(24)
    name.addWidget(HeadingLabel("Yusuf al-Hariri", Role.PAGE))
    name.addWidget(NameLabel("يوسف الحريري", "section"))
    name.addStretch(1)
    column.addLayout(name)
    lines: list[QLabel] = [
        HeadingLabel("Bereich 20", Role.SECTION),
        Label("Zeile 15 halbfett", Role.CARD),
        Label("Fließtext 13", Role.BODY),
        Label("Nebentext 13", Role.QUIET),
        NameLabel("Оксана Бондаренко"),
        NameLabel("ሰላም ተኽለ"),
    ]
    for line in lines:
        column.addWidget(line)
    return column
