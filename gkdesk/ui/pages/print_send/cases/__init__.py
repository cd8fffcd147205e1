"""Fälle & Sitzungen: papers of cases, conferences and consents."""
