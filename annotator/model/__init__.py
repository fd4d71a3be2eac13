"""Values: what every room of the house speaks in. No I/O, no ICU, no Textual.

All offsets are code points, 0-based, end-exclusive, in an article's text as decoded.
"""
