"""What a thing is called in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called; None where no source has the name in that language."""

    en: str | None
    zh: str | None
