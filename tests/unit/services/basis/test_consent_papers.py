"""Forms of consent: what stands on them in each language, filled and blank."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone, TranslationUnconfirmed
from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.fields import Member, SpokenLanguage
from gkdesk.text import translations
from gkdesk.text.codes.cases import SignatoryKind
from gkdesk.text.codes.clients import Basis, CaseForm
from gkdesk.text.sentences.errors import sentence
from tests.factories import a_client, a_consent, a_part, an_organisation
from tests.prepared import prepare
from tests.unit.export.pdf_reading import drawn, open_pdf, structure
from tests.unit.services.basis.consent_paper_kit import (
    FORMS,
    OTHERS,
    People,
    blank,
    filled,
    people,
    squeezed,
    words_on,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.basis.paper_kinds import MadeConsentPaper
    from gkdesk.services.workspace import Workspace

LANGUAGES = translations.available("consent")
FORM, RELEASE = ConsentPaperCode.FORM, ConsentPaperCode.RELEASE


@pytest.fixture(scope="module")
def prepared(bare_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, People]:
    """Return a store with people and their consents, and their ids."""
    return prepare(bare_store, tmp_path_factory.mktemp("einwilligungen"), people)


@pytest.fixture(scope="module")
def store_to_copy(prepared: tuple[Path, People]) -> Path:
    return prepared[0]


@pytest.fixture
def who(prepared: tuple[Path, People]) -> People:
    return prepared[1]


def boxes(paper: MadeConsentPaper) -> str:
    """Return the boxes of a form in their order."""
    return "".join(each.text for each in drawn(paper.data) if each.text in "☐☑")


def test_the_longest_form_fits_on_two_sheets_and_is_tagged_in_both_languages(
    workspace: Workspace, who: People
) -> None:
    """What a screen reader gets is the text in its own language, right to left or not."""
    for language in LANGUAGES:
        longest = workspace.consent_papers.make(filled(who, RELEASE, language))
        for made in (longest, workspace.consent_papers.make(blank(RELEASE, language))):
            assert made.undrawn == (), language
            with open_pdf(made.data) as pdf:
                assert len(pdf.pages) <= 2, language
        elements = list(structure(longest.data).walk())
        pair = translations.text_pair(language, name="consent")
        for key in ("title.release", "release.what", "common.withdraw", "common.future"):
            for code, wanted in (
                ("de", pair.in_german(key)),
                (language, pair.in_client_language(key).text),
            ):
                said = [squeezed(each.text) for each in elements if each.language == code]
                assert squeezed(wanted) in said, (language, key)


def test_every_form_fits_on_two_sheets_blank_and_filled(workspace: Workspace, who: People) -> None:
    for code in FORMS:
        for wish in (blank(code, "ckb"), filled(who, code, "bg")):
            with open_pdf(workspace.consent_papers.make(wish).data) as pdf:
                assert len(pdf.pages) <= 2, (code, wish.language)


def test_a_filled_form_says_who_tells_what_to_whom_for_how_long(
    workspace: Workspace, who: People
) -> None:
    said = words_on(workspace, filled(who, FORM))
    for wanted in (
        "Samira Haidari",
        "Frau Özcan, Beratungsstelle Musterland",
        "Sprachkurs",
        "02.11.2026",
        "02.11.2027",
        "Frau Yilmaz",
        "Kreis Musterland",
        "Lindenweg 4",
    ):
        assert squeezed(wanted) in said


def test_what_the_basis_covers_is_ticked_and_nothing_else(
    workspace: Workspace, who: People
) -> None:
    made = workspace.consent_papers.make(filled(who, FORM))
    categories, flows = "☑☐☐☐☐☐☑☑", "☑☑"
    assert boxes(made) == categories + flows


def test_a_blank_form_has_nothing_ticked_and_names_nobody(workspace: Workspace) -> None:
    made = workspace.consent_papers.make(blank(FORM))
    assert set(boxes(made)) == {"☐"}
    assert "Haidari" not in words_on(workspace, blank(FORM))
    assert made.file_name == "Einwilligung_de_2026-11-18_leer.pdf"


def test_a_form_with_long_names_still_fits_on_two_sheets(workspace: Workspace, who: People) -> None:
    office = an_organisation(
        workspace,
        name="Ausländer- und Staatsangehörigkeitsbehörde des Landratsamtes Musterland-Nord",
        kind="foreigners_office",
    )
    ref = a_consent(
        workspace,
        who.client,
        basis=Basis.RELEASE,
        organisation_id=office,
        aim="Klärung der Beschäftigungserlaubnis und der Zuständigkeit nach dem Umzug, " * 2,
        signatory_kind=SignatoryKind.GUARDIAN,
        signatory="مريم الحريري",
    )
    for language in ("ckb", "bg"):
        wish = ConsentPaperWish(RELEASE, language, who.client, ref, confirmed=True)
        with open_pdf(workspace.consent_papers.make(wish).data) as pdf:
            assert len(pdf.pages) == 2


def test_who_signs_for_somebody_else_has_a_line_of_her_own(
    workspace: Workspace, who: People
) -> None:
    said = words_on(workspace, filled(who, RELEASE))
    assert squeezed("Mariam Haidari") in said
    assert squeezed("Es unterschreibt Sorgeberechtigte") in said
    assert squeezed("Unterschrift der Person") not in said
    assert squeezed("Unterschrift der Person") in words_on(workspace, filled(who, FORM))


def test_the_slip_ticks_which_consent_is_withdrawn(workspace: Workspace, who: People) -> None:
    slip = filled(who, ConsentPaperCode.SLIP)
    assert boxes(workspace.consent_papers.make(slip)) == "☑☐☐☐☐☐"
    release = replace(slip, consent_id=who.bases[RELEASE])
    assert boxes(workspace.consent_papers.make(release)) == "☐☑☐☐☐☐"


def test_an_unchecked_language_is_refused_until_somebody_confirms(workspace: Workspace) -> None:
    wish = replace(blank(FORM, "ti"), confirmed=False)
    with pytest.raises(TranslationUnconfirmed) as refused:
        workspace.consent_papers.make(wish)
    assert "(Tigrinya)" in sentence(refused.value)
    assert workspace.consent_papers.is_unchecked("ti")


def test_the_german_text_alone_needs_no_confirmation(workspace: Workspace) -> None:
    wish = replace(blank(FORM), confirmed=False)
    assert workspace.consent_papers.make(wish).language == "de"
    assert not workspace.consent_papers.is_unchecked("de")
    assert "nichtgeprüft" not in words_on(workspace, wish)


def test_an_unchecked_translation_says_so_and_asks_for_the_interpreter(
    workspace: Workspace,
) -> None:
    said = words_on(workspace, blank(FORM, "ti"))
    assert squeezed("Übersetzung nicht geprüft – es gilt der deutsche Text") in said
    assert squeezed("Sprachmittlung: Unterschrift") in said


def test_the_foreigners_office_is_named_as_voluntary(workspace: Workspace, who: People) -> None:
    office = an_organisation(workspace, name="Ausländerbehörde", kind="foreigners_office")
    ref = a_consent(workspace, who.client, organisation_id=office)
    said = words_on(workspace, ConsentPaperWish(FORM, "de", who.client, ref))
    wanted = squeezed("Auch ihr gegenüber ist die Einwilligung freiwillig.")
    assert wanted in said
    assert wanted not in words_on(workspace, filled(who, FORM))


def test_one_person_of_a_family_is_named_for_her_own_consent(workspace: Workspace) -> None:
    family = a_client(workspace, official_name="Familie Rahimi", form=CaseForm.FAMILY)
    child = a_part(workspace, family, Member("Laila Rahimi"))
    ref = a_consent(workspace, family, member_id=child, recipient="Schule am Park")
    said = words_on(workspace, ConsentPaperWish(FORM, "de", family, ref))
    assert squeezed("Laila Rahimi") in said
    assert squeezed("Familie Rahimi") not in said


def test_no_form_holds_a_word_of_another_case_and_each_says_who_checks_its_sentences(
    workspace: Workspace, who: People
) -> None:
    for code in FORMS:
        for wish in (filled(who, code, "ar"), filled(who, code), blank(code, "ar")):
            said = words_on(workspace, wish)
            assert not [word for word in OTHERS if word in said], wish
            assert "Datenschutzbeauftragtenzuprüfen" in said, wish
        assert workspace.consent_papers.text_version("ar") in said, code


def test_names_of_other_clients_are_blacked_out_of_the_purpose_until_decided(
    workspace: Workspace, who: People
) -> None:
    ref = a_consent(workspace, who.client, recipient="Schule", aim="Kurs mit Farid Ahmadzai")
    wish = ConsentPaperWish(FORM, "de", who.client, ref)
    assert "Ahmadzai" not in words_on(workspace, wish)
    doubts = workspace.consent_papers.doubts(wish)
    assert [each.word for each in doubts] == ["Farid Ahmadzai"]
    assert "Ahmadzai" in words_on(workspace, replace(wish, kept=frozenset(doubts)))


def test_another_clients_consent_is_refused(workspace: Workspace, who: People) -> None:
    with pytest.raises(RecordGone):
        workspace.consent_papers.make(replace(filled(who, FORM), client_id=who.other))


def test_a_basis_is_printed_on_its_own_form_only(workspace: Workspace, who: People) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.consent_papers.make(replace(filled(who, FORM), kind=RELEASE))
    assert refused.value.problem == "another_form"
    assert workspace.consent_papers.form_for(Consent(basis=Basis.LEGAL_PROVISION)) is None


def test_an_unknown_language_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput):
        workspace.consent_papers.make(blank(FORM, "so"))


def test_the_language_of_the_person_is_proposed(workspace: Workspace) -> None:
    client = a_client(workspace, SpokenLanguage("ti"))
    assert workspace.consent_papers.language_for(client) == "ti"


def test_the_same_content_gives_the_same_bytes_and_no_name_in_the_file_name(
    workspace: Workspace, who: People
) -> None:
    wish = filled(who, FORM, "ar")
    first, second = (workspace.consent_papers.make(wish) for _ in range(2))
    assert first == second
    assert first.file_name == "Einwilligung_ar_2026-11-18_K001.pdf"
