"""This service beside other engines on the same data in one run: `python -m tests.benchmarks.engines`."""
