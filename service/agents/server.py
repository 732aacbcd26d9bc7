"""The server of the Model Context Protocol: what tools there are, what they answer, which resources can be read."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.lowlevel.helper_types import ReadResourceContents
from pydantic import AnyUrl

from accord_atlas import __version__
from accord_atlas.ontology.names import BASE, KINDS, kind_and_slug, prefixes
from accord_atlas.service.agents.asking import Ask, Given
from accord_atlas.service.agents.bounds import MEMBERS, MOST, bounded, in_words, problem_in_words
from accord_atlas.service.agents.tools import LANGUAGE, MANY, SCHEMA, SPARQL, Tool, tools
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.text.messages import message


@dataclass(frozen=True, slots=True)
class Reached:
    """How the service is asked, the address at which the reader reaches it, the language where a call names none."""

    ask: Ask
    root: str
    language: Language


Asking = Callable[[], Reached]
"""Gives it for the request of this moment."""
TURTLE: Final = "text/turtle"
ROWS: Final = "application/sparql-results+json"
PAGE: Final = 200_000
"""Characters of a resource."""
QUERY: Final = 100_000
"""Characters of a query; and those of one that still makes an address."""
SHORT: Final = 2_000
READ_ONLY: Final = types.ToolAnnotations(
    readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False
)
ANSWER: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"whole": {"type": "string"}, "cut": {"type": "array"}},
    "required": ["whole", "cut"],
}
"""What every answer has: the address of the whole, and which lists and texts were cut (where, how many of how many)."""


class Refused(Exception):
    """A call that is answered as an error of the tool; `problem` says why, as the service does."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(str(problem.get("detail", "")))
        self.problem = problem


