"""What fills the terminal: the library, one article, the keys, the review."""
