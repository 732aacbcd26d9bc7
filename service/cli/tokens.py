"""`accord tokens`: who may change something over HTTP, and what."""

from typing import Annotated

import typer

from accord_atlas.service.cli import output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import one_of
from accord_atlas.service.cli.options import Lang
from accord_atlas.service.cli.output import USAGE, fail
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.settings import settings
from accord_atlas.service.core.tokens import SCOPES, Tokens

Name = Annotated[str, typer.Argument(metavar="NAME", help=t("Who has it.", "持有者名称。"))]
FOR = "; ".join(f"{name}: {t(*words)}" for name, words in SCOPES.items())


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(no_args_is_help=True, help=summary("tokens"))
    group.command(help=t("Give a token; it is printed once and kept nowhere.", "签发令牌；令牌仅显示一次，不作保存。"))(
        add
    )
    group.command("list", help=t("List who has one, and what for.", "列出持有者及其权限。"))(listed)
    group.command(help=t("Take a token away, at once.", "收回令牌，立即生效。"))(remove)
    app.add_typer(group, name="tokens")


def add(
    name: Name,
    scopes: Annotated[
        list[str],
        typer.Option(
            "--scope",
            metavar="SCOPE",
            autocompletion=one_of(*SCOPES),
            help=t(f"What for; may be repeated. {FOR}", f"权限，可重复。{FOR}"),
        ),
    ],
    _: Lang = None,
) -> None:
    """Print a new token."""
    tokens = _tokens()
    print(tokens.add(name, scopes))
    output.note(
        t(
            f"The token of {name}: note it now, it is not shown again. Its hash is in {tokens.path}.",
            f"{name} 的令牌：请立即记下，不再显示。其哈希值存于 {tokens.path}。",
        )
    )


def listed(_: Lang = None) -> None:
    """Print who has a token."""
    rows = [[each.name, ", ".join(each.scopes), each.made] for each in _tokens().holders()]
    output.table([t("Name", "名称"), t("For", "权限"), t("Given", "签发时间")], rows)


def remove(name: Name, _: Lang = None) -> None:
    """Take a token away."""
    if not _tokens().remove(name):
        fail(t(f"{name!r} has no token", f"{name!r} 没有令牌"), USAGE)
    output.note(t(f"the token of {name} opens nothing any more", f"{name} 的令牌已失效"))


def _tokens() -> Tokens:
    return Tokens.of(settings())
