"""How a setting is declared: its default, its words in both languages, its limits."""

from typing import Any

from pydantic import Field


def setting(default: Any, en: str, zh: str, **rules: Any) -> Any:  # noqa: ANN401
    """A field with its default (a value, or a function that finds it), its words in both languages, its limits."""
    start = {"default_factory": default} if callable(default) else {"default": default}
    return Field(**start, description=en, json_schema_extra={"zh": zh}, **rules)
