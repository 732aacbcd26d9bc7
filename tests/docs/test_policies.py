"""Policies are true: promises have tests, the citation is of this version, what was published stays."""

import ast
import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import httpx
import pytest
import yaml
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, URIRef

import accord_atlas
from accord_atlas.ontology.files import ontology_files
from accord_atlas.service.web.app import create_app

ROOT = Path(__file__).parents[2]
# By its file: `docs` is, for a test, the folder of these tests.
SPECIFICATION = spec_from_file_location("promises", ROOT / "docs" / "promises.py")
assert SPECIFICATION
assert SPECIFICATION.loader
promises = module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(promises)
PUBLISHED = Path(__file__).parent / "published"
CITATION = ROOT / "CITATION.cff"
TESTS = sorted({test for subject in promises.subjects() for each in subject["promises"] for test in each["tests"]})


@pytest.mark.parametrize("test", TESTS)
def test_what_is_promised_is_tested(test: str) -> None:
    file, _, name = test.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_the_policy_has_the_promises_as_they_are() -> None:
    assert promises.POLICY.read_text("utf-8") == promises.policy(), "run python -m docs.promises"
    for subject in promises.subjects():
        for each in subject["promises"]:
            assert all(each[part][language] for part in ("promise", "figure") for language in ("en", "zh"))


def test_the_citation_is_valid_and_of_this_version() -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", str(CITATION)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    said = yaml.safe_load(CITATION.read_text("utf-8"))
    assert str(said["version"]) == accord_atlas.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"\n## {said['version']} — {said['date-released']}\n" in changelog


def test_terms_that_were_published_stay() -> None:
    whole = Graph()
    for text in ontology_files().values():
        whole.parse(data=text, format="turtle")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept)
    there = {str(each) for kind in kinds for each in whole.subjects(RDF.type, kind)}
    published = set((PUBLISHED / "terms.txt").read_text("utf-8").split())
    assert published - there == set(), "a term that was published is deprecated, not removed"
    for term in whole.subjects(OWL.deprecated):
        assert isinstance(whole.value(term, DCTERMS.isReplacedBy), URIRef), term


def test_addresses_that_were_published_are_answered(server: httpx.Client) -> None:
    there = set(create_app().openapi()["paths"])
    for address in (PUBLISHED / "addresses.txt").read_text("utf-8").split():
        if address not in there:
            assert server.get(re.sub(r"\{.*?\}", "x", address)).status_code in (308, 410), address
