"""What could be filled in: transliteration, translations from memory, speakers, glosses."""
