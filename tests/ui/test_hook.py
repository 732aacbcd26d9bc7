"""The build hook: it leaves what is fresh, notices what changed, and stands in nobody's way where Node is missing."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path, hook: ModuleType) -> Path:
    """The smallest checkout that the hook takes for one."""
    for part in (
        *(hook.UI / name for name in hook.PARTS if "." in name),
        hook.UI / "src" / "main.ts",
        hook.UI / "public" / "icon.svg",
        *hook.OUTSIDE,
    ):
        (tmp_path / part).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / part).write_text("{}")
    (tmp_path / hook.UI / "dist").mkdir()
    return tmp_path


class Screen:
    """What the builder would show."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def display_warning(self, text: str) -> None:
        self.warnings.append(text)


def run(hook: ModuleType, root: Path) -> list[str]:
    screen: Any = Screen()
    made = hook.CustomBuildHook(str(root), {}, None, None, str(root), "wheel", screen)
    made.initialize("editable", {})
    return list(screen.warnings)


def test_without_node_the_rest_is_installed_and_the_reader_told(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("ACCORD_REQUIRE_UI", raising=False)
    (warning,) = run(hook, checkout)
    assert "npm was not found" in warning


def test_a_release_does_not_leave_without_its_interface(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ACCORD_REQUIRE_UI", "1")
    with pytest.raises(RuntimeError, match="ACCORD_REQUIRE_UI"):
        run(hook, checkout)


def test_what_is_fresh_is_left_alone_and_any_change_noticed(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ACCORD_REQUIRE_UI", "1")
    (checkout / hook.UI / "dist" / hook.STAMP).write_text(hook.digest(checkout))
    assert run(hook, checkout) == []
    (checkout / hook.UI / "src" / "main.test.ts").write_text("a test is no part of what is built")
    assert hook.fresh(checkout)
    (checkout / hook.OUTSIDE[0]).write_text("changed")
    assert not hook.fresh(checkout)


def test_packages_are_installed_again_only_when_the_lock_file_changed(
    hook: ModuleType, checkout: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path_factory.mktemp("tools")
    calls = tools / "calls"
    npm = tools / "npm"
    npm.write_text(f'#!/bin/sh\necho "$@" >> {calls}\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:/bin:/usr/bin")
    source = checkout / hook.UI / "src" / "main.ts"
    for text in ("one", "two"):
        source.write_text(text)
        assert run(hook, checkout) == []
    assert calls.read_text().splitlines() == ["ci", "run build", "run build"]
    (checkout / hook.UI / "package-lock.json").write_text("another")
    assert run(hook, checkout) == []
    assert calls.read_text().splitlines()[3:] == ["ci", "run build"]
