"""Builds the tables of annotator/detect/data from sources that may be shipped. See README.md."""
