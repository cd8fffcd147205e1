"""The page Konferenzen: series and meetings, prepared here and run in `running`."""

from __future__ import annotations
