"""Translation units as the Translate Toolkit reads them: python toolkit_read.py FILE…, as JSON."""

import json
import sys

from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File

told = {}
for name in sys.argv[1:]:
    store = (tmxfile if name.endswith(".tmx") else Xliff2File).parsefile(name)
    told[name.rpartition("/")[2]] = {
        "kind": type(store).__name__,
        "source_language": store.getsourcelanguage() or "",
        "target_language": store.gettargetlanguage() or "",
        "units": [
            {
                "source": str(unit.source),
                "target": str(unit.target or ""),
                "approved": bool(getattr(unit, "isapproved", lambda: False)()),
                "fuzzy": unit.isfuzzy(),
            }
            for unit in store.units
            if not unit.isheader()
        ],
    }
print(json.dumps(told))
