"""`accord doctor`: what of a service's settings, packages, release, folder, machine and engine is not as it should be.

It looks and changes nothing. Each finding says what is seen, what that means, and what to do.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import typer

from accord_atlas.service.cli import options
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.doctor import access, elsewhere, folder, host, installed, releases, variables
from accord_atlas.service.cli.doctor.findings import AREAS, LEVELS, Finding, area, level
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import DONE, FINDINGS
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among, several
from accord_atlas.service.core.settings import Settings

CHECKS = {
    "settings": variables.check,
    "packages": installed.check,
    "release": releases.check,
    "folder": folder.check,
    "port": host.port,
    "machine": host.check,
    "engine": elsewhere.check,
    "access": access.check,
    "clock": releases.clock,
}
"""What is looked at, in the order in which it is told."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("doctor"))(doctor)


def doctor(
    only: Annotated[
        str | None,
        options.chosen(
            t(f"Look at these alone: {', '.join(CHECKS)}.", f"仅检查所列各项：{'、'.join(CHECKS)}。"),
            options.one_of(*CHECKS),
        ),
    ] = None,
    form: Annotated[str, options.form("table", "json")] = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Look at everything that the service rests on; exit code 1 where something keeps it from working."""
    among(form, "format", ("table", "json"))
    config, _wrong = variables.usable()
    config = config.model_copy(update={"build": build}) if build else config
    found = list(_found(config, several(only, "only", CHECKS) or tuple(CHECKS)))
    worst = max((LEVELS.index(each.level) for each in found), default=0)
    if form == "json":
        told = {"verdict": LEVELS[worst], "language": spoken(), "findings": [each.members() for each in found]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    raise typer.Exit(FINDINGS if LEVELS[worst] == "fault" else DONE)


def _found(config: Settings, wanted: tuple[str, ...]) -> Iterator[Finding]:
    for name in wanted:
        yield from CHECKS[name](config)


def _lines(found: list[Finding]) -> Iterator[str]:
    """The findings area by area, and what there was of each level at the end."""
    width = max(len(level(each)) for each in LEVELS)
    for name in AREAS:
        of_it = [each for each in found if each.area == name]
        if of_it:
            yield area(name)
        for each in of_it:
            yield f"  {level(each.level):{width}}  {each.seen}"
            yield from (f"  {'':{width}}  {more}" for more in (each.means, each.do and f"→ {each.do}") if more)
    counted = Counter(each.level for each in found)
    yield t(", ", "，").join(f"{counted[each]} × {level(each)}" for each in LEVELS if counted[each])
