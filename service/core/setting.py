"""How a setting is declared, from where it comes, and what a wrong one is told."""

import os
import re
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.fields import FieldInfo

from accord_atlas.service.core.errors import BadSetting

PREFIX: Final = "ACCORD_"
SECRET: Final = re.compile(r"//[^/\s]*@")
"""User and password in an address, which belong into files."""


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


class Wrong(ValueError):
    """A value that its setting does not take, in words of both languages."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en, self.zh = en, zh


def setting(default: Any, en: str, zh: str, *, form: tuple[str, str] | None = None, **rules: Any) -> Any:  # noqa: ANN401
    """A field with its default (a value, or a function that finds it), its words in both languages, its limits.

    `form` says in both languages what a pattern wants.
    """
    start = {"default_factory": default} if callable(default) else {"default": default}
    return Field(**start, description=en, json_schema_extra={"zh": zh, "form": list(form or ())}, **rules)


def variable(name: str) -> str:
    """The variable of the environment that holds a setting."""
    return f"{PREFIX}{name.upper()}"


def shown(value: object) -> str:
    """A value as it may be told: without user and password."""
    return SECRET.sub("//…@", str(value))


def allowed(field: FieldInfo) -> tuple[str, str]:
    """What a setting may be, in both languages."""
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    kind = field.annotation
    if form := extra.get("form"):
        return f"{form[0]}, or nothing", f"{form[1]}，或留空"  # type: ignore[index]
    if get_origin(kind) is Literal:
        values = [str(each) for each in get_args(kind)]
        return " or ".join(values), " 或 ".join(values)
    if kind is bool:
        return "true or false", "true 或 false"
    if kind in {int, float}:
        limits = {
            name: getattr(each, name) for each in field.metadata for name in ("ge", "gt", "le") if _has(each, name)
        }
        return _number(kind is int, limits)
    if kind is str:
        return "a text", "文字"
    return "a path", "路径"


def _has(limit: object, name: str) -> bool:
    return getattr(limit, name, None) is not None


def _number(whole: bool, limits: Mapping[str, object]) -> tuple[str, str]:
    en, zh = ("a whole number", "整数") if whole else ("a number", "数值")
    if "ge" in limits and "le" in limits:
        return f"{en} from {limits['ge']} to {limits['le']}", f"{limits['ge']} 至 {limits['le']} 的{zh}"
    if "ge" in limits:
        return f"{en}, at least {limits['ge']}", f"不小于 {limits['ge']} 的{zh}"
    if "gt" in limits:
        return f"{en} greater than {limits['gt']}", f"大于 {limits['gt']} 的{zh}"
    return en, zh


def refusal(error: ValidationError, fields: Mapping[str, FieldInfo]) -> BadSetting:
    """What each wrong setting is called, what it is, and what it may be."""
    wrongs = [wrong(each, fields) for each in error.errors()]
    return BadSetting(
        "; ".join(f"{name} is {value!r}: {en}" for name, value, en, _ in wrongs),
        "；".join(f"{name} 为 {value!r}：{zh}" for name, value, _, zh in wrongs),
        parameter=wrongs[0][0],
    )


def wrong(found: Any, fields: Mapping[str, FieldInfo]) -> tuple[str, str, str, str]:  # noqa: ANN401 - pydantic's own
    """The variable of a setting that was refused, its value, and what it should be, in both languages."""
    name = str(found["loc"][0])
    reason = (found.get("ctx") or {}).get("error")
    en, zh = allowed(fields[name])
    said = (reason.en, reason.zh) if isinstance(reason, Wrong) else (f"expected {en}", f"应为{_spaced(zh)}")
    return variable(name), shown(found["input"]), shown(said[0]), shown(said[1])


def _spaced(zh: str) -> str:
    """With a space before what is not Chinese."""
    return f" {zh}" if zh[:1].isascii() else zh
