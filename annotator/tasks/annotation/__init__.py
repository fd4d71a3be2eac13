"""One person at work: sheets, items, edits, and the session that keeps them on disk."""
