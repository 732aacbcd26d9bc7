"""The interface's own checks and tests, and its types against the OpenAPI of the service as it is today."""

import json
import subprocess
from pathlib import Path

from accord_atlas.service.web.app import create_app

UI = Path(__file__).parents[2] / "service" / "ui"


def npx(*arguments: str, given: str | None = None) -> None:
    """Run a tool of the interface's own, with something to read; its output is shown when it fails."""
    done = subprocess.run(
        ["npx", "--no", "--", *arguments], cwd=UI, input=given, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_and_templates_are_sound(interface: Path) -> None:
    npx("svelte-check", "--tsconfig", "tsconfig.json", "--fail-on-warnings")


def test_parts_work(interface: Path) -> None:
    npx("vitest", "run")


def test_sources_are_clean_and_in_their_standard_form(interface: Path) -> None:
    npx("eslint", ".")
    npx("prettier", "--check", "--log-level", "warn", ".")


def test_the_types_are_those_of_the_service_as_it_is(interface: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "schema.d.ts"
    npx("openapi-typescript", "-o", str(fresh), given=json.dumps(create_app().openapi()))
    assert (UI / "src" / "api" / "schema.d.ts").read_text() == fresh.read_text(), (
        "the service's OpenAPI has changed: run `make types` and commit service/ui/src/api/schema.d.ts"
    )


def test_files_stay_small() -> None:
    written = [p for p in (UI / "src").rglob("*") if p.suffix in {".ts", ".svelte"} and p.name != "schema.d.ts"]
    long = {p.relative_to(UI).as_posix(): n for p in written if (n := len(p.read_text().splitlines())) > 200}
    assert len(written) > 60
    assert not long
