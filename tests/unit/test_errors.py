"""Expected errors keep what they know on their way between processes."""

from __future__ import annotations

import pickle

from gkdesk.errors import InvalidInput, MissingGlyph, StoreTooNew


def test_an_error_comes_out_of_a_worker_as_it_was() -> None:
    for error in (
        MissingGlyph(field="Name", char="𞤀", codepoint="U+1E900"),
        InvalidInput("birth", "no_such_day", day=31),
        StoreTooNew(),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert again.data == error.data
        assert again.args == error.args
        assert again.__dict__ == error.__dict__
