"""Out into other formats and in from them: files, counts, what is lost."""
