"""The German sentences for what goes wrong, and what to do then."""

from __future__ import annotations
