"""Why a cell is no value; it never leaves this package, where it becomes a finding."""

from __future__ import annotations

from gkdesk.errors import GkdeskError


class CellProblem(GkdeskError):
    """`problem` is a code that `gkdesk.text.sentences.incoming` has a sentence for."""

    def __init__(self, problem: str, **data: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.data = data
