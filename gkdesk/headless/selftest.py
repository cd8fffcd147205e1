"""`gkdesk selftest`: checks an installation line by line; for packaging and for the IT staff."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import gkdesk
from gkdesk import paths
from gkdesk.clock import SystemClock
from gkdesk.errors import GkdeskError, UserError
from gkdesk.headless.arguments import GermanParser
from gkdesk.text.ids import ClientId
from gkdesk.text.languages import BOOKLET_LANGUAGES
from gkdesk.text.licences import shipped
from gkdesk.text.sentences.errors import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

NEEDED = (
    "fonts/OFL.txt",
    "theme/tokens.toml",
    "icons",
    "texts/booklet/de.toml",
    "texts/handout/de.toml",
    "handouts",
    "pictograms",
    "profiles/booklets",
    "help",
)
PASSPHRASE = "Regenschirm Ofen sieben Kamille Bruecke"  # noqa: S105 - of a store that is thrown away
PLANTED = "Planetarium"
HANDOUT, EXCHANGED = "erste_schritte", "ar"
CARD_LANGUAGE = "ti"
WHITE_DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8//8/AwMDEwMDAwMDAwAk"
    "BgMB/DXemwAAAABJRU5ErkJggg=="
)
"""A picture of four points, as PNG."""


class CheckFailed(GkdeskError):
    """One check found something wrong; the text says what, in German."""


@dataclass(frozen=True)
class Check:
    """One line of the self-test; `run` returns what was found or raises."""

    name: str
    run: Callable[[], str]


def main(arguments: Sequence[str]) -> int:
    """Run every check, print a line each and return 0 if all passed, else 1."""
    GermanParser("gkdesk selftest", "Prüft diese Installation von gkdesk.").parse_args(arguments)
    print(f"gkdesk {gkdesk.__version__}")
    results = [_line(check) for check in CHECKS]
    failed = results.count(False)
    if failed:
        print(f"{failed} von {len(results)} Prüfungen sind misslungen.")
    else:
        print("Alles in Ordnung.")
    return 1 if failed else 0


def _line(check: Check) -> bool:
    try:
        found = check.run()
    except UserError as error:
        print(f"FEHLER  {check.name}: {sentence(error)}")
        return False
    except (GkdeskError, ImportError, OSError) as error:
        print(f"FEHLER  {check.name}: {error}")
        return False
    print(f"gut     {check.name}: {found}")
    return True


def _resources() -> str:
    missing = [name for name in NEEDED if not (paths.resources() / name).exists()]
    if missing:
        message = f"Es fehlen: {', '.join(missing)}. Bitte gkdesk neu installieren."
        raise CheckFailed(message)
    return f"{len(NEEDED)} geprüft"


def _fonts() -> str:
    from gkdesk.export.pdf.fonts import Family, Weight, load

    loaded = [load(family, weight) for family in Family for weight in Weight]
    return f"{len(loaded)} Schnitte"


def _encryption() -> str:
    from gkdesk.services import access
    from gkdesk.services.clients.fields import Identity

    with tempfile.TemporaryDirectory(prefix="gkdesk-") as temporary:
        folder = Path(temporary) / "bestand"
        made = access.create(folder, PASSPHRASE, clock=SystemClock())
        made.workspace.clients.create(Identity(official_name=PLANTED))
        made.workspace.close(end_of_session=True)
        if any(PLANTED.encode() in path.read_bytes() for path in _files(folder)):
            message = "Der Bestand ist nicht verschlüsselt. Bitte gkdesk nicht benutzen."
            raise CheckFailed(message)
        reopened = access.unlock_with_code(folder, made.recovery_code, clock=SystemClock())
        names = [row.name for row in reopened.clients.rows()]
        reopened.close(end_of_session=True)
    if names != [PLANTED]:
        message = "Was gespeichert wurde, kam nicht unverändert zurück."
        raise CheckFailed(message)
    return "angelegt, verschlüsselt, mit dem Wiederherstellungscode geöffnet"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _texts() -> str:
    from gkdesk.text.papers.texts import SETS
    from gkdesk.text.translations import available, is_translated, load

    codes = [each.code for each in BOOKLET_LANGUAGES]
    missing = [
        f"{name}/{code}"
        for name in SETS
        for code in (codes if is_translated(name) else ["de"])
        if not load(code, name=name).texts
    ]
    if missing or not any(map(is_translated, SETS)):
        lost = ", ".join(missing) or "alle Übersetzungen"
        message = f"Es fehlen Texte: {lost}. Bitte gkdesk neu installieren."
        raise CheckFailed(message)
    return f"{len(SETS)} Sammlungen in {len(available())} Sprachen"


def _documents() -> str:
    from gkdesk.export import content
    from gkdesk.export.pdf.render import render_pdf
    from gkdesk.text.translations import available, text_pair

    codes = available()
    for code in codes:
        texts = text_pair(code)
        title = texts.in_client_language("cover.title")
        document = content.Document(
            title="Probe",
            language="de",
            blocks=(
                content.Heading(content.passage(texts.in_german("cover.title"))),
                content.Paragraph(content.passage(title.text, title.language)),
            ),
        )
        render_pdf(document)
    return f"ein PDF in {len(codes)} Sprachen"


def _pictures() -> str:
    from gkdesk.export.pdf.pictograms import strokes
    from gkdesk.services.office_logo import prepared

    names = sorted(each.stem for each in (paths.resources() / "pictograms").glob("*.svg"))
    if not names or not all(strokes(name) for name in names):
        message = "Es fehlen Bildzeichen. Bitte gkdesk neu installieren."
        raise CheckFailed(message)
    with tempfile.TemporaryDirectory(prefix="gkdesk-") as temporary:
        picture = Path(temporary) / "logo.png"
        picture.write_bytes(base64.b64decode(WHITE_DOT))
        prepared(picture)
    return f"{len(names)} Bildzeichen, ein Logo vorbereitet"


def _papers() -> str:
    from gkdesk.services import access
    from gkdesk.services.booklets.profiles.profile import KARTE
    from gkdesk.services.booklets.profiles.profile import SHIPPED as PROFILES
    from gkdesk.services.clients.fields import Identity
    from gkdesk.services.handouts.kinds import HandoutWish

    with tempfile.TemporaryDirectory(prefix="gkdesk-") as temporary:
        folder = Path(temporary) / "bestand"
        work = access.create(folder, PASSPHRASE, clock=SystemClock()).workspace
        try:
            handouts = work.handouts.offered()
            profiles = [work.booklets.profile(each) for each in PROFILES]
            client = work.clients.create(Identity(official_name=PLANTED)).ref
            leaflets = [
                work.handouts.make(HandoutWish(HANDOUT, each.code)).data
                for each in {each.script: each for each in BOOKLET_LANGUAGES}.values()
            ]
            card = work.booklets.make(ClientId(client or 0), CARD_LANGUAGE, profile_id=KARTE)
            catalogue = work.texts.exchange.po(EXCHANGED)
            work.texts.exchange.try_bytes(catalogue, EXCHANGED)
        finally:
            work.close(end_of_session=True)
    if not all(leaflets) or not card.pdf:
        message = "Ein Handzettel oder eine Karte ist leer. Bitte gkdesk neu installieren."
        raise CheckFailed(message)
    made = f"ein Handzettel in {len(leaflets)} Schriften, eine Karte"
    return f"{len(handouts)} Vorlagen, {len(profiles)} Hefte, {made}"


def _working_aids() -> str:
    import datetime as dt

    from gkdesk.services.demo.returns import package_files
    from gkdesk.working_aids.reading import shipped as templates

    package = next(package_files(dt.date(2026, 1, 1)))
    if not templates() or not package.data:
        message = "Es fehlen Vorlagen. Bitte gkdesk neu installieren."
        raise CheckFailed(message)
    return f"{len(templates())} Vorlagen gelesen, eine Rücksendung gepackt und geprüft"


def _keyring() -> str:
    from gkdesk.store.device_key import DeviceKeyring

    if DeviceKeyring().is_available():
        return "vorhanden"
    return "nicht vorhanden – „auf diesem Gerät merken“ wird nicht angeboten"


def _licences() -> str:
    unnamed = [entry.name for entry in shipped() if not entry.licence]
    if unnamed:
        message = f"Ohne Lizenzangabe: {', '.join(unnamed)}"
        raise CheckFailed(message)
    return f"{len(shipped())} Bestandteile"


def _window() -> str:
    from gkdesk.app import check_window

    with tempfile.TemporaryDirectory(prefix="gkdesk-") as temporary:
        check_window(Path(temporary))
    return "lässt sich öffnen"


CHECKS = (
    Check("Mitgelieferte Dateien", _resources),
    Check("Schriften", _fonts),
    Check("Verschlüsselung und Datenbank", _encryption),
    Check("Feste Texte", _texts),
    Check("Dokumente", _documents),
    Check("Bildzeichen und Logo", _pictures),
    Check("Hefte und Handzettel", _papers),
    Check("Arbeitshilfen", _working_aids),
    Check("Schlüsselbund", _keyring),
    Check("Lizenzen", _licences),
    Check("Fenster", _window),
)
