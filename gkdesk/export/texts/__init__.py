"""Files for translators: the fixed texts of documents as a workbook or as a PO catalogue."""
