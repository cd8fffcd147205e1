"""What can be set: this device's appearance and lock, and the office's words and names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk import settings as device
from gkdesk.errors import InvalidInput, UserError
from gkdesk.services.office import OfficeFacts
from gkdesk.ui import theme
from gkdesk.ui.forms import EmailField, FormSpec, FormView, PhoneField, TextField
from gkdesk.ui.pages.page import Page, Place, focus_field, focused_field
from gkdesk.ui.pages.settings_lists import MunicipalityList, ProfileChoice
from gkdesk.ui.widgets import Card, HeadingLabel, Label, Role, ScrollPage, Segmented

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

APPEARANCES = (("system", "wie das System"), ("light", "hell"), ("dark", "dunkel"))
SIZES = (100, 125, 150, 175, 200)
MINUTES = (5, 10, 15, 30)
FACTS_DRAFT = "office:facts"
NEW_DRAFT = "office:new-municipality"
OFFICE_FORM: FormSpec[OfficeFacts] = FormSpec(
    OfficeFacts,
    (
        TextField(
            name="alliance",
            label="Kreis, Stadt oder Bündnis",
            help_text="Beispiel: Kreis Musterland",
        ),
        TextField(name="name", label="Dienststelle", help_text="Beispiel: Kreisverwaltung"),
        TextField(
            name="unit",
            label="Abteilung",
            help_text="Beispiel: Kommunales Integrationszentrum",
        ),
        TextField(name="contact_name", label="Ansprechperson im Briefkopf"),
        TextField(name="street", label="Straße und Hausnummer"),
        TextField(name="postal_code", label="Postleitzahl"),
        TextField(name="place", label="Ort"),
        PhoneField(name="phone", label="Telefon"),
        EmailField(name="email", label="E-Mail"),
        TextField(name="web", label="Internetseite"),
    ),
    name="Dienststelle",
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
        self.form = FormView(OFFICE_FORM, clock=context.workspace.clock)
        self.municipalities = MunicipalityList(context)
        self._layout()
        self._connect()
        self._load_office()
        self._take_up_drafts()

    def reload(self, changes: tuple[Change, ...]) -> None:
        kinds = {change.kind for change in changes}
        if not changes or "office" in kinds:
            self._load_office()
        self.profile.reload()
        self.municipalities.reload()

    def place(self) -> Place:
        field, cursor = focused_field(self)
        return Place(self.key, field=field, cursor=cursor)

    def restore(self, place: Place) -> None:
        focus_field(self, place.field, place.cursor)

    def flush(self) -> None:
        """Save what is valid; keep what is half typed."""
        self.form.commit()
        typed = json.dumps(self.form.raw()) if self.form.is_changed() else ""
        for key, text in ((FACTS_DRAFT, typed), (NEW_DRAFT, self.municipalities.new.text())):
            if text != (self.context.drafts.get(key) or ""):
                self.context.drafts.keep(key, text)

    def _load_office(self) -> None:
        if not self.form.is_changed():
            self.form.load(self.context.workspace.office.facts())

    def _take_up_drafts(self) -> None:
        typed = self.context.drafts.get(FACTS_DRAFT)
        if typed:
            self.form.restore(tuple((name, text) for name, text in json.loads(typed)))
        self.municipalities.new.setText(self.context.drafts.get(NEW_DRAFT) or "")

    def _layout(self) -> None:
        page = ScrollPage(widest=theme.px("width.text_max") + 2 * theme.px("space.xl"))
        page.setAccessibleName(self.title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        page.body.addWidget(HeadingLabel(self.title, Role.PAGE))
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
        page.body.addWidget(looks)
        words = Card("Programmprofil")
        words.body.addWidget(self.profile)
        page.body.addWidget(words)
        office = Card("Dienststelle")
        hint = "Erscheint im Kopf dessen, was Sie drucken."
        office.body.addWidget(Label(hint, Role.QUIET, wrap=True))
        office.body.addWidget(self.form)
        page.body.addWidget(office)
        places = Card("Gemeinden")
        places.body.addWidget(self.municipalities)
        page.body.addWidget(places)
        page.body.addStretch(1)

    def _connect(self) -> None:
        self.appearance.current_changed.connect(self._on_appearance_changed)
        self.text_size.current_changed.connect(self._on_size_changed)
        self.idle.current_changed.connect(self._on_idle_changed)
        self.form.group_left.connect(self._on_form_left)

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
    def _on_form_left(self) -> None:
        from gkdesk.text.sentences import sentence

        try:
            facts = self.form.value()
            outcome = self.context.workspace.office.save(facts)
        except InvalidInput as error:
            self.form.show_error(error.field, sentence(error))
        except UserError as error:
            self.context.toast(sentence(error))
        else:
            self.form.mark_saved(facts)
            self.context.wrote(outcome)


def _nearest(offered: tuple[int, ...], wanted: int) -> int:
    return min(range(len(offered)), key=lambda index: abs(offered[index] - wanted))
