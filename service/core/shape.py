"""What an answer is made of: frozen typed objects, from which JSON, OpenAPI and the interface's types all come."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from accord_atlas.ontology.names import KINDS
from accord_atlas.service.core.schemes import links, notations, symbols


class Shape(BaseModel):
    """A frozen part of an answer.

    A field that was not given is left out of the JSON; one given as None is null there. A field whose name in JSON
    is a word of Python (`from`) is declared with `serialization_alias` and `validation_alias`.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True, defer_build=True)

    def json_bytes(self) -> bytes:
        """The answer as JSON, UTF-8, in the order of its fields."""
        return self.model_dump_json(by_alias=True, exclude_unset=True).encode()

    def json_value(self) -> dict[str, Any]:
        """The answer as the plain values of its JSON, for a border that wants these (Python, YAML, a table)."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


class OneOf:
    """A text that is a notation of one of these schemes; OpenAPI has their notations as an enum."""

    def __init__(self, *schemes: str, without: tuple[str, ...] = ()) -> None:
        self.schemes = schemes
        self.without = without

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add the enum to what the type's own schema says."""
        return {**handler(schema), "enum": self.values}

    @property
    def values(self) -> list[str]:
        """The notations, scheme by scheme."""
        every = (n for scheme in self.schemes for n in notations(scheme) if n not in self.without)
        return list(dict.fromkeys(every))


class OneOfOrLink(OneOf):
    """A notation of one of these schemes, or the name of a property that leads from entity to entity."""

    @property
    def values(self) -> list[str]:
        """The notations, then the properties."""
        return list(dict.fromkeys([*super().values, *links()]))


class SymbolOf(OneOf):
    """A text that is a symbol (`>=`) of one of these schemes; OpenAPI has their symbols as an enum."""

    @property
    def values(self) -> list[str]:
        """The symbols, scheme by scheme; none where a scheme has none."""
        return [symbol for scheme in self.schemes for symbol in symbols(scheme)]


class Among:
    """A text that is one of these names, which are ours and no controlled values; OpenAPI has them as an enum."""

    def __init__(self, *values: str) -> None:
        self.values = list(values)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add the enum to what the type's own schema says."""
        return {**handler(schema), "enum": self.values}


class CommaSeparated:
    """A text of several values between commas; OpenAPI has it as an array, of these values where it is told them."""

    def __init__(self, each: OneOf | Among | None = None) -> None:
        self.each = each

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> dict[str, Any]:
        """An array, which `web/openapi.py` says to be written in form style and not exploded."""
        return {"type": "array", "items": {"type": "string", **({"enum": self.each.values} if self.each else {})}}


class Label(Shape):
    """A name in both languages; a missing one is null, never a copy of the other."""

    en: str | None
    zh: str | None

    def __getitem__(self, language: str) -> str | None:
        """The name in a language, `en` or `zh`; None where it has none."""
        return self.zh if language == "zh" else self.en

    def text(self, language: str) -> str:
        """The name in a language, else in the other; empty where there is none."""
        wanted, other = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return wanted or other or ""


class Words(Label):
    """The same words in both languages; a label that lacks neither."""

    en: str
    zh: str

    def __getitem__(self, language: str) -> str:
        """The words in a language, `en` or `zh`."""
        return self.zh if language == "zh" else self.en


Kind = Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]
"""A kind of entity."""


class Entity(Shape):
    """An entity as every answer shows it."""

    id: str = Field(description="Slug, e.g. `pec`.")
    kind: Kind | None = Field(description="Kind of entity, e.g. `organization`; null for what is not ours.")
    iri: str
    label: Label
