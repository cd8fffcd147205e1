"""The papers of cases, conferences and structural issues: each through the gate for one reader."""

from __future__ import annotations
