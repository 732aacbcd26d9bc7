"""Debian's Firefox in place of Chromium: `visit` and whatever else asks for `browser` is given it here."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Playwright

BRIDGE: Final = Path(__file__).with_name("bridge.py")
SETTINGS: Final = {
    # One process for all pages, and none kept in advance: the tests have one page at a time.
    "dom.ipc.processCount": 1,
    "dom.ipc.processPrelaunch.enabled": False,
    "fission.autostart": False,
    # What a page copies is asked of the user in a window of the browser, which nobody sees here.
    "dom.events.testing.asyncClipboard": True,
}


@pytest.fixture(scope="session")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    firefox = shutil.which("firefox-esr")
    assert firefox, "firefox-esr was not found: apt-get install firefox-esr"
    started = tmp_path_factory.mktemp("firefox") / "firefox"
    started.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{BRIDGE}" "{firefox}" "$@"\n')
    started.chmod(0o700)
    running = playwright.firefox.launch(channel="moz-firefox", executable_path=started, firefox_user_prefs=SETTINGS)
    yield running
    running.close()
