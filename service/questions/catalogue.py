"""The catalogue of stored questions: finds one by its name, and says what a client needs to show and ask it."""

from urllib.parse import urlencode

from accord_atlas.queries.question import Parameter, Question, questions
from accord_atlas.service.answers.questions import ColumnEntry, Listing, ParameterEntry, ParameterValue, QuestionEntry
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import UnknownEntity
from accord_atlas.service.core.shape import Words


def find(name: str) -> Question:
    """The stored question of that name; UnknownEntity names the nearest."""
    if name in questions():
        return questions()[name]
    raise unknown(name)


def unknown(name: str) -> UnknownEntity:
    """What is said of a name that no stored question has."""
    known = questions()
    close = nearest(name, known)
    return UnknownEntity(
        f"There is no stored question {name!r}; "
        + (f"nearest: {', '.join(close)}." if close else "`/api/queries` and `accord query --help` list them."),
        f"没有名为 {name!r} 的预设问题；"
        + (f"相近的有：{'、'.join(close)}。" if close else "`/api/queries` 与 `accord query --help` 列出全部。"),
        value=name,
        nearest=close,
        expected=list(known),
    )


def listing(atlas: Atlas) -> Listing:
    """All stored questions; made once for a release."""
    return atlas.once(_listing)


def _listing(atlas: Atlas) -> Listing:
    entries = [entry(atlas, question) for question in questions().values()]
    return Listing(
        release=atlas.release.id, completeness="complete", layers=list(atlas.release.layers), questions=entries
    )


def entry(atlas: Atlas, question: Question) -> QuestionEntry:
    """What a client needs to show and ask a question: words, parameters with their values, columns, its query."""
    return QuestionEntry(
        name=question.name,
        subject=question.subject,
        title=Words(**question.title),
        description=Words(**question.description),
        parameters=[_parameter(atlas, parameter) for parameter in question.parameters],
        columns=[
            ColumnEntry(name=c.name, type=c.type, title=Words(**c.title), scheme=c.scheme) for c in question.columns
        ],
        address=f"/api/queries/{question.name}",
        example=example(question),
        query=question.query,
    )


def example(question: Question) -> str:
    """An address at which the question is asked with the examples of its parameters."""
    given = {p.name: p.example for p in question.parameters if p.required} or {
        p.name: p.example for p in question.parameters[:1]
    }
    return f"/api/queries/{question.name}" + (f"?{urlencode(given)}" if given else "")


def _parameter(atlas: Atlas, parameter: Parameter) -> ParameterEntry:
    members = concepts(atlas).get(parameter.scheme or "", {}) if parameter.type in ("concept", "concepts") else {}
    return ParameterEntry(
        name=parameter.name,
        type=parameter.type,
        title=Words(**parameter.title),
        required=parameter.required,
        example=parameter.example,
        kind=list(parameter.kind),
        scheme=parameter.scheme,
        needs=parameter.needs,
        default=parameter.default,
        values=[ParameterValue(value=notation, label=name.entity.label) for notation, name in members.items()],
    )
