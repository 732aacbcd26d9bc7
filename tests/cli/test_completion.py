"""Shell completion: commands, and the names and values of what follows them, as each shell asks for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Run

ACCORD = str(Path(sys.executable).with_name("accord"))


@pytest.fixture(autouse=True)
def _by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that was started by `python -m` is called so, and the variable that a shell sets after that name."""
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None)


def completed(accord: Run, shell: str, **words: str) -> str:
    """What the command answers a shell."""
    done = accord(**{"_ACCORD_COMPLETE": shell, **words})
    assert "Traceback" not in done.stderr
    return done.stdout


def bash(accord: Run, *words: str, **environment: str) -> list[str]:
    """The completions of the last word, asked for as the script for bash asks."""
    requested = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1), **environment}
    return [line for line in completed(accord, "complete_bash", **requested).splitlines() if line]


def test_commands(accord: Run) -> None:
    assert sorted(bash(accord, "accord", "re")) == ["recognition", "releases"]
    assert "accession" in bash(accord, "accord", "")


def test_questions_and_their_parameters(accord: Run) -> None:
    assert "members" in bash(accord, "accord", "query", "mem")
    assert {"agreement=", "as_of="} <= set(bash(accord, "accord", "query", "members", ""))
    after = bash(accord, "accord", "query", "members", "agreement", "=", "ipea", "")
    assert "as_of=" in after
    assert "agreement=" not in after


def test_values_where_bash_takes_the_equals_sign_for_a_word(accord: Run) -> None:
    assert bash(accord, "accord", "query", "members", "agreement", "=", "ipe") == ["ipea"]
    assert "washington-accord" in bash(accord, "accord", "query", "members", "agreement", "=")
    assert bash(accord, "accord", "query", "members", "status", "=", "prov") == ["provisional"]


def test_values_where_a_shell_passes_whole_words(accord: Run) -> None:
    assert "agreement=ipea" in completed(
        accord, "complete_zsh", _TYPER_COMPLETE_ARGS="accord query members agreement=ipe"
    )


def test_without_a_release_there_is_nothing_to_offer_and_no_error(accord: Run, tmp_path: Path) -> None:
    asked = ("accord", "query", "members", "agreement", "=", "ipe")
    assert bash(accord, *asked, ACCORD_BUILD=str(tmp_path)) == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_in_bash_itself(build: Path, tmp_path: Path) -> None:
    script = tmp_path / "completion.bash"
    # The script is for the shell that asks: here one that waits for it, not the one that began the tests.
    asking = ["bash", "--norc", "-c", '"$1" --show-completion; exit $?', "bash", ACCORD]
    script.write_text(subprocess.check_output(asking, text=True))
    typed = 'source "$1"; COMP_WORDS=(accord query members agreement = ipe); COMP_CWORD=5; '
    requested = typed + '$(complete -p accord | sed "s/.*-F \\([^ ]*\\) .*/\\1/") accord; echo "${COMPREPLY[@]}"'
    environment = {
        **os.environ,
        "ACCORD_BUILD": str(build),
        "PATH": f"{Path(ACCORD).parent}:{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["bash", "--norc", "-c", requested, "bash", str(script)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert done.stdout.split() == ["ipea"], done.stderr


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("network", "--projection", "bi"), {"bipartite"}),
        (("network", "--relations", "parent,part-"), {"parent,part-of"}),
        (("network", "--format", "ge"), {"gexf"}),
        (("recognition", "hk", "au", "--level", "techno"), {"technologist"}),
        (("targets", "--outcome", "not-"), {"not-comparable", "not-due"}),
        (("releases", "--format", ""), {"json", "table"}),
        (("search", "ipea", "--lang", ""), {"en", "zh"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_values_of_options_that_are_controlled(accord: Run, words: tuple[str, ...], offered: set[str]) -> None:
    assert set(bash(accord, "accord", *words)) == offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("recognition", "pk", "--as-of", "2020-01-01", "hk"), ["hk"]),
        (("recognition", "pk", "malay"), ["my"]),
        (("recognition", "pk", "马来"), ["my"]),
        (("recognition", "New\\ Z"), ["nz"]),
        (("dossier", "新"), ["新喀里多尼亚", "新西兰", "新加坡"]),
        (("accession", "ipe"), ["ipea"]),
        (("accession", "ipea", "cse-"), ["cse-cn"]),
        (("accession", "ipea", "中国科学技术协"), ["cast"]),
        (("due", "--agreement", "ipea,apec-e"), ["ipea,apec-engineer"]),
        (("scenario", "ipea", ":", "cse-"), ["cse-cn"]),
        (("compare", "my", "sg"), ["sg"]),
        (("query", "members", "--format", "xl"), ["xlsx"]),
        (("vocabulary", "certain"), ["certainty"]),
        (("profile", "washington"), ["washington-accord"]),
        (("import", "--template", "agreement-"), ["agreement-relations"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_things_by_their_slug_or_by_their_name(accord: Run, words: tuple[str, ...], offered: list[str]) -> None:
    assert sorted(bash(accord, "accord", *words)) == sorted(offered)


def test_releases_and_layers_that_are_kept(accord: Run, tmp_path: Path) -> None:
    build = tmp_path / "build"
    (build / "releases" / "0123456789abcdef").mkdir(parents=True)
    manifest = '{"release": "0123456789abcdef", "data_date": "2026-11-22"}'
    (build / "releases" / "0123456789abcdef" / "manifest.json").write_text(manifest)
    for asked in (("releases", "verify", "01"), ("diff", "0")):
        assert bash(accord, "accord", *asked, ACCORD_BUILD=str(build)) == ["0123456789abcdef"]
    shown = completed(
        accord, "complete_fish", _TYPER_COMPLETE_FISH_ACTION="get-args", _TYPER_COMPLETE_ARGS="accord releases use 0",
        ACCORD_BUILD=str(build),
    )  # fmt: skip
    assert shown.strip() == "0123456789abcdef\t2026-11-22"


def test_a_shell_that_shows_what_a_value_is_shows_its_name_in_the_language_spoken(accord: Run) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "accord recognition m", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert "my\tMalaysia\n" in completed(accord, "complete_fish", **asked)
    assert '"my":"马来西亚"' in completed(accord, "complete_zsh", **asked, LC_ALL="zh_CN.UTF-8")
