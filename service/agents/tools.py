"""The tools: one for each stored question, made from its header, and one for each thing else that agents ask.

What a tool takes is what its address takes, as the service's own OpenAPI says; nothing about it is written twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from accord_atlas.service.agents.bounds import MEMBERS, MOST
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import message

ADDRESSES: Final[Mapping[str, str]] = {
    "search": "/api/search",
    "ask": "/api/ask",
    "profile": "/api/profile/{kind}/{slug}",
    "entity": "/api/entities/{kind}/{slug}",
    "evidence-in-words": "/api/evidence/{kind}/{slug}",
    "paths": "/api/paths",
    "recognition": "/api/recognition",
    "accession": "/api/accession/{agreement}/{organization}",
    "scenario": "/api/scenario",
    "next-steps": "/api/scenario/best",
    "compare": "/api/compare",
}
"""Tool → the address that it asks, beside the stored questions, `sparql` and `schema`."""
SPARQL: Final = "sparql"
SCHEMA: Final = "schema"
LEFT_OUT: Final = frozenset({"format", "lang", "bom", "release", "layers", "facets"})
"""Parameters that only people's formats have, or that the tool itself gives."""
LANGUAGE: Final = "lang"
MANY: Final = "most"
NAME: Final = 64
LONGEST: Final = 4_000
"""Characters of one argument; of a query, what the service takes."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it is called and for, what it takes, which address it asks."""

    name: str
    title: str
    description: str
    schema: dict[str, Any]
    path: str

    def address(self, arguments: Mapping[str, Any]) -> str:
        """The address for these arguments; ValueError in words where one is of a form that no address has."""
        given = {name: _written(name, value) for name, value in arguments.items() if name not in {LANGUAGE, MANY}}
        given = {name: value for name, value in given.items() if value is not None}
        path = self.path
        for name in [name for name in self.schema["properties"] if f"{{{name}}}" in path]:
            value = given.pop(name, None)
            if not value:
                raise ValueError(
                    message("agents-missing", name=name).en + " " + message("agents-missing", name=name).zh
                )
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        return f"{path}?{urlencode(given)}" if given else path


def _written(name: str, value: Any) -> str | None:  # noqa: ANN401
    """An argument as an address has it; lists between commas."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        text = str(value)
    elif isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        text = ",".join(map(str, value))
    else:
        said = message("agents-form", name=name)
        raise ValueError(f"{said.en} {said.zh}")
    if len(text) > LONGEST:
        said = message("agents-long", name=name, most=LONGEST)
        raise ValueError(f"{said.en} {said.zh}")
    return text


def tools(openapi: Mapping[str, Any], listing: Mapping[str, Any], language: Language) -> dict[str, Tool]:
    """All tools by name, from what the service says of its addresses and of its stored questions.

    In one language: a reader of tokens pays for each word of every tool.
    """
    own = [*_of_addresses(openapi, language), *_of_questions(listing, language), _schema(language), _sparql(language)]
    return {tool.name: tool for tool in own}


def _of_addresses(openapi: Mapping[str, Any], language: Language) -> Iterator[Tool]:
    for name, path in ADDRESSES.items():
        if (operation := openapi["paths"].get(path, {}).get("get")) is not None:
            taken = [each for each in operation.get("parameters", ()) if each["name"] not in LEFT_OUT]
            required = [each["name"] for each in taken if each.get("required")]
            properties = {each["name"]: _parameter(each) for each in taken}
            title, description = (_one_of(operation[each], language) for each in ("summary", "description"))
            yield _tool(name, title, description, properties, required, path, language)


def _of_questions(listing: Mapping[str, Any], language: Language) -> Iterator[Tool]:
    for question in listing["questions"]:
        properties = {each["name"]: _of_header(each, language) for each in question["parameters"]}
        required = [each["name"] for each in question["parameters"] if each["required"]]
        title, description = question["title"][language], question["description"][language]
        yield _tool(question["name"], title, description, properties, required, question["address"], language)


def _schema(language: Language) -> Tool:
    properties = {"kind": {"type": "string", "description": message("agents-schema-kind")[language]}}
    title, description = message("agents-schema")[language], message("agents-schema-says")[language]
    return _tool(SCHEMA, title, description, properties, [], "/api/schema", language)


def _sparql(language: Language) -> Tool:
    properties = {"query": {"type": "string", "description": message("agents-sparql-query")[language]}}
    title, description = message("agents-sparql")[language], message("agents-sparql-says")[language]
    return _tool(SPARQL, title, description, properties, ["query"], "/sparql", language)


def _tool(
    name: str,
    title: str,
    description: str,
    properties: dict[str, Any],
    required: list[str],
    path: str,
    language: Language,
) -> Tool:
    own = {
        LANGUAGE: {"type": "string", "enum": [*LANGUAGES], "description": message("agents-lang")[language]},
        MANY: {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST,
            "default": MEMBERS,
            "description": message("agents-most")[language],
        },
    }
    schema = {
        "type": "object",
        "properties": {**properties, **own},
        "required": required,
        "additionalProperties": False,
    }
    return Tool(name[:NAME], title, description, schema, path)


def _parameter(said: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter of an address as a tool has it: without null, for what is not given is left out."""
    schema = dict(said["schema"])
    schema.pop("title", None)
    if "anyOf" in schema:
        kept = next(each for each in schema.pop("anyOf") if each.get("type") != "null")
        schema = {**kept, **schema}
    return {key: value for key, value in schema.items() if value is not None}


def _of_header(said: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """A parameter of a stored question as a tool has it: its type, its values, what it means."""
    told = message("agents-example", title=Words(**said["title"]), example=said["example"])[language]
    schema: dict[str, Any] = {"description": told}
    values = [each["value"] for each in said["values"]]
    if said["type"] == "concepts":
        return {"type": "array", "items": {"type": "string", "enum": values}, **schema}
    plain = {"integer": {"type": "integer"}, "date": {"type": "string", "format": "date"}}
    return {**plain.get(said["type"], {"type": "string"}), **({"enum": values} if values else {}), **schema}


def _one_of(said: str, language: Language) -> str:
    """The part in a language of what is said in both, English first."""
    parts = said.split("\n\n" if "\n\n" in said else " · ")
    return parts[-1 if language == "zh" else 0]
