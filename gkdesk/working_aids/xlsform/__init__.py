"""Templates as XLSForm: what offices write in a spreadsheet, read and written.

Pages of cells come in and go out; the workbook around them is the matter of those who call.
"""
