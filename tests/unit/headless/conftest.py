"""One demo for all tests of its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.headless.built_demo import build_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.headless.built_demo import BuiltDemo


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltDemo]:
    """Return the folder and the documents of a demo with few clients, made once."""
    with pytest.MonkeyPatch.context() as patch:
        yield build_once(tmp_path_factory.mktemp("demo") / "eins", patch)
