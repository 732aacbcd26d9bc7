"""The shapes of the Reconciliation Service API 0.2, which OpenRefine and other clients speak.

Fields are named as that specification names them; a field that does not apply is left out, never null.
"""

from pydantic import Field

from accord_atlas.service.core.shape import Shape


class ReconcileType(Shape):
    """A type: a kind of entity, by the name of its class."""

    id: str
    name: str


class ReconcileFeature(Shape):
    """One of the things from which a score was made."""

    id: str
    value: bool | float


class ReconcileCandidate(Shape):
    """An entity that a query may mean."""

    id: str = Field(description="`kind/slug`; behind the identifier space it is the IRI.")
    name: str
    description: str
    type: list[ReconcileType]
    score: float = Field(description="0 to 100.")
    features: list[ReconcileFeature]
    match: bool = Field(
        description="Surely meant: called just so, alone, and nothing that was given speaks against it."
    )


class ReconcileResult(Shape):
    """The candidates of one query, the best first."""

    result: list[ReconcileCandidate]


class Suggestion(Shape):
    """An entity, a type or a property that begins as was typed."""

    id: str
    name: str
    description: str
    notable: list[ReconcileType] | None = Field(default=None, description="Of an entity: its type.")


class Suggestions(Shape):
    """What may be meant by a beginning."""

    result: list[Suggestion]


class Flyout(Shape):
    """A small preview, as HTML without scripts."""

    id: str
    html: str


class ReconcileProperty(Shape):
    """A property by which entities are matched and extended."""

    id: str
    name: str


class ProposedProperties(Shape):
    """The properties that things of a type have, the most telling first."""

    type: str
    limit: int | None = None
    properties: list[ReconcileProperty]


class ExtendedColumn(Shape):
    """A property that was asked for; `type` where all its values are entities of one."""

    id: str
    name: str
    type: ReconcileType | None = None


class ExtendedValue(Shape):
    """One value: an entity (`id`, `name`), a text, a number, or a day as the beginning of it."""

    id: str | None = None
    name: str | None = None
    text: str | None = Field(default=None, serialization_alias="str", validation_alias="str")
    whole: int | None = Field(default=None, serialization_alias="int", validation_alias="int")
    number: float | None = Field(default=None, serialization_alias="float", validation_alias="float")
    date: str | None = None


class Extension(Shape):
    """Values of properties of entities."""

    meta: list[ExtendedColumn]
    rows: dict[str, dict[str, list[ExtendedValue]]]


class ServicePath(Shape):
    """Where a part of the service is: the two put together."""

    service_url: str
    service_path: str
    flyout_service_url: str | None = None
    flyout_service_path: str | None = None


class Suggesting(Shape):
    """Where suggestions are."""

    entity: ServicePath
    property: ServicePath
    type: ServicePath


class Template(Shape):
    """An address with `{{id}}` in it."""

    url: str


class PreviewTemplate(Template):
    """Where previews are, and how large a frame they need."""

    width: int
    height: int


class SettingChoice(Shape):
    """One of the values of a setting."""

    value: str
    name: str


class PropertySetting(Shape):
    """What may be set for a property whose values are fetched."""

    name: str
    label: str
    type: str
    default: str | int
    help_text: str
    choices: list[SettingChoice] | None = None


class Extending(Shape):
    """Where properties are proposed, and what may be set for each."""

    propose_properties: ServicePath
    property_settings: list[PropertySetting]


class ReconcileManifest(Shape):
    """What the service is and can do."""

    versions: list[str]
    name: str
    identifierSpace: str  # noqa: N815
    schemaSpace: str  # noqa: N815
    documentation: str
    serviceVersion: str  # noqa: N815
    logo: str
    defaultTypes: list[ReconcileType]  # noqa: N815
    view: Template
    feature_view: Template
    preview: PreviewTemplate
    suggest: Suggesting
    extend: Extending
    batchSize: int  # noqa: N815
