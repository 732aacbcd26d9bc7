"""The layers at hand: what each holds, who made it, and in which releases it is."""

from collections.abc import Mapping
from typing import Any

from accord_atlas.loaders.layers import Layer, describes, kept
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.layers import LayerEntry, LayerFile, LayersAnswer, LayerTable
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.kept import layers_kept
from accord_atlas.service.layers.files import forms


def layers_answer(atlas: Atlas) -> LayersAnswer:
    """The layers in the build folder, as they are now, seen from a release."""
    held = {each["name"]: each for each in atlas.release.made}
    releases = layers_kept(atlas.release)
    return LayersAnswer(
        **envelope(atlas, None, whole=True),
        kept=[
            _entry(layer, held.get(name), [id for id, (names, _) in releases.items() if name in names])
            for name, layer in kept(atlas.settings.build).items()
        ],
        base=atlas.release.base,
    )


def _entry(layer: Layer, held: Mapping[str, Any] | None, releases: list[str]) -> LayerEntry:
    made = layer.made
    return LayerEntry(
        name=layer.name,
        who=made.get("who"),
        when=made.get("when"),
        files=[LayerFile(name=each["name"], sha256=each["sha256"]) for each in made.get("files", ())],
        rows=[LayerTable(table=table, rows=len(rows)) for table, rows in layer.rows.items()],
        statements=sum(1 for line in layer.statements.splitlines() if line.strip()),
        formats=forms(layer),
        in_use=held is not None,
        as_kept=describes(held, layer) if held is not None else None,
        releases=sorted(releases),
    )
