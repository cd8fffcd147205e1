"""Weak types, paired brackets, neutrals and implicit levels of UAX #9 (X10, W1-I2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.pdf.brackets import CLOSING, CLOSING_OF, canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

INITIATORS = frozenset({"LRI", "RLI", "FSI"})
REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
MAX_OPEN_BRACKETS = 63


def _strong(kind: str) -> str | None:
    """Return the direction a type has for the neutral rules; numbers count as R."""
    if kind == "L":
        return "L"
    return "R" if kind in ("R", "EN", "AN") else None


class Sequencer:
    """Cuts a paragraph into isolating run sequences (X10) and resolves each of them."""

    def __init__(
        self,
        text: str,
        classes: Sequence[str],
        kinds: list[str],
        levels: list[int],
        base: int,
    ) -> None:
        self.text = text
        self.classes = classes
        self.kinds = kinds
        self.levels = levels
        self.explicit = tuple(levels)  # the borders of a sequence look at levels before I1, I2
        self.base = base
        self.kept = [at for at, kind in enumerate(classes) if kind not in REMOVED]
        self.partner = self._isolate_partners()

    def resolve(self) -> None:
        runs = self._level_runs()
        by_start = {run[0]: run for run in runs}
        closed = set(self.partner.values())
        place = {at: index for index, at in enumerate(self.kept)}
        for run in runs:
            if run[0] in closed:
                continue
            members = list(run)
            while (target := self.partner.get(members[-1])) in by_start:
                members += by_start[target]
            before, after = self._borders(members, place)
            _Resolver(self, members, before, after).resolve()

    def _isolate_partners(self) -> dict[int, int]:
        partner, waiting = {}, []
        for at in self.kept:
            if self.classes[at] in INITIATORS:
                waiting.append(at)
            elif self.classes[at] == "PDI" and waiting:
                partner[waiting.pop()] = at
        return partner

    def _level_runs(self) -> list[list[int]]:
        runs: list[list[int]] = []
        for at in self.kept:
            if runs and self.levels[runs[-1][-1]] == self.levels[at]:
                runs[-1].append(at)
            else:
                runs.append([at])
        return runs

    def _borders(self, members: list[int], place: dict[int, int]) -> tuple[str, str]:
        """Return the types at the start and at the end of a sequence (sos, eos)."""
        level = self.explicit[members[0]]
        first, last = place[members[0]], place[members[-1]]
        before = self.explicit[self.kept[first - 1]] if first else self.base
        open_isolate = self.classes[members[-1]] in INITIATORS
        if open_isolate or last + 1 >= len(self.kept):
            after = self.base
        else:
            after = self.explicit[self.kept[last + 1]]
        return _direction(max(level, before)), _direction(max(level, after))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


class _Resolver:
    """Resolves one isolating run sequence in place."""

    def __init__(self, owner: Sequencer, members: list[int], before: str, after: str) -> None:
        self.text = [owner.text[at] for at in members]
        self.classes = [owner.classes[at] for at in members]
        self.kinds = [owner.kinds[at] for at in members]
        self.level = owner.levels[members[0]]
        self.before, self.after = before, after
        self.owner, self.members = owner, members

    def resolve(self) -> None:
        self._marks()
        self._numbers()
        self._number_signs()
        self._remaining_weak()
        self._brackets()
        self._neutrals()
        for at, kind in zip(self.members, self.kinds, strict=True):
            self.owner.kinds[at] = kind
            self.owner.levels[at] = self._implicit(kind)

    def _marks(self) -> None:  # W1
        previous = self.before
        for index, kind in enumerate(self.kinds):
            if kind == "NSM":
                isolate = previous in INITIATORS or previous == "PDI"
                self.kinds[index] = "ON" if isolate else previous
            previous = self.kinds[index]

    def _numbers(self) -> None:  # W2, W3
        strong = self.before
        for index, kind in enumerate(self.kinds):
            if kind in ("L", "R", "AL"):
                strong = kind
            elif kind == "EN" and strong == "AL":
                self.kinds[index] = "AN"
        self.kinds = ["R" if kind == "AL" else kind for kind in self.kinds]

    def _number_signs(self) -> None:  # W4, W5
        kinds = self.kinds
        for index in range(1, len(kinds) - 1):
            left, kind, right = kinds[index - 1], kinds[index], kinds[index + 1]
            if left != right:
                continue
            if (kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN")):
                kinds[index] = left
        for start, end in _stretches(kinds, frozenset({"ET"})):
            touches = (start > 0 and kinds[start - 1] == "EN") or (
                end < len(kinds) and kinds[end] == "EN"
            )
            if touches:
                kinds[start:end] = ["EN"] * (end - start)

    def _remaining_weak(self) -> None:  # W6, W7
        strong = self.before
        for index, kind in enumerate(self.kinds):
            if kind in ("ET", "ES", "CS"):
                self.kinds[index] = "ON"
            elif kind in ("L", "R"):
                strong = kind
            elif kind == "EN" and strong == "L":
                self.kinds[index] = "L"

    def _brackets(self) -> None:  # N0
        embedding = _direction(self.level)
        for opening, closing in self._bracket_pairs():
            inside = {_strong(kind) for kind in self.kinds[opening + 1 : closing]} - {None}
            if embedding in inside:
                direction = embedding
            elif inside:
                earlier = (_strong(kind) for kind in reversed(self.kinds[:opening]))
                context = next((each for each in earlier if each), self.before)
                direction = context if context != embedding else embedding
            else:
                continue
            self._set_bracket(opening, direction)
            self._set_bracket(closing, direction)

    def _bracket_pairs(self) -> list[tuple[int, int]]:  # BD16
        pairs: list[tuple[int, int]] = []
        waiting: list[tuple[str, int]] = []
        for index, character in enumerate(self.text):
            if self.kinds[index] != "ON":
                continue
            if character in CLOSING_OF:
                if len(waiting) == MAX_OPEN_BRACKETS:
                    return []
                waiting.append((canonical(CLOSING_OF[canonical(character)]), index))
            elif character in CLOSING:
                wanted = canonical(CLOSING_OF["\u3008"] if character == "\u232a" else character)
                for place in range(len(waiting) - 1, -1, -1):
                    if waiting[place][0] == wanted:
                        pairs.append((waiting[place][1], index))
                        del waiting[place:]
                        break
        return sorted(pairs)

    def _set_bracket(self, index: int, direction: str) -> None:
        self.kinds[index] = direction
        for following in range(index + 1, len(self.kinds)):
            if self.classes[following] != "NSM":
                return
            self.kinds[following] = direction

    def _neutrals(self) -> None:  # N1, N2
        kinds = self.kinds
        embedding = _direction(self.level)
        for start, end in _stretches(kinds, NEUTRAL):
            left = _strong(kinds[start - 1]) if start else self.before
            right = _strong(kinds[end]) if end < len(kinds) else self.after
            direction = left if left is not None and left == right else embedding
            kinds[start:end] = [direction] * (end - start)

    def _implicit(self, kind: str) -> int:  # I1, I2
        if self.level % 2:
            return self.level + (kind in ("L", "EN", "AN"))
        return self.level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Return the half-open ranges of neighbours whose kinds are all wanted."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for index, kind in enumerate(kinds):
        if kind in wanted:
            start = index if start is None else start
        elif start is not None:
            found.append((start, index))
            start = None
    if start is not None:
        found.append((start, len(kinds)))
    return found
