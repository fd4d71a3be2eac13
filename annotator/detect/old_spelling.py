"""Russian before the reform of 1918 and Bulgarian before that of 1945: ѣ, ѳ, ѵ and the final ъ.

The tables are counted on today's spelling, where these letters are rare or point elsewhere (і to
Kazakh and Ukrainian, ъ to Bulgarian). Such a run is ranked as it would be written today.
"""

import re

from annotator.detect.naming import Ranked, rank

OLD = {"ru": 5.0, "bg": 3.0}
"""What the old letters add to the languages that were written with them."""
_OLD = re.compile(r"[ѣѳѵѢѲѴ]|[бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ][ъЪ](?!\w)")
_FINAL = re.compile(r"(?<=\w)[ъЪ](?!\w)")
_TODAY = str.maketrans("ѣѳѵіѢѲѴІ", "ефииЕФИИ")


def ranking(text: str, script: str) -> tuple[Ranked, ...]:
    """The languages of a run, best first, as `naming.rank` has them; old spellings modernised."""
    if script != "Cyrl" or not _OLD.search(text):
        return tuple(rank(text, script))
    today = rank(_FINAL.sub("", text).translate(_TODAY), script)
    again = [Ranked(r.score + OLD.get(r.language, 0.0), r.language) for r in today]
    return tuple(sorted(again, key=lambda r: (-r.score, r.language)))
