"""How OpenAPI tells the parameters of a stored question."""

from collections.abc import Iterable
from typing import Any

from accord_atlas.queries.question import Parameter
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.questions.formats import FORMATS


def parameter_entries(parameters: Iterable[Parameter]) -> list[dict[str, Any]]:
    """The OpenAPI entries of a question's parameters and of `format` and `lang`."""
    own = [
        {
            "name": p.name,
            "in": "query",
            "required": p.required,
            "description": f"{p.title['en']} · {p.title['zh']}{_identifier(p)}",
            "schema": _schema(p),
            "example": _example(p),
            **({"style": "form", "explode": False} if p.type == "concepts" else {}),
        }
        for p in parameters
    ]
    return [
        *own,
        {
            "name": "format",
            "in": "query",
            "description": "Format, instead of `Accept` · 格式",
            "schema": {"type": "string", "enum": [form.name for form in FORMATS]},
        },
        {
            "name": "lang",
            "in": "query",
            "description": (
                "Language of headings and labels in csv, tsv, xlsx, md, html, and of remarks in json; without it csv "
                "and tsv have column names and slugs, json English remarks · "
                "标题、名称与说明文字的语言；不指定时 csv 与 tsv 使用列名和标识，json 的说明文字为英文"
            ),
            "schema": {"type": "string", "enum": ["en", "zh"]},
        },
    ]


def _identifier(parameter: Parameter) -> str:
    if parameter.type != "entity":
        return ""
    kinds = " or ".join(parameter.kind) or "any kind"
    return f" (slug, prefixed name or IRI of {kinds}; 标识、带前缀的名称或 IRI)"


def _example(parameter: Parameter) -> Any:  # noqa: ANN401 - JSON
    if parameter.type == "concepts":
        return parameter.example.split(",")
    return int(parameter.example) if parameter.type == "integer" else parameter.example


def _schema(parameter: Parameter) -> dict[str, Any]:
    if parameter.type == "date":
        return {"type": "string", "format": "date"}
    if parameter.type == "integer":
        return {"type": "integer"}
    values = notations(parameter.scheme) if parameter.type in ("concept", "concepts") else ()
    one = {"type": "string", **({"enum": list(values)} if values else {})}
    return {"type": "array", "items": one} if parameter.type == "concepts" else one