class Agents:
    """Answers tools and resources by asking the service."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._tools: dict[Language, dict[str, Tool]] = {}

    async def tools(self) -> dict[str, Tool]:
        """All tools by name; asked for once, for they stand in the code that runs."""
        language = self._asking().language
        if language not in self._tools:
            openapi, listing = await self._get("/openapi.json"), await self._get("/api/queries")
            self._tools[language] = tools(openapi.json(), listing.json(), language)
        return self._tools[language]

    async def call(self, name: str, arguments: Mapping[str, Any]) -> types.CallToolResult:
        """The answer of a tool, or why there is none, as its result."""
        language = spoken if (spoken := arguments.get(LANGUAGE)) in LANGUAGES else self._asking().language
        try:
            tool = await self._tool(name)
            members = _members(arguments)
            _spoken(arguments)
            unknown = [each for each in arguments if each not in tool.schema["properties"]]
            if unknown:
                raise _unknown(unknown[0], tool)
            if name == SPARQL:
                answer, whole = await self._sparql(arguments.get("query"), language)
            else:
                answer, whole = await self._plain(tool, arguments, language)
        except Refused as refused:
            return _error(refused.problem, language)
        except AtlasError as error:
            return _error({"title": error.title[language], "detail": error.detail[language], **error.extras}, language)
        cut_down, cut = bounded(answer, members)
        made = {**cut_down, "whole": whole, "cut": cut}
        if cut and made.get("completeness", "complete") == "complete":
            made["completeness"] = "truncated"
        text = types.TextContent(type="text", text=in_words(tool.title, made, whole, language))
        return types.CallToolResult(content=[text], structuredContent=made)

    async def _tool(self, name: str) -> Tool:
        known = await self.tools()
        if name not in known:
            said = message("agents-unknown", name=name[:100])
            raise Refused({"detail": f"{said.en} {said.zh}", "expected": sorted(known)})
        return known[name]

    async def _plain(self, tool: Tool, arguments: Mapping[str, Any], language: Language) -> tuple[dict[str, Any], str]:
        own = {key: value for key, value in arguments.items() if not (tool.name == SCHEMA and key == "kind")}
        try:
            path = tool.address(own)
        except ValueError as error:
            raise Refused({"detail": str(error), "expected": [*tool.schema["properties"]]}) from error
        answer = (await self._get(path, language)).json()
        if tool.name == SCHEMA:
            answer = _schema_of(answer, arguments.get("kind"))
        return dict(answer), self._root() + path

    async def _sparql(self, query: object, language: Language) -> tuple[dict[str, Any], str]:
        if not isinstance(query, str) or not query.strip() or len(query) > QUERY:
            said = message("agents-query", most=QUERY)
            raise Refused({"detail": f"{said.en} {said.zh}", "parameter": "query"})
        headers = {"Content-Type": "application/sparql-query", "Accept": f"{ROWS}, {TURTLE};q=0.9"}
        given = await self._get("/sparql", language, headers, query.encode("utf-8", "replace"))
        told = {
            "release": given.headers.get("accord-release", ""),
            "completeness": given.headers.get("accord-completeness", "complete"),
        }
        whole = f"{self._root()}/sparql" + (f"?{urlencode({'query': query})}" if len(query) < SHORT else "")
        if given.headers.get("content-type", "").startswith(ROWS):
            return {**told, **_rows(given.json())}, whole
        return {**told, "turtle": given.body.decode()}, whole

    async def read(self, uri: str) -> tuple[str, str]:
        """A resource, by its IRI: the ontology, the sources, an entity; its text and its media type."""
        kind, slug = kind_and_slug(uri) or ("", "")
        if uri == f"{BASE}ontology":
            path = "/ontology"
        elif uri == f"{BASE}id/source":
            answer = (await self._get(path := "/api/queries/sources")).json()
            made, cut = bounded(answer, len(answer["rows"]), PAGE)
            return json.dumps(
                {**made, "whole": self._root() + path, "cut": cut}, ensure_ascii=False
            ), "application/json"
        elif kind and slug:
            path = f"/id/{kind}/{slug}"
        else:
            said = message("agents-resource", uri=uri[:200])
            raise ValueError(f"{said.en} {said.zh}")
        try:
            given = await self._get(path, headers={"Accept": TURTLE})
        except Refused as refused:
            raise ValueError(problem_in_words(refused.problem, self._asking().language)) from refused
        text = given.body.decode()
        if len(text) > PAGE:
            said = message("agents-cut", address=self._root() + path)
            text = f"{text[:PAGE].rsplit(chr(10), 1)[0]}\n# {said.en} {said.zh}\n"
        return text, TURTLE

    async def _get(
        self,
        path: str,
        language: Language | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Given:
        reached = self._asking()
        said = {"Accept": "application/json", "Accept-Language": language or reached.language, **(headers or {})}
        given = await reached.ask(path, said, body)
        if not given.good:
            problem = given.json()
            raise Refused(problem if isinstance(problem, dict) else {"detail": f"{given.status}: {path}"})
        return given

    def _root(self) -> str:
        return self._asking().root


def _members(arguments: Mapping[str, Any]) -> int:
    most = arguments.get(MANY, MEMBERS)
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= MOST:
        said = message("agents-members", name=MANY, most=MOST)
        raise Refused({"detail": f"{said.en} {said.zh}", "parameter": MANY, "expected": f"1–{MOST}"})
    return most


def _spoken(arguments: Mapping[str, Any]) -> None:
    given = arguments.get(LANGUAGE)
    if given is not None and given not in LANGUAGES:
        said = message("agents-language", name=LANGUAGE, given=str(given)[:100])
        raise Refused({"detail": f"{said.en} {said.zh}", "parameter": LANGUAGE, "expected": [*LANGUAGES]})


def _unknown(name: str, tool: Tool) -> Refused:
    said = message("agents-argument", name=name[:100], tool=tool.name)
    return Refused(
        {"detail": f"{said.en} {said.zh}", "parameter": name[:100], "expected": [*tool.schema["properties"]]}
    )


def _error(problem: Mapping[str, Any], language: Language) -> types.CallToolResult:
    text = types.TextContent(type="text", text=problem_in_words(problem, language))
    return types.CallToolResult(content=[text], structuredContent=dict(problem), isError=True)


def _rows(results: Mapping[str, Any]) -> dict[str, Any]:
    """The results of a query: the truth of an ASK, or rows of plain values."""
    if "boolean" in results:
        return {"boolean": results["boolean"]}
    rows = [{name: cell["value"] for name, cell in row.items()} for row in results["results"]["bindings"]]
    return {"columns": results["head"]["vars"], "rows": rows}


def _schema_of(answer: Mapping[str, Any], kind: object) -> dict[str, Any]:
    """The kinds with the names of their properties; of one kind, all that is known of them; and the prefixes."""
    head = {key: answer[key] for key in ("release", "as_of", "completeness", "layers")}
    kinds = answer["kinds"]
    if kind is None:
        listed = [
            {
                **{key: each[key] for key in ("kind", "name", "label", "things")},
                "properties": " ".join(prop["name"] for prop in each["properties"]),
            }
            for each in kinds
        ]
        return {**head, "prefixes": prefixes(), "kinds": listed}
    found = [each for each in kinds if kind in (each["kind"], each["name"], each["iri"])]
    if not found:
        said = message("agents-kind", name=str(kind)[:100])
        raise Refused({"detail": f"{said.en} {said.zh}", "expected": [each["kind"] for each in kinds]})
    return {**head, "prefixes": prefixes(), **found[0]}


def server(agents: Agents) -> Server[Any, Any]:
    """The server; it keeps nothing of one call for the next."""
    words = message("agents-instructions")
    made: Server[Any, Any] = Server("accord-atlas", __version__, instructions=f"{words.en}\n\n{words.zh}")

    async def list_tools() -> list[types.Tool]:
        return [
            types.Tool(
                name=tool.name,
                title=tool.title,
                description=tool.description,
                inputSchema=tool.schema,
                outputSchema=ANSWER,
                annotations=READ_ONLY,
            )
            for tool in (await agents.tools()).values()
        ]

    async def call_tool(name: str, arguments: dict[str, Any]) -> types.CallToolResult:
        return await agents.call(name, arguments)

    async def list_resources() -> list[types.Resource]:
        return [
            types.Resource(uri=AnyUrl(f"{BASE}{path}"), name=name, description=_both(f"agents-{name}"), mimeType=form)
            for name, path, form in (("ontology", "ontology", TURTLE), ("sources", "id/source", "application/json"))
        ]

    async def list_templates() -> list[types.ResourceTemplate]:
        kinds = ", ".join(KINDS)
        return [
            types.ResourceTemplate(
                uriTemplate=f"{BASE}id/{{kind}}/{{slug}}",
                name="entity",
                description=f"{_both('agents-entity')} kind: {kinds}",
                mimeType=TURTLE,
            )
        ]

    async def read(uri: AnyUrl) -> list[ReadResourceContents]:
        text, form = await agents.read(str(uri))
        return [ReadResourceContents(content=text, mime_type=form)]

    _register(made, list_tools, list_resources, list_templates)
    # What is wrong with arguments the service says itself, with what comes nearest.
    made.call_tool(validate_input=False)(call_tool)
    made.read_resource()(read)  # type: ignore[no-untyped-call]
    return made


def _register(
    made: Server[Any, Any],
    list_tools: Callable[[], Awaitable[list[types.Tool]]],
    list_resources: Callable[[], Awaitable[list[types.Resource]]],
    list_templates: Callable[[], Awaitable[list[types.ResourceTemplate]]],
) -> None:
    made.list_tools()(list_tools)  # type: ignore[no-untyped-call]
    made.list_resources()(list_resources)  # type: ignore[no-untyped-call]
    made.list_resource_templates()(list_templates)  # type: ignore[no-untyped-call]


def _both(name: str) -> str:
    said = message(name)
    return f"{said.en} {said.zh}"
