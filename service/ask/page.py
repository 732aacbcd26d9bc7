"""The answer to a question as a page of Markdown."""

from accord_atlas.service.answers.ask import AskAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.markdown import bullets, page, plain
from accord_atlas.service.text.messages import sentence


def markdown(answer: AskAnswer, language: Language) -> str:
    """What was asked, how it was understood, the answer's first lines, where it stands, and what else it may be."""
    head: list[str] = []
    if answer.understood and answer.answer:
        head += [f"**{plain(answer.answer.text.text(language))}**", ""]
        title, address = answer.understood.title.text(language), answer.understood.address
        head.append(sentence(language, "ask-understood", title=plain(title), address=address))
    else:
        head.append(sentence(language, "ask-not-understood"))
    others = [f"{plain(each.title.text(language))} <{each.address}>" for each in answer.alternatives]
    return page(plain(answer.query), [("", head), (sentence(language, "ask-alternatives"), bullets(others))])
