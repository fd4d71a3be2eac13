"""What Label Studio's own library says of our tasks: label_studio_check.py CONFIGURATION TASKS."""

import json
import sys
from pathlib import Path

from label_studio_sdk.label_interface import LabelInterface

config, tasks = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
interface = LabelInterface(config)
interface.validate()
told = {
    "annotations": [],
    "predictions": [],
    "controls": sorted(c.name for c in interface.controls),
}
for task in json.loads(tasks):
    for annotation in task["annotations"]:
        told["annotations"].append(interface._validate_object(annotation, return_errors=True))
    for prediction in task.get("predictions", []):
        told["predictions"].append(interface.validate_prediction(prediction, return_errors=True))
print(json.dumps(told))
