"""The packages of `annotator[cluster]`, imported when they are needed."""

import importlib
from typing import Any

from annotator.model.errors import MissingExtra


def need(module: str, what: str) -> Any:
    """The module, or MissingExtra with the line that installs it. `what` needs it: a plural."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        name = module.split(".")[0]
        raise MissingExtra(
            f"{what} need {name}, which is not installed.", "pip install 'annotator[cluster]'"
        ) from error
