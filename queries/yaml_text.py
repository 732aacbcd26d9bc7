"""Reads YAML: by the parser that is written in C where the library was built with it, which is ten times faster."""

from typing import Any, Final

import yaml

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:  # noqa: ANN401 - whatever the text says
    """What a text says, of plain kinds alone; yaml.YAMLError where it is no YAML."""
    return yaml.load(text, LOADER)  # nosec B506 # one of the two safe loaders
