"""Begins a server process: what it loads stays as long as it does, so nothing of it is looked through for garbage."""

import gc


def main() -> None:
    """Serve; `server` has the collector begin once all is loaded."""
    gc.disable()
    from accord_atlas.service.web.front import main as serve

    serve()


if __name__ == "__main__":
    main()
