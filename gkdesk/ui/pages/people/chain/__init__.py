"""The Bildungs- und Integrationskette of a client: drawn, and to be edited."""
