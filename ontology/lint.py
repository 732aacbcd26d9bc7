"""Holds the ontology's files to their style and to one another; `python -m accord_atlas.ontology.lint --fix` mends.

What a shape can say (labels and definitions in both languages, names of classes and properties) is said in
`shapes/style.ttl`. Here stands what needs more than one file: canonical form, terms without a declaration, terms that
nothing uses, questions that a term names and that do not mention it, a context that says something else.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from accord_atlas.ontology import context
from accord_atlas.ontology.files import RELEASED, context_file, ontology_files, shapes_files
from accord_atlas.ontology.names import BASE, KINDS, ONTOLOGY, entity, term
from accord_atlas.ontology.turtle import canonical, read, short, write

NEEDED_BY: Final = term("aa:neededBy")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with the ontology: in which file, with which term (empty: the file itself), and what."""

    file: str
    term: str
    en: str
    zh: str


def problems() -> list[Problem]:
    """All that is wrong with the files of the ontology as installed; in order."""
    return check(ontology_files() | shapes_files(), bodies(), context_file())


def check(texts: Mapping[str, str], queries: Mapping[str, str], written: str) -> list[Problem]:
    """All that is wrong with the ontology's files (path → text), given the queries (name → text) and the context."""
    broken = list(_unreadable(texts))
    if broken:
        return sorted(broken)
    triples = {path: read(text) for path, text in texts.items()}
    return sorted(
        {
            *_forms(texts),
            *_undeclared(triples),
            *_unused(triples, queries),
            *_kinds(triples["accord.ttl"]),
            *_vocabularies(triples),
            *_needs(triples["accord.ttl"], queries),
            *_context(triples["accord.ttl"], written),
        }
    )


def bodies() -> dict[str, str]:
    """Name of each question, rule and check → its query, without header and comments."""
    return {
        file.name.removesuffix(".rq"): re.sub(r"(?m)^\s*#.*\n", "", file.read_text("utf-8"))
        for folder in files("accord_atlas.queries").iterdir()
        if folder.is_dir()
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    }


def fix(root: Path) -> list[str]:
    """Write the files below `root` in canonical form, `aa:neededBy` and context anew; the paths of those that changed.

    A term is needed by what mentions it.
    """
    changed = []
    for path in [root / "accord.ttl", *sorted(p for d in (*RELEASED, "shapes") for p in (root / d).glob("*.ttl"))]:
        text = path.read_text("utf-8")
        triples = read(text)
        changed += _put(path, write(_with_needs(triples) if path.name == "accord.ttl" else triples), text)
    terms = read((root / "accord.ttl").read_text("utf-8"))
    path = root / "context.jsonld"
    changed += _put(path, context.context_text(terms), path.read_text("utf-8") if path.exists() else "")
    return changed


def _put(path: Path, new: str, old: str) -> list[str]:
    if new == old:
        return []
    path.write_text(new, "utf-8")
    return [str(path)]


def _with_needs(triples: set[Triple]) -> set[Triple]:
    queries = bodies()
    needs = {node: [name for name in queries if mentions(queries[name], node)] for node in terms_of(triples)}
    kept = {t for t in triples if t.predicate != NEEDED_BY}
    return kept | {Triple(node, NEEDED_BY, Literal(name)) for node, names in needs.items() for name in names}


def terms_of(triples: set[Triple]) -> set[NamedNode]:
    """The terms of our own that the triples describe."""
    return {t.subject for t in triples if isinstance(t.subject, NamedNode) and t.subject.value.startswith(ONTOLOGY)}


def mentions(query: str, node: NamedNode) -> bool:
    """Whether a query names a term."""
    return re.search(rf"\b{re.escape(short(node))}\b", query) is not None


def _subject(triple: Triple) -> NamedNode:
    if not isinstance(triple.subject, NamedNode):
        raise ValueError(f"no named subject: {triple}")
    return triple.subject


def _text(triple: Triple) -> str:
    if not isinstance(triple.object, Literal):
        raise ValueError(f"no text: {triple}")
    return triple.object.value


def _unreadable(texts: Mapping[str, str]) -> Iterator[Problem]:
    for path, text in texts.items():
        try:
            canonical(text)
        except (SyntaxError, ValueError) as error:
            yield Problem(path, "", f"cannot be read: {error}", f"无法读取：{error}")
            continue
        if not path.startswith("shapes/") and any(isinstance(t.subject, BlankNode) for t in read(text)):
            yield Problem(path, "", "has a blank node: give it a name", "含有空白节点：请为其命名")


