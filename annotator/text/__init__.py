"""Characters: what they are, where they stand, how they are shown. Only this room knows ICU.

All offsets are code points, 0-based, end-exclusive. Nothing here changes a stored text.
"""
