"""Fixed codes that models, services and screens share; their words are in `gkdesk.text.wording`."""

from __future__ import annotations
