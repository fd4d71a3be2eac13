"""A memory as the Translate Toolkit writes it: Kazakh and English lines on the standard input."""

import json
import sys

from translate.storage.tmx import tmxfile

source, target = sys.stdin.read().split("\n")
store = tmxfile(sourcelanguage="kk", targetlanguage="en")
store.addtranslation(source, "kk", target, "en")
print(json.dumps(bytes(store).decode()))
