"""Stretches that no rule of the others finds, weighed by many small signs."""
