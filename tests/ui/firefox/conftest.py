"""Debian's Firefox in place of Chromium: `visit` and whatever else asks for `browser` is given it here.

It has a screen of its own that nobody sees: without one, Firefox draws nothing by WebGL.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Playwright

BRIDGE: Final = Path(__file__).with_name("bridge.py")
SETTINGS: Final[dict[str, str | float | bool]] = {
    # One process for all pages, and none kept in advance: the tests have one page at a time.
    "dom.ipc.processCount": 1,
    "dom.ipc.processPrelaunch.enabled": False,
    "fission.autostart": False,
    # Whether a page may read what was copied is asked of the user in a window that nobody sees here.
    "dom.events.testing.asyncClipboard": True,
}


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} was not found: apt-get install {package}"
    return found


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    command = [program("Xvfb", "xvfb"), "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        yield f":{running.stdout.readline().decode().strip()}"
        running.terminate()


@pytest.fixture(scope="session")
def browser(playwright: Playwright, screen: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    started = tmp_path_factory.mktemp("firefox") / "firefox"
    firefox = program("firefox-esr", "firefox-esr")
    started.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{BRIDGE}" "{firefox}" "$@"\n')
    started.chmod(0o700)
    running = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=started,
        headless=False,
        timeout=300_000,
        env={**os.environ, "DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1"},
        firefox_user_prefs=SETTINGS,
    )
    yield running
    running.close()
