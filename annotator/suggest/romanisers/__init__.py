"""Romanisers that need an optional package: one file each, loaded when first asked for."""
