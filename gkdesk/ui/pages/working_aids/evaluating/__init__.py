"""A folder of returns as tables and charts."""
