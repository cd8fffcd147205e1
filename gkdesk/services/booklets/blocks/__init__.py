"""The blocks of a booklet: each says what it prints, by itself."""
