"""One template: what it is, where it was begun, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from gkdesk.services.working_aids.template_view import NotOffered
from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day_joined
from gkdesk.ui.pages.working_aids.words import listed, up_to
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import (
    Banner,
    Card,
    HeadingLabel,
    Kind,
    Label,
    LinkButton,
    PlainButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from gkdesk.services.working_aids.template_view import TemplateView

WIDEST = 760
OWN_HINT = (
    "Speichern Sie eine Vorlage als XLSForm, ändern Sie sie in einer Tabellenkalkulation und lesen "
    "Sie sie wieder ein: So entsteht eine eigene Vorlage, die vor der mitgelieferten gilt."
)
WHY_NOT: dict[NotOffered, str] = {
    NotOffered.PROFILE: (
        "Sie wird nicht angeboten, weil das Programmprofil in den Einstellungen sie nicht "
        "vorsieht. Wählen Sie dort ein anderes Profil; oder speichern Sie sie als XLSForm und "
        "lesen Sie sie wieder ein: Eigene Vorlagen werden in jedem Profil angeboten."
    ),
    NotOffered.REPLACED: "Sie wird nicht angeboten, weil eine eigene Vorlage an ihre Stelle trat.",
    NotOffered.OLDER: "Sie wird nicht angeboten, weil es eine neuere Version von ihr gibt.",
}
"""Of a withdrawn one, the day is told below."""
TO_SETTINGS = "Zu den Einstellungen"
WITHDRAWN = "Sie wird nicht mehr angeboten. Was mit ihr begonnen wurde, bleibt."


class TemplateDetail(ScrollPage):
    """Emits what is wanted of the template that is shown."""

    export_wanted = Signal()
    withdraw_wanted = Signal()
    offer_wanted = Signal()
    remove_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(widest=WIDEST)
        self.template: TemplateView | None = None
        self.title = HeadingLabel("", Role.PAGE, wrap=True)
        self.line = Label("", Role.LEAD, wrap=True)
        self.problem = Banner("", Kind.ERROR)
        self.why_not = Banner("", Kind.INFO)
        self.about = Label("", Role.READING, wrap=True, selectable=True)
        self.card = Card("Vorlage")
        self.facts = Label("", wrap=True)
        self.export = PlainButton("Als XLSForm speichern …", "download")
        self.withdraw = LinkButton("Zurückziehen: nicht mehr anbieten")
        self.offer = LinkButton("Wieder anbieten")
        self.remove = LinkButton("Entfernen", "trash")
        left = Qt.AlignmentFlag.AlignLeft
        self.card.body.addWidget(self.facts)
        for button in (self.export, self.withdraw, self.offer, self.remove):
            self.card.body.addWidget(button, 0, left)
        self.card.body.addWidget(Label(OWN_HINT, Role.QUIET, wrap=True))
        for widget in (
            self.title,
            self.line,
            self.problem,
            self.why_not,
            self.about,
            self.card,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.why_not.acted.connect(self.settings_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.offer.clicked.connect(self.offer_wanted)
        self.remove.clicked.connect(self.remove_wanted)

    def show_template(self, template: TemplateView) -> None:
        """Show another template, or the present state of the same one."""
        self.template = template
        own, withdrawn = template.ref is not None, template.withdrawn_on is not None
        self.title.setText(inside(template.title))
        kind = "eigene Vorlage" if own else "mitgeliefert"
        asked = up_to(template.questions) if template.questions else ""
        self.line.setText(joined(kind, f"Version {template.version}", asked))
        self.problem.say(template.problem, Kind.ERROR)
        self.problem.setVisible(bool(template.problem))
        why = template.not_offered
        act = TO_SETTINGS if why is NotOffered.PROFILE else ""
        self.why_not.say(WHY_NOT.get(why, "") if why else "", Kind.INFO, act)
        self.why_not.setVisible(why in WHY_NOT)
        self.about.setText(template.about)
        self.about.setVisible(bool(template.about))
        self.facts.setText("\n".join(_facts(template)))
        self.facts.setVisible(bool(self.facts.text()))
        self.export.setVisible(not template.problem)
        self.withdraw.setVisible(own and not withdrawn)
        self.offer.setVisible(own and withdrawn)
        self.remove.setVisible(own)

    def focus_first(self) -> None:
        """Put the focus on what can be done with it."""
        (self.remove if self.export.isHidden() else self.export).setFocus()


def _facts(template: TemplateView) -> list[str]:
    found = []
    if template.imported_on is not None:
        source = f" aus {inside(template.file_name)}" if template.file_name else ""
        found.append(f"Eingelesen am {format_day_joined(template.imported_on)}{source}.")
    if template.withdrawn_on is not None:
        found.append(f"Zurückgezogen am {format_day_joined(template.withdrawn_on)}. {WITHDRAWN}")
    if template.rounds:
        years = listed([str(year) for year in template.rounds])
        found.append(f"Begonnen in: {years}.")
    return found
