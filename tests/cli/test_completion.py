"""Shell completion: commands, and for stored questions the names of parameters and their values."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ACCORD = str(Path(sys.executable).with_name("accord"))


def completed(build: Path, shell: str, **words: str) -> str:
    """What the command answers a shell."""
    environment = {**os.environ, "ACCORD_BUILD": str(build), "LC_ALL": "C.UTF-8", "_ACCORD_COMPLETE": shell, **words}
    done = subprocess.run([ACCORD], capture_output=True, text=True, env=environment, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    return done.stdout


def bash(build: Path, *words: str) -> list[str]:
    """The completions of the last word, asked for as the script for bash asks."""
    requested = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    return completed(build, "complete_bash", **requested).split()


def test_commands(build: Path) -> None:
    assert sorted(bash(build, "accord", "re")) == ["recognition", "releases"]
    assert "accession" in bash(build, "accord", "")


def test_questions_and_their_parameters(build: Path) -> None:
    assert "members" in bash(build, "accord", "query", "mem")
    assert {"agreement=", "as_of="} <= set(bash(build, "accord", "query", "members", ""))
    after = bash(build, "accord", "query", "members", "agreement", "=", "ipea", "")
    assert "as_of=" in after
    assert "agreement=" not in after


def test_values_where_bash_takes_the_equals_sign_for_a_word(build: Path) -> None:
    assert bash(build, "accord", "query", "members", "agreement", "=", "ipe") == ["ipea"]
    assert "washington-accord" in bash(build, "accord", "query", "members", "agreement", "=")
    assert bash(build, "accord", "query", "members", "status", "=", "prov") == ["provisional"]


def test_values_where_a_shell_passes_whole_words(build: Path) -> None:
    assert "agreement=ipea" in completed(
        build, "complete_zsh", _TYPER_COMPLETE_ARGS="accord query members agreement=ipe"
    )


def test_without_a_release_there_is_nothing_to_offer_and_no_error(tmp_path: Path) -> None:
    assert bash(tmp_path, "accord", "query", "members", "agreement", "=", "ipe") == []


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
def test_values_of_options_that_are_controlled(build: Path, words: tuple[str, ...], offered: set[str]) -> None:
    assert set(bash(build, "accord", *words)) == offered
