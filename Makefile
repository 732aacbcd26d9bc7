# One verb each: setup, build, wheel, serve, check, types, format, test, test-all, coverage, bench, growth, stress, crash, soak, fuzz, lock, audit, sbom. Everything stays in .venv/ and build/.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
# Tests wait for servers, browsers and timeouts: more of them than cores take less time.
WORKERS ?= 3
# How long each fuzzer draws new inputs (a soak takes 30), how many at most, and from which seed.
MINUTES ?= 10
INPUTS ?= 100000
SEED ?= 1
# On a busy machine a browser or a connection may come too late; what fails twice fails.
AGAIN := --reruns 1

BIN := .venv/bin
INSTALLED := .venv/.installed
UI := service/ui
NODE := $(UI)/node_modules/.installed-lock.json
HELP := service/help/zh/index.html
SOURCES := $(shell find ontology loaders queries -type f ! -path '*/__pycache__/*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup build wheel help-pages serve check types format test test-all coverage bench growth stress crash soak fuzz lock audit sbom clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: $(INSTALLED) ## install everything into .venv

$(INSTALLED): pyproject.toml requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Accord Atlas needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "$(PYTHON) lacks venv. On Debian or Ubuntu install it once: sudo apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(INSTALLED)

build: build/manifest.json ## build the release into build/

build/manifest.json: $(INSTALLED) $(SOURCES)
	$(BIN)/accord build
	@touch build/manifest.json

wheel: build/manifest.json ## build wheel and sdist into dist/: the wheel carries the release
	$(BIN)/python -m hatchling build -d dist
	$(BIN)/python -m twine check --strict dist/*

help-pages: $(HELP) ## build the pages of /help

$(HELP): $(INSTALLED) $(shell find docs queries service/cli service/core/settings.py service/core/errors.py -type f ! -path '*/__pycache__/*' 2>/dev/null)
	$(BIN)/python -m docs.build

serve: build/manifest.json $(HELP) ## serve at http://$(HOST):$(PORT)
	@exec $(BIN)/accord serve --host $(HOST) --port $(PORT)

check: $(INSTALLED) $(NODE) ## lint, types, formatting, ontology and data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive docs loaders ontology queries service hatch_build.py
	$(BIN)/python -m accord_atlas.ontology.lint
	$(BIN)/accord validate
	npm --prefix $(UI) run --silent lint
	npm --prefix $(UI) run --silent format:check
	npm --prefix $(UI) run --silent check

types: $(INSTALLED) $(NODE) ## make the interface's types anew from the service's OpenAPI
	$(BIN)/python -c 'import json; from accord_atlas.service.web.app import create_app; print(json.dumps(create_app().openapi()))' \
	  | npm --prefix $(UI) run --silent types

format: $(INSTALLED) $(NODE) ## write everything in its standard form
	$(BIN)/ruff format .
	npm --prefix $(UI) run --silent format

$(NODE): $(UI)/package-lock.json
	cd $(UI) && npm ci --silent
	@cp $(UI)/package-lock.json $(NODE)

test: $(INSTALLED) $(HELP) ## run the tests of every day, within ten minutes: no browser, no comparison of engines, no long corpus
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m "not long" tests

test-all: $(INSTALLED) $(HELP) ## run all tests: those of every day, then the long ones
	$(BIN)/pytest -n $(WORKERS) --dist loadfile $(AGAIN) -m "not long" tests
	$(BIN)/pytest -n $(WORKERS) $(AGAIN) -m long tests

coverage: $(INSTALLED) $(HELP) ## run the tests of every day and hold their coverage to its floor; it takes half as long again
	$(BIN)/pytest -n $(WORKERS) --dist loadfile $(AGAIN) -m "not long" --cov=accord_atlas tests

bench: build/manifest.json ## run the benchmarks: ratios and medians, other engines side by side
	$(BIN)/pytest -n 0 -s tests/benchmarks tests/ui/test_speed.py --benchmarks
	$(BIN)/python -m tests.benchmarks.engines
	$(BIN)/python -m tests.benchmarks.capacity

growth: $(INSTALLED) ## measure build, start, memory and requests on releases of up to ten million statements
	$(BIN)/python -m tests.benchmarks.growth
	$(BIN)/python -m tests.benchmarks.capacity

stress: $(INSTALLED) ## the long forms of the load and hostility tests
	$(BIN)/pytest -n 0 -s tests/stress --stress

LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
  --no-header --no-annotate --no-emit-index-url pyproject.toml

crash: $(INSTALLED) ## kill every command that writes to the build folder, at fifty moments each
	$(BIN)/pytest -n 0 tests/stress/test_crashes.py --stress

soak: MINUTES := 30
soak: $(INSTALLED) ## drive a service of two processes with all that the internet does to one: make soak MINUTES=60
	$(BIN)/pytest -n 0 -s tests/stress/test_soak.py --stress --soak-minutes $(MINUTES)

fuzz: $(INSTALLED) ## draw new inputs of every kind for MINUTES each, INPUTS at most: make fuzz MINUTES=30 SEED=7
	$(BIN)/pytest -n 0 -s tests/fuzz --minutes $(MINUTES) --inputs $(INPUTS) --seed $(SEED)

lock: $(INSTALLED) ## pin anew what pyproject.toml asks for; UPGRADE=--upgrade takes the newest
	$(LOCK) $(UPGRADE) --output-file requirements.txt
	$(LOCK) $(UPGRADE) --all-extras --output-file requirements-dev.txt

audit: $(INSTALLED) ## ask the registries about known vulnerabilities in what is pinned
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements-dev.txt
	npm audit --prefix service/ui

sbom: $(INSTALLED) ## list what the default install brings, with licences (CycloneDX), in build/sbom.json
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python build/default
	$(BIN)/uv pip install --quiet --python build/default/bin/python --require-hashes -r requirements.txt
	$(BIN)/python -m cyclonedx_py environment --pyproject pyproject.toml --output-reproducible --of JSON -o build/sbom.json \
	  build/default/bin/python

clean: ## remove what was built
	rm -rf build .venv
