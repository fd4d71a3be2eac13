"""A table as pandas reads it: python pandas_read.py FILE SEPARATOR, its rows as JSON."""

import json
import sys

import pandas

path, separator = sys.argv[1:]
frame = pandas.read_csv(path, sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig")
print(json.dumps(frame.to_dict("records")))
