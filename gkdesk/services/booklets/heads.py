"""What is known of a booklet before it is rendered: its file name, and digests of its parts."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from gkdesk.services.booklets.lines import wish as booklets_wish
from gkdesk.services.booklets.made import BookletHead, Parts
from gkdesk.services.booklets.profiles.profile import (
    BookletChoice,
    BookletProfile,
    Layout,
    load_profile,
)
from gkdesk.services.naming import in_file_name
from gkdesk.text.languages import GERMAN

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.booklets.composing import Composition
    from gkdesk.services.booklets.source import BookletSource

NAME_PIECE = 60
"""So many letters of a name go into a file name: file systems take 255 bytes in all."""
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")
_PARTIAL = "einzelne-Teile"


def head_of(
    source: BookletSource,
    profile: BookletProfile,
    choice: BookletChoice,
    made: Composition,
    *,
    language: str,
    today: dt.date,
) -> BookletHead:
    """Return what is known of a booklet that was composed today."""
    client_id, code = source.detail.id, source.detail.identity.code
    pieces = [today.isoformat(), in_file_name(code, client_id)]
    return BookletHead(
        client_id=client_id,
        language=language,
        title=made.document.title,
        file_name=_file_name(profile, *pieces, *([_PARTIAL] if choice.only else [])),
        code=code,
        on_wish=booklets_wish.categories(source, profile, choice),
        profile_id=profile.id,
        parts=_as_set(made.parts, language, choice, profile),
        openings=made.openings,
        is_partial=bool(choice.only),
        untimed=made.untimed,
        paper=profile.page,
        is_roomy=_is_roomy(profile, choice, language),
    )


def _file_name(profile: BookletProfile, *pieces: str) -> str:
    """Return a name of a file; what an office calls its own profile may be somebody's name."""
    kind = profile.name if profile.id == profile.base else load_profile(profile.base).name
    return f"{'_'.join([_safe(kind), *pieces])}.pdf"


def _is_roomy(profile: BookletProfile, choice: BookletChoice, language: str) -> bool:
    is_facing = (choice.layout or profile.layout) is Layout.FACING and language != GERMAN.code
    return choice.large_print or is_facing


def _as_set(parts: Parts, language: str, choice: BookletChoice, profile: BookletProfile) -> Parts:
    """Return digests of the parts as they stand on the paper, not only of what they say."""
    layout = choice.layout or profile.layout
    setting = f"{language} {layout.value} {choice.large_print} {profile.page.value}"
    return tuple(
        (block, hashlib.sha256(f"{setting} {said}".encode()).hexdigest()) for block, said in parts
    )


def _safe(text: str) -> str:
    """Return a piece of a file name in letters that every file system takes."""
    return _UNSAFE.sub("-", text)[:NAME_PIECE].strip("-") or "ohne-Kennung"
