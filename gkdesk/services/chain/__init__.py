"""The Bildungs- und Integrationskette: its order, what was passed on, what might come next."""

from __future__ import annotations
