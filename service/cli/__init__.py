"""The command `accord`: the same answers as over HTTP, and the making of releases."""

from accord_atlas.service.cli.main import main

__all__ = ["main"]
