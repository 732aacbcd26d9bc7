"""What the Reconciliation Service API 0.2 asks of each answer, as JSON Schemas.

They say in our words what the specification's own schemas say (https://reconciliation-api.github.io/specs/0.2/), and
are stricter: nothing else may be in an answer. Where RECONCILIATION_SCHEMAS names a folder with the published ones
(`0.2/schemas` of github.com/reconciliation-api/specs), answers are held to those as well.
"""

import json
import os
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

Schema = dict[str, Any]
TEXT: Schema = {"type": "string", "minLength": 1}
WORDS: Schema = {"type": "string"}


def just(required: Schema, optional: Schema | None = None) -> Schema:
    """An object with these members and no other."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def listed(each: Schema) -> Schema:
    return {"type": "array", "items": each}


TYPE = just({"id": TEXT, "name": TEXT})
PATH = just(
    {"service_url": TEXT, "service_path": TEXT},
    {"flyout_service_url": TEXT, "flyout_service_path": {"pattern": r"\$\{id\}"}},
)
TEMPLATE: Schema = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
SETTING = {
    "oneOf": [
        just(
            {"name": TEXT, "label": TEXT, "type": {"const": "number"}, "default": {"type": "number"}, "help_text": TEXT}
        ),
        just({"name": TEXT, "label": TEXT, "type": {"const": "text"}, "default": WORDS, "help_text": TEXT}),
        just(
            {
                "name": TEXT,
                "label": TEXT,
                "type": {"const": "select"},
                "default": TEXT,
                "help_text": TEXT,
                "choices": listed(just({"value": TEXT, "name": TEXT})),
            }
        ),
    ]
}
MANIFEST = just(
    {
        "versions": {"type": "array", "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": {"type": "string", "pattern": "^https?://"},
        "schemaSpace": {"type": "string", "pattern": "^https?://"},
        "documentation": {"type": "string", "pattern": "^https?://"},
        "serviceVersion": TEXT,
        "logo": {"type": "string", "pattern": "^https?://"},
        "defaultTypes": {**listed(TYPE), "uniqueItems": True, "minItems": 1},
        "view": just({"url": TEMPLATE}),
        "feature_view": just({"url": TEMPLATE}),
        "preview": just({"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": just({"entity": PATH, "property": PATH, "type": PATH}),
        "extend": just({"propose_properties": PATH, "property_settings": listed(SETTING)}),
        "batchSize": {"type": "integer", "minimum": 1},
    }
)
FEATURE = just({"id": TEXT, "value": {"type": ["boolean", "number"]}})
CANDIDATE = just(
    {
        "id": TEXT,
        "name": TEXT,
        "description": WORDS,
        "type": listed(TYPE),
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "features": listed(FEATURE),
        "match": {"type": "boolean"},
    }
)
BATCH: Schema = {"type": "object", "additionalProperties": just({"result": listed(CANDIDATE)})}
SUGGESTIONS = just(
    {"result": listed(just({"id": TEXT, "name": TEXT, "description": WORDS}, {"notable": listed(TYPE)}))}
)
MOMENT = r"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"
VALUE = {
    "oneOf": [
        just({"id": TEXT, "name": TEXT}),
        just({"str": WORDS}),
        just({"int": {"type": "integer"}}),
        just({"float": {"type": "number"}}),
        just({"date": {"type": "string", "pattern": MOMENT}}),
    ]
}
EXTENSION = just(
    {
        "meta": listed(just({"id": TEXT, "name": TEXT}, {"type": TYPE})),
        "rows": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": listed(VALUE)}},
    }
)
SCHEMAS = {
    "manifest": MANIFEST,
    "reconciliation-result-batch": BATCH,
    "suggest-entities-response": SUGGESTIONS,
    "suggest-properties-response": SUGGESTIONS,
    "suggest-types-response": SUGGESTIONS,
    "data-extension-response": EXTENSION,
}
"""By the names of the specification's own."""


def held(name: str, answer: Any) -> Any:
    """The answer, which is as the specification has it."""
    Draft7Validator(SCHEMAS[name]).validate(answer)
    if folder := os.environ.get("RECONCILIATION_SCHEMAS"):
        published = {file.stem: json.loads(file.read_text("utf-8")) for file in Path(folder).glob("*.json")}
        # How services are entered by others is described by a schema elsewhere, which no answer of ours needs.
        published["manifest"]["properties"].pop("authentication", None)
        known = Registry().with_resources(
            (schema.get("$id", name), DRAFT7.create_resource(schema)) for name, schema in published.items()
        )
        Draft7Validator(published[name], registry=known).validate(answer)
    return answer
