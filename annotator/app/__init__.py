"""The terminal face: the only room that knows Textual.

`commands` and `layouts` are plain tables and load without it, since the command line prints them.
"""
