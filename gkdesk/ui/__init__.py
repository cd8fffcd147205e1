"""The face of the program: windows, pages, forms. The only package besides `app` that knows Qt."""

from __future__ import annotations

from gkdesk.ui.binding import keep_constants_alive

keep_constants_alive()
