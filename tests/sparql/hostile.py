"""Queries that mean harm, and what may come of each; used by the short tests and by `make stress`."""

PARENT = "<https://w3id.org/accord-atlas/ontology#parent>"
DOUBLED = "".join(f" BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(34))
LIMITS = {504, 507}
LIMITED_OR_STOPPED = {200, 504, 507}

QUERIES: dict[str, tuple[str, set[int]]] = {
    "everything sorted": ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a", LIMITS),
    "cross product": ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10000000", LIMITED_OR_STOPPED),
    "cross product counted": ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", LIMITS),
    "cross product distinct": ("SELECT DISTINCT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", LIMITED_OR_STOPPED),
    "paths": (f"SELECT * {{ ?a ({PARENT}|^{PARENT})* ?b . ?b (!<x:y>)* ?c }} ORDER BY ?c", LIMITS),
    "path both ways": (f"SELECT (COUNT(*) AS ?n) {{ ?a ({PARENT}|^{PARENT})+ ?b }}", LIMITS),
    "long path": (f"SELECT * {{ ?a {'/'.join([PARENT] * 800)} ?b }}", LIMITED_OR_STOPPED),
    "regex on everything": (
        'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER REGEX(CONCAT(STR(?c), STR(?f)), "(a|aa)+$(.*)*z") }',
        LIMITS,
    ),
    "regex that is huge": ('SELECT * { ?a ?b ?c FILTER REGEX(STR(?c), "((a{1,99}){1,99}){1,99}") }', {200, 504, 507}),
    "regex from data": ("SELECT * { ?a ?b ?c . ?d ?e ?f FILTER REGEX(STR(?c), STR(?f)) }", LIMITED_OR_STOPPED),
    "text doubled": (f"SELECT ?v34 {{ BIND('x' AS ?v0) {DOUBLED} }}", LIMITS),
    "everything in one text": ("SELECT (GROUP_CONCAT(STR(?c)) AS ?t) { ?a ?b ?c . ?d ?e ?f }", LIMITS),
    "construct without end": ("CONSTRUCT { ?a ?b ?f . ?d ?e ?c } { ?a ?b ?c . ?d ?e ?f }", LIMITED_OR_STOPPED),
    "describe everything": ("DESCRIBE * { ?a ?b ?c . ?d ?e ?f }", LIMITED_OR_STOPPED),
    "groups": (f"SELECT * {{ {'{' * 3000}{'}' * 3000} }}", {400}),
    "parentheses": (f"SELECT * {{ FILTER({'(' * 30000}1{')' * 30000}) }}", {400}),
    "functions": (f"SELECT ({'CONCAT(' * 20000}'a'{')' * 20000} AS ?x) {{}}", {400}),
    "lists": (f"SELECT * {{ ?a <x:p> {'(' * 400}1{')' * 400} }}", {200, 400, 504, 507}),
    "optional": (f"SELECT * {{ {'OPTIONAL { ?a ?b ?c } ' * 3000} }}", {200, 400, 504, 507}),
    "triples": (f"SELECT * {{ {'?a ?b ?c . ' * 2000} }}", {200, 400, 504, 507}),
    "megabyte of values": (f"SELECT * {{ VALUES ?x {{ {'1 ' * 500_000}}} }}", {200, 507}),
    "megabyte of comment": ("SELECT * {} #" + "x" * 1_000_000, {200}),
    "megabyte of string": (f"SELECT ('{'x' * 1_000_000}' AS ?x) {{}}", {200}),
    "megabyte of braces": ("{" * 1_000_000, {400}),
    "megabyte of quotes": ("SELECT * {" + "'" * 1_000_000, {400}),
    "megabyte of service": ("SELECT * {" + "service<#> " * 90_000, {400, 504}),
    "more than a megabyte": ("SELECT * {} #" + "x" * 1_100_000, {413}),
    "service": ("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", {403}),
}
SMALL = f"SELECT (COUNT(*) AS ?n) {{ ?a {PARENT} <https://w3id.org/accord-atlas/id/organization/o7> }}"
"""A small query that a hostile one must not have harmed; o21, o22 and o23 have o7 above them."""
