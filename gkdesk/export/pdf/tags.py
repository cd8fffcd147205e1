"""The structure tree of a tagged PDF: what each mark on the pages is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Standard structure types of PDF 1.7 that gkdesk uses."""

    DOCUMENT = "Document"
    SECT = "Sect"
    DIV = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    P = "P"
    SPAN = "Span"
    L = "L"
    LI = "LI"
    LBL = "Lbl"
    LBODY = "LBody"
    TABLE = "Table"
    CAPTION = "Caption"
    THEAD = "THead"
    TBODY = "TBody"
    TR = "TR"
    TH = "TH"
    TD = "TD"
    FIGURE = "Figure"


HEADINGS = (Role.H1, Role.H2, Role.H3, Role.H4, Role.H5, Role.H6)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked-content sequence: page index and MCID."""

    page: int
    mcid: int


@dataclass(slots=True, eq=False)
class Node:
    """One structure element; `attributes` are (owner, name, value) of PDF attribute objects.

    A figure has an `alternative` for those who cannot see it, and the `area` of its page:
    x and y of the lower left corner, width, height.
    """

    role: Role
    language: str = ""
    attributes: tuple[tuple[str, str, str], ...] = ()
    actual_text: str = ""
    kids: list[Node | Mark] = field(default_factory=list)
    may_vanish: bool = False
    alternative: str = ""
    area: tuple[float, float, float, float] | None = None

    @property
    def is_gone(self) -> bool:
        """Tell whether an element that may vanish has nothing on any page."""
        return self.may_vanish and not self.is_drawn

    @property
    def is_drawn(self) -> bool:
        """Tell whether anything of it stands on a page."""
        return any(isinstance(kid, Mark) or kid.is_drawn for kid in self.kids)

    def add(self, role: Role, language: str = "", *attributes: tuple[str, str, str]) -> Node:
        """Append a new element and return it."""
        node = Node(role, language, attributes)
        self.kids.append(node)
        return node

    def span(self, language: str) -> Node:
        """Return the last kid if it is a span of this language, else a new one."""
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Node) and last.role is Role.SPAN and last.language == language:
            return last
        return self.add(Role.SPAN, language)


def table_scope(scope: str) -> tuple[str, str, str]:
    """Return the attribute that says which cells a header cell is for: Column or Row."""
    return ("Table", "Scope", scope)


def list_numbering(numbering: str) -> tuple[str, str, str]:
    """Return the attribute that says how the items of a list are labelled."""
    return ("List", "ListNumbering", numbering)
