"""The face of the program: windows, pages, forms. The only package besides `app` that knows Qt.

The way to the first paint of the unlock page is short on purpose. The binding makes the hundred
enums of the namespace `Qt` at the first touch of it, which costs more than all widgets of that
page. What runs at the start therefore names such values by text (`setProperty`), and reaches the
namespace as `QtCore.Qt` inside functions, never by importing `Qt` at the head of a module.
"""

from __future__ import annotations

from gkdesk.ui.binding import keep_constants_alive

keep_constants_alive()
