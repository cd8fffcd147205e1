"""A template at the right: what it is about, and how to begin it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.ids import AidId
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.forms import FormView
from gkdesk.ui.pages.working_aids import papers
from gkdesk.ui.pages.working_aids.rounds.forms import Beginning, begin_form
from gkdesk.ui.pages.working_aids.words import up_to
from gkdesk.ui.records.inline_form import NEVER_BY_ITSELF
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import (
    Card,
    HeadingLabel,
    Kind,
    Label,
    LinkButton,
    PrimaryButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from gkdesk.services.working_aids.template_view import TemplateView
    from gkdesk.ui.pages.page import PageContext

WIDEST = 760
_NAMED = 5
_LEFT_OUT = (
    "Diese Antworten blieben bisher hier und gehören jetzt zum Rücksendeteil. Sie wurden nicht "
    "übernommen; die frühere Antwort steht neben der Frage:"
)


class OfferDetail(ScrollPage):
    """Emits `begun` with the id of the working aid that came of it."""

    begun = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(widest=WIDEST)
        self._context = context
        self.template: TemplateView | None = None
        self.form: FormView[Beginning] | None = None
        self.title = HeadingLabel("", Role.PAGE, wrap=True)
        self.line = Label("", Role.LEAD, wrap=True)
        self.about = Label("", Role.READING, wrap=True, selectable=True)
        self.card = Card("Beginnen")
        self.begin = PrimaryButton("Beginnen", "plus")
        self.print = LinkButton("Leeren Bogen drucken", "printer")
        for widget in (self.title, self.line, self.about, self.card):
            self.body.addWidget(widget)
        self.card.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.print.clicked.connect(self._on_print_clicked)

    def show_template(self, template: TemplateView, earlier: int | None) -> None:
        """Show a template; `earlier` is the year whose answers can be taken over."""
        if template == self.template:
            return
        self.template = template
        self.title.setText(template.title)
        own = "eigene Vorlage" if template.ref is not None else ""
        questions = up_to(template.questions)
        self.line.setText(joined(questions, f"Version {template.version}", own))
        self.about.setText(template.about)
        self.about.setVisible(bool(template.about))
        self._show_form(template, earlier)

    def focus_first(self) -> None:
        """Put the focus on what begins it."""
        self.begin.setFocus()

    def _show_form(self, template: TemplateView, earlier: int | None) -> None:
        if self.form is not None:
            self.card.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        clock = self._context.workspace.clock
        self.form = FormView(begin_form(earlier), clock=clock, pause_milliseconds=NEVER_BY_ITSELF)
        year = template.year or clock.today().year
        recipient = self._context.workspace.aids.rounds.recipient(template.id, year)
        take_over = earlier is not None
        self.form.load(Beginning(year=year, recipient=recipient, take_over=take_over))
        self.card.body.insertWidget(1, self.form)
        self.form.show()

    @Slot()
    def _on_begin_clicked(self) -> None:
        if self.form is None or self.template is None or not self.form.show_problems():
            return
        value = self.form.value()
        begin = self._context.workspace.aids.rounds.begin
        call = partial(begin, self.template.id, value.year or 0, value.fields())
        try:
            outcome = call(take_over=value.take_over)
        except InvalidInput as error:
            self._tell(error)
        except UserError as error:
            self._context.complain(error)
        else:
            self._context.wrote(outcome, outcome.label.text)
            self.begun.emit(outcome.ref)
            if value.take_over and outcome.ref is not None:
                self._tell_left_out(AidId(outcome.ref))

    @Slot()
    def _on_print_clicked(self) -> None:
        if self.template is not None:
            self._context.navigate(papers.blank(self.template.id))

    def _tell_left_out(self, aid_id: AidId) -> None:
        """Name what was not taken over, because it would travel only from now on."""
        found = self._context.workspace.aids.rounds.not_taken_over(aid_id)
        labels = list(dict.fromkeys(inside(line.label) for line in found))
        if labels:
            more = "" if len(labels) <= _NAMED else f" und {len(labels) - _NAMED} weitere"
            named = ", ".join(f"„{label}“" for label in labels[:_NAMED])
            self._context.banner(Kind.INFO, f"{_LEFT_OUT} {named}{more}.")

    def _tell(self, error: InvalidInput) -> None:
        if self.form is not None and self.form.has_field(error.field):
            self.form.show_error(error.field, sentence(error))
            self.form.focus_field(error.field)
        else:
            self._context.complain(error)
