"""What can be set: this device's appearance and lock, and the office's words and names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk import settings as device
from gkdesk.network.freshness import FEWEST_MONTHS, MOST_MONTHS
from gkdesk.services.office import OfficeFacts
from gkdesk.services.small_counts import LARGEST
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Territory
from gkdesk.text.findings.limits import LIMITS
from gkdesk.ui import theme
from gkdesk.ui.forms import (
    ChoiceField,
    EmailField,
    FieldSpec,
    FormSpec,
    NumberField,
    PhoneField,
    PostalCodeField,
    SearchChoiceField,
    TextField,
)
from gkdesk.ui.pages.page import Page, Place, focus_field, focused_field
from gkdesk.ui.pages.settings_codes import CodeListEditor
from gkdesk.ui.pages.settings_lists import MunicipalityList, ProfileChoice
from gkdesk.ui.pages.settings_logo import LogoBox
from gkdesk.ui.pages.settings_texts import TITLE as TEXTS
from gkdesk.ui.pages.settings_texts import TextsLink
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.lookup import OfficeLookup, words_of
from gkdesk.ui.widgets import Card, CheckBox, HeadingLabel, Label, Role, ScrollPage, Segmented

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change, Outcome
    from gkdesk.ui.pages.page import PageContext

APPEARANCES = (("system", "wie das System"), ("light", "hell"), ("dark", "dunkel"))
SIZES = (100, 125, 150, 175, 200)
MINUTES = (5, 10, 15, 30)
WITHOUT_CASES = "Wir führen keine Fälle"
WITHOUT_CASES_HINT = (
    "Für Stellen, die nur koordinieren: „Menschen“, Fälle in Konferenzen und Fristen von Menschen "
    "auf „Heute“ werden nicht gezeigt. Gelöscht wird nichts; Sie können es jederzeit ändern."
)
CASES_HIDDEN = "Fälle werden nicht mehr gezeigt. Gelöscht ist nichts."
CASES_SHOWN = "Fälle werden wieder gezeigt."
OFFICE = 1
"""There is one office in a store; its draft is kept under this number."""
OFFICE_FIELDS: tuple[FieldSpec, ...] = (
    TextField(
        name="alliance",
        label="Kreis, Stadt oder Bündnis",
        help_text="Beispiel: Kreis Musterland",
    ),
    ChoiceField(
        name="territory",
        label="Art der Gebietskörperschaft",
        choices=words_of(Territory),
        help_text="Für den Vergleich mit anderen Bündnissen",
    ),
    TextField(
        name="ags",
        label="Amtlicher Gemeindeschlüssel",
        help_text="5 oder 8 Ziffern, Beispiel: 05999; steht auf Rücksendungen",
    ),
    TextField(name="name", label="Dienststelle", help_text="Beispiel: Kreisverwaltung"),
    TextField(
        name="unit",
        label="Abteilung",
        help_text="Beispiel: Kommunales Integrationszentrum",
    ),
    TextField(name="contact_name", label="Ansprechperson"),
    TextField(name="street", label="Straße und Hausnummer"),
    PostalCodeField(name="postal_code", label="Postleitzahl"),
    TextField(name="place", label="Ort"),
    PhoneField(name="phone", label="Telefon"),
    EmailField(name="email", label="E-Mail"),
    TextField(name="web", label="Internetseite"),
    NumberField(
        name="stale_months",
        label="Als ungeprüft gilt, was so lange niemand bestätigt hat",
        help_text="1 bis 60 Monate; danach erinnert das Programm daran",
        required=True,
        least=FEWEST_MONTHS,
        most=MOST_MONTHS,
        unit="Monate",
        group="Pflege des Netzwerks",
        wide=True,
    ),
    NumberField(
        name="smallest_count",
        label="Eine Anzahl von Menschen wird gezeigt ab",
        help_text=(
            "Mindestens 3. Kleinere Zahlen sind in der Statistik, auf Papieren und in "
            "Auswertungen verdeckt; eine 0 wird gezeigt."
        ),
        required=True,
        least=LIMITS.people,
        most=LARGEST,
        unit="Menschen",
        group="Kleine Zahlen",
        wide=True,
    ),
)
OWN_ORGANISATION = "Ihre Stelle im Netzwerk"
OWN_HINT = "Wer dort arbeitet, darf in Konferenzen alles hören, was die Stelle führt"
OFFICE_HINT = (
    "Kreis, Stadt oder Bündnis steht links oben im Fenster und mit Art und Schlüssel auf "
    "Rücksendungen. Dienststelle und Anschrift stehen auf dem Umschlag des Heftes, damit "
    "ein gefundenes zurückkommt. Ansprechperson, Telefon und E-Mail stehen auf "
    "Einladungen, Einwilligungen und Vorlagen, damit Menschen Sie erreichen."
)


class SettingsPage(Page):
    """One column of cards; everything is stored as soon as it is chosen."""

    key = "settings"
    title = "Einstellungen"
    icon = "settings"
    help_topic = "einstellungen"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        settings = context.device
        self.appearance = Segmented("Darstellung", [text for _, text in APPEARANCES])
        chosen = settings.get(device.THEME)
        self.appearance.set_current([code for code, _ in APPEARANCES].index(chosen))
        self.text_size = Segmented("Schriftgröße", [f"{percent} %" for percent in SIZES])
        self.text_size.set_current(_nearest(SIZES, settings.get(device.TEXT_PERCENT)))
        self.idle = Segmented("Sperren nach", [f"{minutes} Minuten" for minutes in MINUTES])
        self.idle.set_current(_nearest(MINUTES, settings.get(device.IDLE_MINUTES)))
        self.profile = ProfileChoice(context)
        self.without_cases = CheckBox(WITHOUT_CASES)
        self.office = GroupForm(
            context, partial(_office_form, context), key="office.facts", save=self._save_office
        )
        self.logo = LogoBox(context)
        self.municipalities = MunicipalityList(context)
        self.codes = CodeListEditor(context)
        self.texts = TextsLink(context)
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        kinds = {change.kind for change in changes}
        if not changes or "office" in kinds:
            self.office.show_value(OFFICE, self.context.workspace.office.facts())
        self.without_cases.setChecked(not self.context.workspace.office.keeps_cases())
        if not changes or "office" in kinds:
            self.logo.reload()
        self.profile.reload()
        self.municipalities.reload()
        self.texts.reload()
        if not changes or RecordKind.CODE_ENTRY.value in kinds:
            self.codes.reload()

    def place(self) -> Place:
        field, cursor = focused_field(self)
        return Place(self.key, field=field, cursor=cursor)

    def restore(self, place: Place) -> None:
        focus_field(self, place.field, place.cursor)

    def flush(self) -> None:
        """Save what is valid; keep what is half typed."""
        self.commit()
        self.office.keep_draft()
        self.municipalities.keep_draft()
        self.codes.keep_draft()

    def commit(self) -> None:
        """Save now what can be saved."""
        self.office.commit()
        self.logo.commit()
        self.profile.commit()
        self.municipalities.commit()

    def open(self, kind: str, ref: int | None) -> None:
        """Go to the line for a new municipality, where a form misses one."""
        del ref
        if self.municipalities.holds(kind):
            self.municipalities.show_draft()

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        name = key.partition(":")[0]
        if self.municipalities.holds(name):
            return self.municipalities.show_draft()
        if self.codes.holds(name):
            return self.codes.open_draft(key)
        field = self.office.waiting_field()
        if not self.office.holds(name) or not field:
            return False
        self.office.form.focus_field(field)
        return True

    def _layout(self) -> None:
        page = ScrollPage(widest=theme.px("width.text_max") + 2 * theme.px("space.xl"))
        page.setAccessibleName(self.title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        page.body.addWidget(HeadingLabel(self.title, Role.PAGE))
        without_cases = Label(WITHOUT_CASES_HINT, Role.QUIET, wrap=True)
        office = Label(OFFICE_HINT, Role.QUIET, wrap=True)
        for card in (
            self._device_card(),
            _card("Programmprofil", self.profile),
            _card("Umfang", self.without_cases, without_cases),
            _card("Dienststelle", office, self.office),
            _card("Logo", self.logo),
            _card("Gemeinden", self.municipalities),
            _card(TEXTS, self.texts),
            self.codes,
        ):
            page.body.addWidget(card)
        page.body.addStretch(1)

    def _device_card(self) -> Card:
        looks = Card("Dieses Gerät")
        for caption, choice, setting in (
            ("Darstellung", self.appearance, device.THEME),
            ("Schriftgröße", self.text_size, device.TEXT_PERCENT),
            ("Sperren, wenn niemand tippt, nach", self.idle, device.IDLE_MINUTES),
        ):
            choice.setAccessibleDescription(setting.help)
            looks.body.addWidget(Label(caption, Role.STRONG))
            looks.body.addWidget(choice)
            looks.body.addWidget(Label(setting.help, Role.QUIET, wrap=True))
        return looks

    def _connect(self) -> None:
        self.appearance.current_changed.connect(self._on_appearance_changed)
        self.text_size.current_changed.connect(self._on_size_changed)
        self.idle.current_changed.connect(self._on_idle_changed)
        self.without_cases.clicked.connect(self._on_without_cases_clicked)

    @Slot(int)
    def _on_appearance_changed(self, index: int) -> None:
        code = APPEARANCES[index][0]
        self.context.device.set(device.THEME, code)
        theme.current().set_appearance(theme.Appearance(code))

    @Slot(int)
    def _on_size_changed(self, index: int) -> None:
        self.context.device.set(device.TEXT_PERCENT, SIZES[index])
        self.context.toast("Die Schriftgröße gilt ab dem nächsten Start.")

    @Slot(int)
    def _on_idle_changed(self, index: int) -> None:
        self.context.device.set(device.IDLE_MINUTES, MINUTES[index])
        self.context.device_changed.emit()

    @Slot()
    def _on_without_cases_clicked(self) -> None:
        without = self.without_cases.isChecked()
        outcome = self.context.workspace.office.keep_cases(on=not without)
        self.context.wrote(outcome, CASES_HIDDEN if without else CASES_SHOWN)

    def _save_office(self, _ref: int, facts: OfficeFacts) -> Outcome:
        return self.context.workspace.office.save(facts)


def _office_form(context: PageContext, facts: OfficeFacts | None) -> FormSpec[OfficeFacts]:
    own = SearchChoiceField(
        name="organisation_id",
        label=OWN_ORGANISATION,
        choices=OfficeLookup(context.workspace).organisations(
            facts.organisation_id if facts else None
        ),
        empty_text="nicht eingetragen",
        help_text=OWN_HINT,
        group="Akteneinsicht",
        wide=True,
    )
    return FormSpec(OfficeFacts, (*OFFICE_FIELDS, own), name="Dienststelle")


def _nearest(offered: tuple[int, ...], wanted: int) -> int:
    return min(range(len(offered)), key=lambda index: abs(offered[index] - wanted))


def _card(title: str, *widgets: QWidget) -> Card:
    made = Card(title)
    for widget in widgets:
        made.body.addWidget(widget)
    return made
