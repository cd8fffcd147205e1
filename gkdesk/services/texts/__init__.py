"""The fixed texts of documents as the office has them: its wording, its reviews, its languages."""
