"""What columns and graphs are called: a column as the header of its question calls it, on every surface."""

from functools import cache

from accord_atlas.queries.question import questions, rules
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import message, names


@cache
def column_title(question: str, column: str) -> Words:
    """The title of a column of a stored question in both languages; KeyError for one that it does not have."""
    titles = {each.name: each.title for each in questions()[question].columns}
    return Words(en=titles[column]["en"], zh=titles[column]["zh"])


@cache
def graph_title(name: str) -> Words:
    """What a graph holds; what a rule derived is named after the rule, any other graph after itself."""
    if (known := f"graph-{name}") in names("graph-"):
        return message(known)
    if name.startswith("layer."):
        return message("layer-graph", layer=name.removeprefix("layer."))
    rule = rules().get(name.removeprefix("derived."))
    return message("derived-graph", rule=Words(**rule.title)) if rule else Words(en=name, zh=name)
