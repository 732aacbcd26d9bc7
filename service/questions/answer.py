"""The answer of a stored question: typed rows, and the table that people's formats show."""

from accord_atlas.service.answers.questions import QuestionAnswer, answer_model, row_model
from accord_atlas.service.exports.table import Table
from accord_atlas.service.questions.request import QuestionRequest


def answer(request: QuestionRequest) -> QuestionAnswer:
    """The answer as an object; each row has a field for each column."""
    name, columns = request.question.name, [column.name for column in request.question.columns]
    row = row_model(name)
    return answer_model(name).model_construct(
        question=name,
        parameters=dict(request.given),
        release=request.atlas.release.id,
        as_of=request.as_of,
        completeness="complete",
        columns=columns,
        # The cells were made by their column's type; checking each again would cost more than asking the question.
        rows=[
            row.model_construct(set(columns), **dict(zip(columns, cells, strict=True)))
            for cells in request.typed_rows()
        ],
    )


def table(request: QuestionRequest) -> Table:
    """The answer as a table for people, with what its reader must know to cite it."""
    release, question = request.atlas.release, request.question
    about = [
        ({"en": "Question", "zh": "问题"}, question.name),
        ({"en": "Parameters", "zh": "参数"}, ", ".join(f"{k}={v}" for k, v in request.given.items())),
        ({"en": "As of", "zh": "时点"}, request.as_of or ""),
        ({"en": "Completeness", "zh": "完整性"}, "complete"),
        ({"en": "Release", "zh": "发布版"}, release.id),
        ({"en": "Data date", "zh": "数据日期"}, release.data_date.isoformat()),
        ({"en": "Address", "zh": "地址"}, request.address),
        ({"en": "Cite as", "zh": "引用格式"}, citation(request)),
    ]
    return Table(
        question.name, question.title, question.description, question.columns, list(request.typed_rows()), about
    )


def citation(request: QuestionRequest) -> str:
    """One line by which an answer can be found again."""
    release = request.atlas.release
    return f"Accord Atlas, release {release.id} (data of {release.data_date.isoformat()}), {request.address}"
