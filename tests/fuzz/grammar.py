"""Queries drawn from SPARQL's own grammar: each rule is a few alternatives, and `{Name}` stands for another rule.

It follows the grammar of SPARQL 1.1 with what the engine adds (RDF 1.2 triple terms, LATERAL), and says things that
parse and mean nothing as readily as things that are asked. Beyond a depth the first alternative is taken, which is
always one that ends.
"""

import re
from random import Random
from typing import Final

RULES: Final[dict[str, list[str]]] = {
    "Query": ["{Prologue}{Select}", "{Prologue}{Select}", "{Prologue}{Ask}", "{Prologue}{Construct}", "{Prologue}{Describe}"],
    "Prologue": ["", "", "BASE <http://x/> ", "PREFIX : <{Iri}> ", "PREFIX aa: <https://w3id.org/accord-atlas/ontology#> {Prologue}"],
    "Select": ["SELECT * {Where}", "SELECT {Distinct}{Columns} {Dataset}{Where}{Modifiers}{Values}"],
    "SubSelect": ["SELECT * {Where}", "SELECT {Distinct}{Columns} {Where}{Modifiers}{Values}"],
    "Distinct": ["", "", "DISTINCT ", "REDUCED "],
    "Columns": ["*", "{Variables}", "({Aggregate} AS ?n)", "{Variable} ({Expression} AS ?e)", "({Aggregate} AS ?n) {Variables}"],
    "Variables": ["{Variable}", "{Variable} {Variables}"],
    "Ask": ["ASK {Where}", "ASK {Dataset}{Where}{Modifiers}"],
    "Construct": ["CONSTRUCT WHERE { {Triples} }", "CONSTRUCT { {Template} } {Dataset}{Where}{Modifiers}"],
    "Template": ["", "{Triples}", "{Triples} . {Template}"],
    "Describe": ["DESCRIBE <{Iri}>", "DESCRIBE {Term}", "DESCRIBE * {Where}{Modifiers}", "DESCRIBE {Variable} <{Iri}> {Where}"],
    "Dataset": ["", "", "", "FROM <{Graph}> ", "FROM NAMED <{Graph}> ", "FROM <{Graph}> {Dataset}"],
    "Where": ["WHERE { {Triples} }", "{ {Group} }", "WHERE { {Group} }"],
    "Group": ["{Triples}", "{Triples} . {Pattern} {Group}", "{Pattern} {Group}", "{SubSelect}", ""],
    "Pattern": [
        "FILTER({Expression})", "OPTIONAL { {Group} }", "{ {Group} } UNION { {Group} }", "MINUS { {Group} }",
        "GRAPH {GraphName} { {Group} }", "BIND({Expression} AS ?b{Digit})", "VALUES {Variable} { {Data} }",
        "VALUES ({Variable} {Variable}) { ({Datum} {Datum}) ({Datum} {Datum}) }", "{ {SubSelect} }",
        "FILTER {Not}EXISTS { {Group} }", "LATERAL { {Group} }", "SERVICE {Silent}<{Iri}> { {Group} }",
    ],
    "Silent": ["", "SILENT "],
    "Not": ["", "NOT "],
    "GraphName": ["<{Graph}>", "{Variable}"],
    "Triples": ["{Subject} {Path} {Object}", "{Subject} {Path} {Object} ; {Path} {Object}", "{Subject} {Path} {Object} , {Object}",
        "{Subject} {Path} {Object} . {Triples}"],
    "Subject": ["{Variable}", "{Variable}", "<{Iri}>", "[ {Path} {Object} ]", "( {Object} {Object} )", "_:b", "<<( {Variable} a {Variable} )>>"],
    "Object": ["{Variable}", "{Variable}", "{Term}", "[]", "[ {Path} {Object} ]", "( {Object} )", "()"],
    "Term": ["<{Iri}>", "{Literal}", "aa:Agreement", "<{Iri}>"],
    "Path": ["a", "<{Property}>", "{Variable}", "<{Property}>", "{Step}", "{Step}/{Step}", "({Step}|{Step}){Repeat}"],
    "Step": ["<{Property}>", "^<{Property}>", "!<{Property}>", "!(^<{Property}>|a)", "({Step}){Repeat}", "a"],
    "Repeat": ["?", "*", "+", ""],
    "Modifiers": ["", "", " LIMIT {Number}", " ORDER BY {Order}", " GROUP BY {Variables} HAVING({Expression})",
        " GROUP BY ({Expression} AS ?g)", " ORDER BY {Order} LIMIT {Number} OFFSET {Number}"],
    "Order": ["{Variable}", "DESC({Expression})", "ASC({Expression}) {Order}", "{Call}"],
    "Values": ["", "", "", " VALUES {Variable} { {Data} }"],
    "Data": ["", "{Datum}", "{Datum} {Data}"],
    "Datum": ["UNDEF", "<{Iri}>", "{Literal}", "{Number}"],
    "Expression": [
        "{Variable}", "{Literal}", "{Call}", "{Expression} {Operator} {Expression}", "!{Expression}", "-{Expression}",
        "({Expression})", "{Expression} IN ({Expression}, {Expression})", "{Expression} NOT IN ()", "{Aggregate}",
        "{Not}EXISTS { {Group} }", "{Number}", "<{Iri}>",
    ],
    "Operator": ["=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||"],
    "Call": [
        "{One}({Expression})", "{Two}({Expression}, {Expression})", "IF({Expression}, {Expression}, {Expression})",
        "COALESCE({Expression}, {Expression})", "CONCAT({Expression}, {Expression})", "{Nought}()", "BOUND({Variable})",
        "SUBSTR({Expression}, {Expression}, {Expression})", "REGEX({Expression}, {Pattern_}, {Literal})",
        "REPLACE({Expression}, {Pattern_}, {Expression})", "<http://www.w3.org/2001/XMLSchema#{Type}>({Expression})",
        "<{Iri}>({Expression})",
    ],
    "One": ["STR", "LANG", "DATATYPE", "IRI", "BNODE", "ABS", "CEIL", "FLOOR", "ROUND", "STRLEN", "UCASE", "LCASE",
        "ENCODE_FOR_URI", "YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "SECONDS", "TIMEZONE", "TZ", "MD5", "SHA1", "SHA256",
        "SHA512", "isIRI", "isBLANK", "isLITERAL", "isNUMERIC", "TRIPLE", "SUBJECT", "PREDICATE", "OBJECT", "isTRIPLE"],
    "Two": ["CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "LANGMATCHES", "STRLANG", "STRDT", "sameTerm", "REGEX"],
    "Nought": ["NOW", "RAND", "UUID", "STRUUID", "BNODE"],
    "Aggregate": ["COUNT(*)", "COUNT({Distinct}{Expression})", "{Sum}({Distinct}{Expression})",
        "GROUP_CONCAT({Expression}; SEPARATOR={Literal})"],
    "Sum": ["SUM", "MIN", "MAX", "AVG", "SAMPLE"],
    "Pattern_": ['"a.*"', '"(a|aa)+$"', '"["', '"(a{1,9}){1,9}"', '"\\\\p{Han}"', "{Literal}"],
    "Literal": ['"x"', '"中"@zh', "'1'", "true", '"{Lexical}"^^<http://www.w3.org/2001/XMLSchema#{Type}>', '""@en-GB',
        '"\\u4E2D\\n"', "'''a'b'''", '"x"@en--ltr'],
    "Lexical": ["1", "x", "", "-0", "1e999", "INF", "NaN", "9223372036854775808", "-9223372036854775808", "2024-02-30",
        "2024-02-29T24:00:00Z", "-9999999999-01-01", "P1Y2M3DT4H5M6.7S", "1.0000000000000000000000000001", "true"],
    "Type": ["integer", "decimal", "double", "float", "date", "dateTime", "time", "gYear", "boolean", "string", "duration",
        "dayTimeDuration", "yearMonthDuration", "nonsense", "byte"],
    "Number": ["1", "0", "10", "1.5", "1e300", "99999999999999999999", "-1", "7"],
    "Digit": ["0", "1", "2", "3"],
    "Variable": ["?s", "?p", "?o", "?x", "$y", "?b1", "?中"],
    "Graph": ["https://w3id.org/accord-atlas/graph/facts", "https://w3id.org/accord-atlas/graph/none", "http://x/g"],
    "Iri": ["http://x/y", "https://w3id.org/accord-atlas/id/agreement/ipea", "relative", "", "urn:x", "https://w3id.org/accord-atlas/id/organization/cast",
        "http://例え/中", "file:///etc/passwd"],
    "Property": ["http://www.w3.org/2000/01/rdf-schema#label", "https://w3id.org/accord-atlas/ontology#parent",
        "https://w3id.org/accord-atlas/ontology#agreement", "http://x/p", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"],
}  # fmt: skip
"""The rules; what is in braces and no rule is text, as SPARQL's own braces are."""
REFERENCE: Final = re.compile(r"\{([A-Z][A-Za-z]*_?)\}")
DEPTH: Final = 9


def query(draw: Random) -> str:
    """One query, as long as chance has it."""
    return _made("Query", draw, draw.randint(3, DEPTH))


def _made(rule: str, draw: Random, depth: int) -> str:
    form = RULES[rule][0] if depth <= 0 else draw.choice(RULES[rule])
    return REFERENCE.sub(lambda found: _made(found[1], draw, depth - 1), form)
