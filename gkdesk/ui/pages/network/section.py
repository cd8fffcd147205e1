"""What a section of the page Netzwerk is that shows the network itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gkdesk.ui.pages.section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

MAP_PAPER = "map.alliance"


class NetworkSection(Section):
    """A section that shares the network and the selection with the others."""

    paper: ClassVar[str] = MAP_PAPER

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.state = state