def _forms(texts: Mapping[str, str]) -> Iterator[Problem]:
    for path, text in texts.items():
        if text != canonical(text):
            yield Problem(path, "", "is not in canonical form: run lint with --fix", "不是规范格式：请以 --fix 运行")


def _undeclared(triples: Mapping[str, set[Triple]]) -> Iterator[Problem]:
    """Terms of ours that a file uses, and terms of others that an alignment points to, without a declaration."""
    declared = terms_of(triples["accord.ttl"])
    for path, said in triples.items():
        here = {t.subject for t in said}
        for node in {n for t in said for n in (t.subject, t.predicate, t.object) if isinstance(n, NamedNode)}:
            if node.value.startswith(ONTOLOGY) and node not in declared:
                yield Problem(path, short(node), "is not declared in accord.ttl", "未在 accord.ttl 中声明")
        if path.startswith("alignments/"):
            for other in {t.object for t in said if _subject(t) in declared and t.object not in here}:
                yield Problem(path, str(other), "is not declared in the alignment", "未在该对齐文件中声明")


def _unused(triples: Mapping[str, set[Triple]], queries: Mapping[str, str]) -> Iterator[Problem]:
    """Terms that neither shapes nor questions name, so that nothing would miss them."""
    nodes = {n for path, said in triples.items() if path != "accord.ttl" for t in said for n in (t.predicate, t.object)}
    asked = "\n".join(queries.values())
    for node in terms_of(triples["accord.ttl"]) - nodes:
        if not mentions(asked, node):
            yield Problem("accord.ttl", short(node), "is used by no shape and no question", "没有形状或问题使用")


def _kinds(terms: set[Triple]) -> Iterator[Problem]:
    declared = terms_of(terms)
    for name in KINDS.values():
        if term(f"aa:{name}") not in declared:
            yield Problem("accord.ttl", f"aa:{name}", "a kind of entity without a class", "实体类型没有对应的类")


def _vocabularies(triples: Mapping[str, set[Triple]]) -> Iterator[Problem]:
    """One scheme a file and named like it; each concept's address made of its scheme and its notation."""
    said = ("has an address other than its scheme and notation make", "IRI与其体系和标记不符")
    notation, scheme = term("skos:notation"), term("skos:inScheme")
    for path, facts in triples.items():
        if not path.startswith("vocabularies/"):
            continue
        slug = path.removeprefix("vocabularies/").removesuffix(".ttl")
        own = entity("scheme", slug)
        written = {_subject(t): _text(t) for t in facts if t.predicate == notation}
        for node in {_subject(t) for t in facts} - {own}:
            address = f"{BASE}id/concept/{slug}.{written.get(node)}"
            if node.value != address or Triple(node, scheme, own) not in facts:
                yield Problem(path, short(node), *said)
        if written.get(own) != slug:
            yield Problem(path, short(own), *said)


def _needs(terms: set[Triple], queries: Mapping[str, str]) -> Iterator[Problem]:
    for triple in terms:
        if triple.predicate == NEEDED_BY:
            node, name = _subject(triple), _text(triple)
            if name not in queries:
                yield Problem("accord.ttl", short(node), f"names no question: {name}", f"所注问题不存在：{name}")
            elif not mentions(queries[name], node):
                yield Problem("accord.ttl", short(node), f"{name} does not mention it", f"{name} 未提及该术语")


def _context(terms: set[Triple], written: str) -> Iterator[Problem]:
    if written != context.context_text(terms):
        en, zh = "does not follow from prefixes and terms: run lint with --fix", "与前缀和术语不符：请以 --fix 运行"
        yield Problem("context.jsonld", "", en, zh)


def main(arguments: list[str]) -> int:
    """Print what is wrong; with `--fix`, first mend what can be mended. The exit status: 0 where nothing is wrong."""
    if "--fix" in arguments:
        for path in fix(Path(__file__).parent):
            print(f"written: {path}")
    found = problems()
    for problem in found:
        print(f"{problem.file}: {problem.term + ' ' if problem.term else ''}{problem.en}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
