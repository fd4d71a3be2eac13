"""Label Studio: regions in UTF-16 units that fit the configuration, and its own validator."""

import json
from collections.abc import Callable
from typing import Any

from lxml import etree

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.labelstudio_read import read
from annotator.exchange.material import Material
from annotator.model.article import Article

Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
VALUES = {"labels": "labels", "choices": "choices", "textarea": "text"}


def results(task: dict[str, Any]) -> list[dict[str, Any]]:
    both = [*task.get("annotations", []), *task.get("predictions", [])]
    return [item for one in both for item in one["result"]]


def test_every_region_fits_the_configuration_and_the_text(export: Export) -> None:
    files = export("labelstudio", suggested=True)
    config = etree.fromstring(files["labelling-config.xml"])
    controls = {e.get("name"): e for e in config.iter() if e.get("toName") == "text"}
    assert config.find("Text").get("value") == "$text"
    kinds = {"Labels": "labels", "Choices": "choices", "TextArea": "textarea"}
    for task in json.loads(files[""]):
        units = task["data"]["text"].encode("utf-16-le")
        ids = {item["id"] for item in results(task) if "id" in item}
        for item in results(task):
            if item["type"] == "relation":
                assert {item["from_id"], item["to_id"]} <= ids
                continue
            control = controls[item["from_name"]]
            assert item["type"] == kinds[control.tag]
            value = item["value"]
            if item["type"] in ("labels", "choices"):
                offered = {child.get("value") for child in control}
                assert set(value[item["type"]]) <= offered
            if item["type"] == "labels":
                words = units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
                assert words == value["text"]
            assert value[VALUES[item["type"]]]


def test_suggestions_are_predictions_and_nothing_else(export: Export) -> None:
    def told(suggested: bool, part: str) -> str:
        tasks = json.loads(export("labelstudio", suggested=suggested)[""])
        return json.dumps([task.get(part, []) for task in tasks], ensure_ascii=False)

    assert "guess 0" in told(True, "predictions")
    assert "guess 0" not in told(True, "annotations")
    assert told(False, "predictions") == told(False, "nothing")


def test_a_task_of_nobody_and_an_empty_export_are_still_json(export: Export) -> None:
    tasks = json.loads(export("labelstudio")[""])
    assert tasks[-1]["data"]["text"] == ""
    from annotator.exchange.formats import FORMATS
    from annotator.exchange.material import Job
    from annotator.exchange.outgoing import outgoing

    chunks = [c for c in outgoing(FORMATS["labelstudio"], [], Job()) if c.name == ""]
    assert json.loads(b"".join(c.data for c in chunks)) == []


OTHER = [
    {
        "id": 9,
        "data": {"text": "🙂 Here: Ух ты."},
        "annotations": [
            {
                "completed_by": 1,
                "result": [
                    {
                        "id": "r1",
                        "type": "labels",
                        "from_name": "tag",
                        "to_name": "text",
                        "value": {"start": 9, "end": 14, "text": "Ух ты", "labels": ["slogan"]},
                    },
                    {"id": "r2", "type": "rectanglelabels", "value": {"x": 1, "y": 2}},
                    {"id": "r3", "type": "labels", "value": {"start": 9, "end": 900}},
                ],
            },
            {"was_cancelled": True, "result": []},
        ],
        "predictions": [{"result": [{"id": "p1"}, {"id": "p1"}]}],
    },
    {"data": {"image": "x.png"}},
]


def test_another_projects_export_is_read_and_the_rest_is_said(hard: tuple[Material, ...]) -> None:
    data = json.dumps(OTHER, ensure_ascii=False).encode()
    imported = settle(read([InFile("o.json", data)], ReadOptions()), lambda claim: hard[0].article)
    (row,) = imported.arrivals[0].annotations
    assert (row.kind, row.exact, row.start) == ("slogan", "Ух ты", 151)
    assert [s.why for s in imported.skipped] == [
        "it has no place in text",
        "outside the text",
        "an annotation that was cancelled",
        "a prediction of 1 region that nobody has taken",
        "its data has no `text`",
    ]
