"""`accord info`: which release this is, how large, how old, and which settings hold."""

import json
from datetime import date
from typing import Annotated, Any

import typer

from accord_atlas.loaders.packaged import carried
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings, settings

FORMS = ("table", "json")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("info"))(info)


def info(
    form: Annotated[str, options.form("table", "json")] = "table",
    show_settings: Annotated[
        bool, typer.Option("--settings", help=t("Show all settings and what they mean.", "显示全部设置及其含义。"))
    ] = False,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print what the manifest says, once it has proved true."""
    if form not in FORMS:
        raise BadParameter(
            "format", form, f"expected table or json, not {form!r}", f"应为 table 或 json，而非 {form!r}"
        )
    if show_settings:
        _settings(form)
        return
    about = _about(Release.open(build or settings().build))
    if form == "json":
        print(json.dumps(about, ensure_ascii=False, indent=2))
    else:
        output.table([t("What", "项目"), t("Value", "值")], list(_lines(about)))


def _about(release: Release) -> dict[str, Any]:
    age = (date.today() - release.data_date).days
    origin = "package" if (carried() or {}).get("release") == release.id else "build"
    return {"folder": str(release.folder), "origin": origin, "age_days": age, **release.manifest}


def _lines(about: dict[str, Any], under: str = "") -> list[list[str]]:
    """The members as lines; a member of a member is named by its path, of a list only the length is told."""
    lines: list[list[str]] = []
    for name, value in about.items():
        if isinstance(value, dict):
            lines += _lines(value, f"{under}{name} / ")
        else:
            lines.append(
                [
                    under + name,
                    t(f"{len(value)} of them", f"{len(value)} 项") if isinstance(value, list) else str(value),
                ]
            )
    return lines


def _settings(form: str) -> None:
    held = settings().model_dump(mode="json")
    listed = [
        {
            "name": f"ACCORD_{name.upper()}",
            "value": held[name],
            "en": field.description,
            "zh": (field.json_schema_extra or {}).get("zh") if isinstance(field.json_schema_extra, dict) else None,
        }
        for name, field in Settings.model_fields.items()
    ]
    if form == "json":
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        rows = [[str(each["name"]), str(each["value"]), str(each[spoken()])] for each in listed]
        output.table([t("Setting", "设置"), t("Value", "值"), t("Meaning", "含义")], rows)
