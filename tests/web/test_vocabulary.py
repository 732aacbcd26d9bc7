"""The context and the shapes are served as the files that they are."""

import httpx
import pyoxigraph as ox

from accord_atlas.ontology.files import context_file, shapes_files


def test_the_context_is_the_file(server: httpx.Client) -> None:
    answer = server.get("/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.text == context_file()


def test_the_shapes_are_all_the_files_in_one(server: httpx.Client) -> None:
    answer = server.get("/shapes.ttl")
    assert answer.headers["content-type"].startswith("text/turtle")
    served = len(list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE)))
    assert served == sum(
        len(list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))) for text in shapes_files().values()
    )


def test_a_parameter_is_refused_and_what_is_known_is_not_sent_again(server: httpx.Client) -> None:
    assert server.get("/shapes.ttl?format=xml").status_code == 422
    tag = server.get("/context.jsonld").headers["etag"]
    assert server.get("/context.jsonld", headers={"If-None-Match": tag}).status_code == 304
