"""Every measure is in the guide."""

from pathlib import Path

from annotator.compare.agreement.measures import MEASURES
from annotator.compare.agreement.report import ALL

GUIDE = Path(__file__).parents[3] / "docs" / "agreement.md"


def test_every_measure_is_named_in_the_guide():
    told = GUIDE.read_text(encoding="utf-8")
    for name in MEASURES:
        assert f"`{name}`" in told, name
    for name in ALL:
        family = name.rpartition("_")[0]
        assert any(f"`{n}" in told for n in (name, f"{family}_", family)), name
