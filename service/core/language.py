"""Which language a reader gets: `?lang=`, else the cookie `lang`, else `Accept-Language`, else the setting."""

from typing import Literal

from accord_atlas.service.core.errors import BadParameter

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def parse(value: str) -> Language:
    """`en` or `zh`; BadParameter for anything else."""
    for known in LANGUAGES:
        if value == known:
            return known
    raise BadParameter(
        "lang",
        value,
        f"`lang` is {value!r}; expected en or zh.",
        f"lang 为 {value!r}，应为 en 或 zh。",
        expected=LANGUAGES,
    )
