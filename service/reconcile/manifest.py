"""What the reconciliation service says of itself: its spaces, its parts, what may be set."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from accord_atlas import __version__
from accord_atlas.ontology.names import BASE, ONTOLOGY
from accord_atlas.service.answers.reconcile import (
    Extending,
    PreviewTemplate,
    PropertySetting,
    ReconcileManifest,
    ServicePath,
    SettingChoice,
    Suggesting,
    Template,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.reconcile.answer import type_of
from accord_atlas.service.reconcile.request import BATCH, BOTH, CERTAINTIES
from accord_atlas.service.text.messages import message

DEFAULT_TYPES: Final = ("organization", "agreement", "jurisdiction", "title", "specialty")


def manifest(atlas: Atlas, root: str, language: Language, *, chosen: bool = False) -> ReconcileManifest:
    """What the service is, where its parts are; `root` is its public address.

    `chosen`: the language stands in the address that a client was given, so that previews keep to it.
    """
    own, kept = f"{root}/reconcile", f"&lang={language}" if chosen else ""

    def suggesting(what: str) -> ServicePath:
        flyout = f"/flyout/{what}?id=${{id}}{kept}"
        return ServicePath(
            service_url=own, service_path=f"/suggest/{what}", flyout_service_url=own, flyout_service_path=flyout
        )

    return ReconcileManifest(
        versions=["0.2"],
        name=message("reconcile-service").text(language),
        identifierSpace=f"{BASE}id/",
        schemaSpace=ONTOLOGY,
        documentation=f"{own}/about",
        serviceVersion=__version__,
        logo=f"{root}/static/apple-touch-icon.png",
        defaultTypes=[type_of(atlas, kind, language) for kind in DEFAULT_TYPES],
        view=Template(url=f"{root}/id/{{{{id}}}}"),
        feature_view=Template(url=f"{own}/about#{{{{id}}}}"),
        preview=PreviewTemplate(url=f"{own}/preview?id={{{{id}}}}{kept}", width=430, height=300),
        suggest=Suggesting(entity=suggesting("entity"), property=suggesting("property"), type=suggesting("type")),
        extend=Extending(
            propose_properties=ServicePath(service_url=own, service_path="/properties"),
            property_settings=[*_settings(language)],
        ),
        batchSize=BATCH,
    )


def _settings(language: Language) -> Iterator[PropertySetting]:
    def setting(name: str, kind: str, default: str | int, choices: Mapping[str, str] | None = None) -> PropertySetting:
        words = {"label": f"reconcile-setting-{name}", "help_text": f"reconcile-setting-{name}-help"}
        said: dict[str, Any] = {field: message(key).text(language) for field, key in words.items()}
        if choices:
            listed = choices.items()
            said["choices"] = [SettingChoice(value=value, name=message(key).text(language)) for value, key in listed]
        return PropertySetting(name=name, type=kind, default=default, **said)

    yield setting("limit", "number", 0)
    yield setting("language", "select", language, {each: f"reconcile-language-{each}" for each in (*LANGUAGES, BOTH)})
    yield setting("as_of", "text", "")
    sure = {",".join(CERTAINTIES[:last]): CERTAINTIES[last - 1] for last in (1, 2, 3)}
    words = {value: f"reconcile-certainty-{'sure' if last == 'certain' else last}" for value, last in sure.items()}
    yield setting("certainty", "select", ",".join(CERTAINTIES[:2]), words)
