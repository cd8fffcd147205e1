"""Files from elsewhere as checked rows: read, assign the columns, check; nothing is stored here.

Knows no screen, no store and no document. What cannot be read at all is a `UserError`; what is
wrong in a row is a `Finding` with its place in the file.
"""
