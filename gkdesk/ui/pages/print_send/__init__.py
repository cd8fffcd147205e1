"""Drucken & Senden: everything that leaves the office, as it will be seen."""
