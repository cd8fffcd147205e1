"""A list of municipalities that is still empty leads to the place where they are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gkdesk.ui.records.lookup import MUNICIPALITIES
from gkdesk.ui.widgets import LinkButton
from tests.factories import a_municipality, a_need

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.offers.needs import NeedList


def sources(needs: NeedList) -> list[LinkButton]:
    QApplication.processEvents()
    found = needs.view.findChildren(LinkButton)
    return [each for each in found if each.isVisible() and each.label() == MUNICIPALITIES.text]


def test_an_empty_list_of_municipalities_leads_to_the_line_for_a_new_one(
    workspace: Workspace, content: ContentView, needs: NeedList
) -> None:
    needs.show_record(a_need(workspace))
    (link,) = sources(needs)
    link.click()
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "new-municipality"


def test_a_list_with_municipalities_leads_nowhere(workspace: Workspace, needs: NeedList) -> None:
    a_municipality(workspace)
    needs.lookup.forget(())
    needs.show_record(a_need(workspace))
    assert sources(needs) == []
