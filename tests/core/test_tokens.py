"""Tokens: told once, kept as hashes, taken away while others use them, and nobody let in by a file that is broken."""

import hmac
import json
import stat
from pathlib import Path

import pytest
from tests.conftest import Run

from accord_atlas.service.core import tokens as module
from accord_atlas.service.core.errors import BadParameter, NoToken, OutOfScope, Unavailable
from accord_atlas.service.core.tokens import Tokens


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path / "tokens.json")


def test_a_token_says_who_and_what_for(tokens: Tokens) -> None:
    token = tokens.add("li-ming", ["imports", "update:local"])
    holder = tokens.holder(token)
    assert holder.name == "li-ming"
    assert holder.demand("imports") == "li-ming"
    assert holder.may("update:local")
    assert not holder.may("update:other")
    with pytest.raises(OutOfScope) as refused:
        holder.demand("update")
    assert 'error="insufficient_scope"' in refused.value.headers["WWW-Authenticate"]
    assert tokens.holder(tokens.add("all", ["update"])).may("update:other")


@pytest.mark.parametrize("wrong", [None, "", "accord_", "accord_x" * 9])
def test_none_and_a_wrong_one_are_refused_also_where_none_was_given(tokens: Tokens, wrong: str | None) -> None:
    other = Tokens(tokens.path.with_name("others.json"))
    other.add("somebody", ["layers"])
    for each in (tokens, other):
        with pytest.raises(NoToken) as refused:
            each.holder(wrong)
        assert refused.value.status == 401
        assert refused.value.headers["WWW-Authenticate"].startswith("Bearer")


def test_the_file_is_the_owners_and_holds_no_token(tokens: Tokens) -> None:
    token = tokens.add("li-ming", ["imports"])
    other = tokens.add("wang", ["imports"])
    assert stat.S_IMODE(tokens.path.stat().st_mode) == 0o600
    content = tokens.path.read_text("utf-8")
    assert token not in content
    assert token.removeprefix("accord_") not in content
    first, second = json.loads(content)["tokens"]
    assert first["salt"] != second["salt"]
    assert token != other
    assert token not in repr(tokens.holder(token))


def test_one_is_exchanged_for_another_while_it_is_in_use(tokens: Tokens) -> None:
    running = Tokens(tokens.path)
    old = tokens.add("li-ming", ["imports"])
    assert running.holder(old).name == "li-ming"
    assert tokens.remove("li-ming")
    assert not tokens.remove("li-ming")
    new = tokens.add("li-ming", ["layers"])
    assert running.holder(new).scopes == ("layers",)
    with pytest.raises(NoToken):
        running.holder(old)
    tokens.path.unlink()
    with pytest.raises(NoToken):
        running.holder(new)


def test_all_are_compared_in_constant_time(tokens: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tokens.add("a", ["imports"])
    tokens.add("b", ["imports"])
    compared: list[str] = []

    def watched(one: str, other: str) -> bool:
        compared.append(one)
        return hmac.compare_digest(one, other)

    monkeypatch.setattr(module, "compare_digest", watched)
    tokens.holder(first)
    assert len(compared) == 2
    with pytest.raises(NoToken):
        tokens.holder("accord_wrong")
    assert len(compared) == 4


@pytest.mark.parametrize("content", ["", "{", "[]", '{"tokens": [{"name": "a"}]}', '{"tokens": {}}'])
def test_a_broken_file_lets_nobody_in_and_is_not_written_over(tokens: Tokens, content: str) -> None:
    tokens.path.write_text(content)
    with pytest.raises(Unavailable):
        tokens.holder("accord_x")
    with pytest.raises(Unavailable):
        tokens.add("a", ["imports"])
    assert tokens.path.read_text() == content


@pytest.mark.parametrize(
    ("name", "scopes"), [("a b", ["imports"]), ("a", []), ("a", ["all"]), ("a", ["update:"]), ("a", ["update:Ä"])]
)
def test_a_bad_name_or_scope_is_refused(tokens: Tokens, name: str, scopes: list[str]) -> None:
    with pytest.raises(BadParameter):
        tokens.add(name, scopes)
    assert not tokens.path.exists()


def test_the_command_gives_lists_and_takes(accord: Run, tmp_path: Path) -> None:
    at = {"ACCORD_TOKENS": str(tmp_path / "kept" / "tokens.json")}
    given = accord("tokens", "add", "li-ming", "--scope", "imports", "--scope", "update:local", **at)
    token = given.stdout.strip()
    assert token.startswith("accord_")
    assert token not in given.stderr
    assert Tokens(Path(at["ACCORD_TOKENS"])).holder(token).name == "li-ming"
    listed = accord("tokens", "list", **at)
    assert "li-ming" in listed.stdout
    assert "update:local" in listed.stdout
    assert token not in listed.stdout
    assert accord("tokens", "add", "li-ming", "--scope", "imports", **at).returncode == 2
    assert accord("tokens", "remove", "li-ming", **at).returncode == 0
    assert accord("tokens", "remove", "li-ming", **at).returncode == 2
