"""Detection beyond one file: many inputs of many kinds, written in parts, over any machines."""
