"""What is said after unlocking: a sentence for each notice, with its own word in it."""

from __future__ import annotations

import pytest

from gkdesk.text.after_unlock import MANY_LEAVE, ONE_LEAVES, AfterUnlock, Notice, of_stopped


@pytest.mark.parametrize("notice", Notice)
def test_every_notice_has_a_whole_sentence(notice: Notice) -> None:
    sentence = AfterUnlock(notice, "7").sentence
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("notice", [Notice.WORK_STOPPED, Notice.ODD_NOTE, Notice.BACKUPS_OF_BEFORE])
def test_the_detail_stands_in_the_sentence(notice: Notice) -> None:
    assert "Sicherung {1}" in AfterUnlock(notice, "Sicherung {1}").sentence


@pytest.mark.parametrize("title", [ONE_LEAVES, MANY_LEAVE])
def test_of_what_was_leaving_nothing_is_promised(title: str) -> None:
    sentence = of_stopped(title).sentence
    assert title in sentence
    assert "vielleicht" in sentence
    assert "nichts halb" not in sentence
    assert "nichts halb" in of_stopped("Sicherung").sentence
