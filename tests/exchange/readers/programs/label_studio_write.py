"""A task as Label Studio's own library makes it: the text on the standard input, places as
arguments (START END LABEL …). Another project's configuration, names and ids."""

import json
import sys

from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.objects import AnnotationValue, PredictionValue, TaskValue

CONFIG = """<View>
  <Labels name="ner" toName="body"><Label value="slogan"/><Label value="PER"/></Labels>
  <Text name="body" value="$text"/>
</View>"""
text = sys.stdin.buffer.read().decode()
places = sys.argv[1:]
interface = LabelInterface(CONFIG)
regions = interface.create_regions(
    {
        "ner": [
            {"start": int(start), "end": int(end), "label": label}
            for start, end, label in zip(places[::3], places[1::3], places[2::3], strict=True)
        ]
    }
)
regions[0].add_relation(regions[-1], label=["near"])
task = TaskValue(
    data={"text": text, "origin": "somebody else's"},
    annotations=[AnnotationValue(completed_by=7, lead_time=3.5, result=regions)],
    predictions=[PredictionValue(model_version="m1", score=0.5, result=regions[:1])],
)
print(json.dumps([task.model_dump()]))
