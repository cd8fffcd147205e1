"""gkdesk: offline desk of an integration coordinator."""

from __future__ import annotations

__version__ = "0.1.0"
