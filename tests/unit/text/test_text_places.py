"""Where each fixed text stands is said in words; nobody has to know its key."""

from __future__ import annotations

import pytest

from gkdesk.text.papers.text_places import place_of
from gkdesk.text.translations import german_texts, sets


@pytest.mark.parametrize(
    ("name", "key", "place"),
    [
        ("booklet", "notice.unchecked", "Heft · Umschlag · Hinweis"),
        ("booklet", "common.since", "Heft · mehrere Teile"),
        ("booklet", "path.field_family", "Heft · Mein Weg · Bereich"),
        ("booklet", "me.title_family", "Heft · Das bin ich · Überschrift · bei Familien"),
        ("booklet", "cover.found_laufmappe", "Laufmappe · Umschlag"),
        ("booklet", "glossary.frist.meaning", "Heft · Wichtige Wörter · Frist · Erklärung"),
        (
            "handout",
            "wohnung.field_waste",
            "Handzettel · Eine Wohnung mieten · Angabe von vor Ort",
        ),
        ("handout", "einladung.why", "Brief · Einladung zum Gespräch"),
        (
            "consent",
            "release.what",
            "Einwilligung · Entbindung von der Schweigepflicht",
        ),
    ],
)
def test_the_place_of_a_text_is_said_in_words(name: str, key: str, place: str) -> None:
    assert place_of(name, key, german_texts(name).texts) == place


def test_every_text_has_a_paper_and_a_part_of_it() -> None:
    for name in sets():
        texts = german_texts(name).texts
        for key in texts:
            paper, *part = place_of(name, key, texts).split(" · ")
            assert paper != name
            assert part, key
