"""Is what was annotated at one with itself? Pure checks over sheets; nothing is changed."""
