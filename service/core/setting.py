"""How a setting is declared (its default, its words in both languages, its limits), and from where it comes."""

import os
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, model_validator

PREFIX: Final = "ACCORD_"


class FromEnvironment(BaseModel):
    """Settings that are read from variables of the environment (`ACCORD_<NAME>`) where they are not given."""

    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=True)

    @model_validator(mode="before")
    @classmethod
    def _with_environment(cls, given: dict[str, Any]) -> dict[str, Any]:
        outside = {name.upper(): value for name, value in os.environ.items()}
        variables = {name: f"{PREFIX}{name.upper()}" for name in cls.model_fields}
        said = {name: outside[variable] for name, variable in variables.items() if variable in outside}
        return {**said, **given}


def setting(default: Any, en: str, zh: str, **rules: Any) -> Any:  # noqa: ANN401
    """A field with its default (a value, or a function that finds it), its words in both languages, its limits."""
    start = {"default_factory": default} if callable(default) else {"default": default}
    return Field(**start, description=en, json_schema_extra={"zh": zh}, **rules)
