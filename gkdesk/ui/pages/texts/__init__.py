"""The page „Texte und Sprachen“: wording, checks and languages of the papers."""
