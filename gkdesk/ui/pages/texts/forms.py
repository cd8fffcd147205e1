"""Short forms: who has checked texts, who test-read a set, and a new language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.text.languages import SPOKEN_LANGUAGES, Language, Script, find_language, language
from gkdesk.ui.forms import Choice, ChoiceField, DateField, FormSpec, NameField, TextField
from gkdesk.ui.forms.specs import EditableChoiceField, MultilineField
from gkdesk.ui.pages.texts import words
from gkdesk.ui.pages.texts.signing import Signed, SignedTexts
from gkdesk.ui.records.one_off_form import OneOffForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gkdesk.services.texts.views import TextView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

KINDS = "texts"
LANGUAGE_HINT = (
    "Die neue Sprache steht danach überall zur Wahl, wo Papiere zweisprachig sind. Solange Texte "
    "fehlen, steht dort sichtbar Deutsch."
)
PROPOSED_HINT = "Name aus der eingelesenen Datei; bitte bestätigen Sie nur, was Sie wissen"
CORRECT_HINT = (
    "Das Kürzel bleibt, denn Papiere und Sprachangaben nennen es. Die Schrift lässt sich ändern, "
    "solange sie zum Kürzel und zu den Texten passt, die es schon gibt."
)
EASY_HINT = (
    "„Leichte Sprache“ darf ein Text nach DIN SPEC 33429 erst heißen, wenn Menschen mit "
    "Lernschwierigkeiten ihn gelesen und verstanden haben."
)


@dataclass(frozen=True)
class Checked:
    """Who has checked texts, and when."""

    by: str = ""
    on: dt.date | None = None


@dataclass(frozen=True)
class TestRead:
    """Who test-read the German texts, one name a line, and when."""

    __test__ = False

    readers: str = ""
    on: dt.date | None = None


@dataclass(frozen=True)
class NewLanguage:
    """A language to add; `code` is BCP 47, `own` its name in itself."""

    german: str = ""
    code: str = ""
    own: str = ""
    script: Script = Script.LATIN

    def language(self) -> Language:
        """Return it as the service takes it; what is left empty comes from the known languages."""
        known = find_language(self.german)
        if known is None or "-" in self.code:
            return Language(self.code, self.german, self.own, self.script)
        return Language(self.code or known.code, known.german, self.own or known.own, known.script)


@dataclass(frozen=True)
class NamedLanguage:
    """The names and the script of a language that was added."""

    german: str = ""
    own: str = ""
    script: Script = Script.LATIN


class CheckedForm(OneOffForm[Checked]):
    """Shows the chosen texts and asks who has checked them; with another choice it begins anew."""

    keeps_draft = False

    def __init__(
        self,
        context: PageContext,
        check: Callable[[Checked, Signed], Outcome],
        chosen: Callable[[], Signed],
    ) -> None:
        super().__init__(context, f"{KINDS}.checked")
        self._check = check
        self._chosen = chosen
        self._signed = Signed()
        self._today = context.workspace.clock.today()
        self.texts = SignedTexts()
        self._column.addWidget(self.texts)

    @Slot()
    def begin(self) -> None:
        """Show what is signed for, and ask who did."""
        if self.form is None:
            self._show(self._chosen())
        super().begin()

    def read_again(self, at: tuple[str, str], views: Mapping[str, TextView]) -> None:
        """Show the texts of a set in a language as they stand now: what can be read is checked."""
        if self.form is not None and at == (self._signed.name, self._signed.code):
            self._show(self._signed.as_now(views))

    def _show(self, signed: Signed) -> None:
        self._signed = signed
        self.texts.show_signed(signed)

    def spec(self) -> FormSpec[Checked]:
        """Return what is asked for."""
        said = PROPOSED_HINT if self._signed.proposed_by() else ""
        return FormSpec(
            Checked,
            (
                NameField(name="by", label="Geprüft von", help_text=said, required=True),
                DateField(name="on", label="Am", required=True),
            ),
            name="Prüfung",
        )

    def start(self) -> Checked:
        """Return today, and whom a file names as having checked all of the texts."""
        return Checked(self._signed.proposed_by(), self._today)

    def write(self, ref: int, value: Checked) -> Outcome:
        """Note the check."""
        del ref
        return self._check(value, self._signed)

    def done_words(self, outcome: Outcome) -> str:
        """Say of how many texts, in which language: after it the list may be empty."""
        del outcome
        return words.checked(len(self._signed.views), language(self._signed.code))


class EasyForm(OneOffForm[TestRead]):
    """Asks who test-read the German texts of a set."""

    def __init__(self, context: PageContext, call: Callable[[TestRead], Outcome]) -> None:
        super().__init__(context, f"{KINDS}.easy", hint=EASY_HINT)
        self._call = call

    def spec(self) -> FormSpec[TestRead]:
        """Return what is asked for."""
        return FormSpec(
            TestRead,
            (
                MultilineField(
                    name="readers",
                    label="Testpersonen",
                    help_text="Eine in jeder Zeile, mindestens zwei",
                    required=True,
                    lines=3,
                ),
                DateField(name="on", label="Am", required=True),
            ),
            name="Testlesung",
        )

    def write(self, ref: int, value: TestRead) -> Outcome:
        """Note the test-reading."""
        del ref
        return self._call(value)


class LanguageForm(OneOffForm[NewLanguage]):
    """Asks for a new language; of a known one the name is enough."""

    def __init__(self, context: PageContext, add: Callable[[Language], Outcome]) -> None:
        super().__init__(context, f"{KINDS}.language", hint=LANGUAGE_HINT)
        self._add = add

    def spec(self) -> FormSpec[NewLanguage]:
        """Return what is asked for."""
        return FormSpec(
            NewLanguage,
            (
                EditableChoiceField(
                    name="german",
                    label="Name auf Deutsch",
                    help_text="Bei Sprachen aus der Liste genügt der Name",
                    required=True,
                    suggestions=tuple(each.german for each in SPOKEN_LANGUAGES),
                ),
                TextField(
                    name="code", label="Kürzel", help_text="BCP 47, Beispiele: so, am, sd-Arab"
                ),
                _own_name(),
                _script(),
            ),
            name="Neue Sprache",
        )

    def start(self) -> NewLanguage:
        """Return an empty one in Latin letters."""
        return NewLanguage()

    def write(self, ref: int, value: NewLanguage) -> Outcome:
        """Add the language."""
        del ref
        return self._add(value.language())


class CorrectForm(OneOffForm[NamedLanguage]):
    """Asks for other names, or another script, of a language that the office added."""

    def __init__(
        self,
        context: PageContext,
        known: Callable[[], Mapping[int, Language]],
        change: Callable[[int, Language], Outcome],
    ) -> None:
        super().__init__(context, f"{KINDS}.correct", hint=CORRECT_HINT)
        self._known = known
        self._change = change

    def spec(self) -> FormSpec[NamedLanguage]:
        """Return what is asked for."""
        german = TextField(name="german", label="Name auf Deutsch", required=True)
        return FormSpec(NamedLanguage, (german, _own_name(), _script()), name="Sprache berichtigen")

    def start(self) -> NamedLanguage | None:
        """Return the language as it is."""
        found = self._known().get(self._ref or 0)
        return None if found is None else NamedLanguage(found.german, found.own, found.script)

    def write(self, ref: int, value: NamedLanguage) -> Outcome:
        """Correct the language."""
        return self._change(ref, Language("", value.german, value.own, value.script))


def _own_name() -> NameField:
    return NameField(name="own", label="Name in der Sprache selbst")


def _script() -> ChoiceField:
    return ChoiceField(
        name="script",
        label="Schrift",
        choices=tuple(Choice(each, said) for each, said in words.SCRIPTS.items()),
        empty_text=None,
    )
