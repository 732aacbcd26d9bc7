"""What can be asked of an atlas in Python: a method for each kind of answer, the same of a release and of a service.

Each method says once what it takes: how an opened release answers it, and at which address a service does. Answers are
the frozen typed objects of `accord_atlas.service.answers`; days are dates or texts (YYYY-MM-DD), and None is the
release's data date. Lists are texts with commas or any iterables of texts.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Self, TypeVar

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.answers.accession import AccessionAnswer
from accord_atlas.service.answers.ask import AskAnswer
from accord_atlas.service.answers.changes import ChangesAnswer, ReleasesAnswer
from accord_atlas.service.answers.compare import CompareAnswer
from accord_atlas.service.answers.dossier import DossierAnswer
from accord_atlas.service.answers.due import DueAnswer
from accord_atlas.service.answers.entity import EntityAnswer, LineageAnswer, NeighboursAnswer
from accord_atlas.service.answers.gaps import GapsAnswer
from accord_atlas.service.answers.news import NewsAnswer
from accord_atlas.service.answers.paths import PathsAnswer
from accord_atlas.service.answers.profile import ProfileAnswer
from accord_atlas.service.answers.questions import QuestionAnswer, answer_model
from accord_atlas.service.answers.recognition import RecognitionAnswer
from accord_atlas.service.answers.scenario import BestStepsAnswer, ScenarioAnswer
from accord_atlas.service.answers.search import SearchAnswer
from accord_atlas.service.answers.statements import SayingsAnswer
from accord_atlas.service.answers.targets import NoticeTargetsAnswer
from accord_atlas.service.answers.vocabulary import VocabularyAnswer
from accord_atlas.service.ask.answer import ask_answer
from accord_atlas.service.ask.request import ask_request
from accord_atlas.service.changes.answer import changes_answer, releases_answer
from accord_atlas.service.changes.news_answer import news_answer
from accord_atlas.service.changes.request import changes_request, news_request
from accord_atlas.service.compare.answer import compare_answer
from accord_atlas.service.compare.request import compare_request
from accord_atlas.service.core.arguments import checked
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.pages import page
from accord_atlas.service.core.shape import Shape
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.request import dossier_request
from accord_atlas.service.due.answer import due_answer
from accord_atlas.service.due.request import due_request
from accord_atlas.service.entities.answer import entity_answer
from accord_atlas.service.entities.pages import LARGEST_PAGE, PAGE, Chosen, lineage_answer, neighbours_answer
from accord_atlas.service.evidence.answer import evidence_answer
from accord_atlas.service.evidence.request import evidence_request
from accord_atlas.service.gaps.answer import gaps
from accord_atlas.service.gaps.request import gaps_request
from accord_atlas.service.network.path_answer import paths_answer
from accord_atlas.service.network.request import entity, path_request
from accord_atlas.service.profile.answer import profile
from accord_atlas.service.profile.request import profile_request
from accord_atlas.service.python.questions import Questions
from accord_atlas.service.python.spoken import spoken
from accord_atlas.service.questions import catalogue
from accord_atlas.service.questions.answer import answer
from accord_atlas.service.questions.request import read_request
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.request import LEVEL, recognition_request
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.best import best_answer
from accord_atlas.service.scenario.request import BEST, best_request, scenario_request
from accord_atlas.service.search.answer import search_answer
from accord_atlas.service.search.request import search_request
from accord_atlas.service.targets.answer import targets
from accord_atlas.service.targets.request import targets_request
from accord_atlas.service.vocabulary.answer import vocabulary

S = TypeVar("S", bound=Shape)
Many = str | Iterable[str]
"""A list parameter: texts, or one text with commas."""
Moment = str | date
Given = Mapping[str, Many | Moment | int | bool | None]
"""Parameters of an address, by the names that they have there; None is not given."""


class Api:
    """The methods, for whatever answers them."""

    def _give(self, shape: type[S], made: Callable[[Atlas], S], path: str, given: Given, of: str | None = None) -> S:
        """The answer: `made` of an opened release, or what a service has at `path`.

        `of` is an identifier of an entity, whose kind and slug stand for `{of}` in the path.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what this atlas holds; `with accord_atlas.open() as atlas:` does it at the end."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def questions(self) -> Questions:
        """The stored questions, each a method: `atlas.questions.members(agreement="ipea")`."""
        return Questions(self._question)

    def query(self, name: str, **parameters: str | date | int | None) -> QuestionAnswer:
        """The answer of a stored question by its name; UnknownEntity and BadParameter name what comes nearest."""
        return self._question(name, parameters)

    def _question(self, name: str, parameters: Mapping[str, str | date | int | None]) -> QuestionAnswer:
        question = catalogue.find(name)
        named = ((key.rstrip("_"), str(value)) for key, value in parameters.items() if value is not None)
        # Names are checked where the value is None, too: a wrong name is wrong whatever it holds.
        checked(((key.rstrip("_"), "") for key in parameters), {each.name for each in question.parameters})
        given = dict(named)
        model = answer_model(question.name)
        made = lambda atlas: answer(read_request(atlas, question, given))  # noqa: E731
        return self._give(model, made, f"queries/{question.name}", given)

    @spoken
    def search(
        self, text: str, *, kind: Many | None = None, jurisdiction: str | None = None, limit: int = 20
    ) -> SearchAnswer:
        """The entities that a name may mean, best first."""

        def made(a: Atlas) -> SearchAnswer:
            return search_answer(a, search_request(a, text, kinds=kind, jurisdiction=jurisdiction, limit=limit))

        given: Given = {"q": text, "kind": kind, "jurisdiction": jurisdiction, "limit": limit}
        return self._give(SearchAnswer, made, "search", given)

    @spoken
    def entity(self, identifier: str, *, as_of: Moment | None = None) -> EntityAnswer:
        """One entity: facts with evidence, neighbours counted, history."""
        made = lambda a: entity_answer(a, entity(a, identifier, "identifier"), _day(as_of))  # noqa: E731
        return self._give(EntityAnswer, made, "entities/{of}", {"as_of": as_of}, identifier)

    @spoken
    def evidence(self, identifier: str, *, as_of: Moment | None = None) -> SayingsAnswer:
        """What each source says of one thing, in sentences, with what is said against it."""

        def made(a: Atlas) -> SayingsAnswer:
            return evidence_answer(a, evidence_request(a, entity(a, identifier, "identifier"), as_of=as_of))

        return self._give(SayingsAnswer, made, "evidence/{of}", {"as_of": as_of}, identifier)

    @spoken
    def due(
        self,
        *,
        kind: Many | None = None,
        agreement: Many | None = None,
        jurisdiction: Many | None = None,
        state: str = "all",
        as_of: Moment | None = None,
        offset: int = 0,
        limit: int = PAGE,
    ) -> DueAnswer:
        """What to check next, the most urgent first: facts whose last check lies too far back by our rule."""

        def made(a: Atlas) -> DueAnswer:
            wanted = due_request(
                a,
                kind=kind,
                agreement=agreement,
                jurisdiction=jurisdiction,
                state=state,
                as_of=as_of,
                offset=offset,
                limit=limit,
            )
            return due_answer(a, wanted)

        given: Given = {"kind": kind, "agreement": agreement, "jurisdiction": jurisdiction, "state": state}
        return self._give(DueAnswer, made, "due", {**given, "as_of": as_of, "offset": offset, "limit": limit})

    @spoken
    def neighbours(
        self,
        identifier: str,
        relation: str | None = None,
        *,
        forward: bool | None = None,
        as_of: Moment | None = None,
        offset: int = 0,
        limit: int = PAGE,
    ) -> NeighboursAnswer:
        """One page of an entity's neighbours."""

        def made(a: Atlas) -> NeighboursAnswer:
            chosen = Chosen(relation, forward, page(limit, offset, LARGEST_PAGE))
            return neighbours_answer(a, entity(a, identifier, "identifier"), _day(as_of), chosen)

        given: Given = {"relation": relation, "forward": forward, "as_of": as_of, "offset": offset, "limit": limit}
        return self._give(NeighboursAnswer, made, "entities/{of}/neighbours", given, identifier)

    @spoken
    def lineage(self, identifier: str) -> LineageAnswer:
        """An entity's ancestors and descendants."""
        made = lambda a: lineage_answer(a, entity(a, identifier, "identifier"))  # noqa: E731
        return self._give(LineageAnswer, made, "entities/{of}/lineage", {}, identifier)

    @spoken
    def paths(
        self,
        source: str,
        target: str,
        *,
        as_of: Moment | None = None,
        k: int = 3,
        exclude: Many | None = None,
        hubs: bool = False,
    ) -> PathsAnswer:
        """The k best paths between two entities."""

        def made(a: Atlas) -> PathsAnswer:
            return paths_answer(a, path_request(a, source, target, as_of=as_of, k=k, exclude=exclude, hubs=hubs))

        given: Given = {"from": source, "to": target, "as_of": as_of, "k": k, "exclude": exclude, "hubs": hubs}
        return self._give(PathsAnswer, made, "paths", given)

    @spoken
    def changes(
        self, start: Moment, end: Moment | None = None, *, concerning: Many | None = None, what: Many | None = None
    ) -> ChangesAnswer:
        """What happened between two days, or what differs between two releases (by id)."""

        def made(a: Atlas) -> ChangesAnswer:
            last = str(end) if end is not None else None
            return changes_answer(a, changes_request(a, str(start), last, concerning=concerning, kinds=what))

        given: Given = {"from": start, "to": end, "concerning": concerning, "what": what}
        return self._give(ChangesAnswer, made, "diff", given)

    @spoken
    def changes_since(
        self, since: Moment | None = None, *, concerning: Many | None = None, what: Many | None = None
    ) -> NewsAnswer:
        """What is new since a day or a release (by id), whenever it happened; by default of the last year."""

        def made(a: Atlas) -> NewsAnswer:
            start = str(since) if since is not None else None
            return news_answer(a, news_request(a, start, concerning=concerning, kinds=what))

        return self._give(NewsAnswer, made, "changes", {"since": since, "concerning": concerning, "what": what})

    def releases(self) -> ReleasesAnswer:
        """The releases at hand."""
        return self._give(ReleasesAnswer, releases_answer, "releases", {})

    @spoken
    def recognition(
        self,
        origin: str,
        destination: str,
        *,
        specialty: str | None = None,
        level: str = LEVEL,
        as_of: Moment | None = None,
    ) -> RecognitionAnswer:
        """What one jurisdiction recognises of an engineer of another: ranked routes, what is nearest, ties."""

        def made(a: Atlas) -> RecognitionAnswer:
            wanted = recognition_request(a, origin, destination, specialty=specialty, level=level, as_of=as_of)
            return recognition_answer(a, wanted)

        given: Given = {"from": origin, "to": destination, "specialty": specialty, "level": level, "as_of": as_of}
        return self._give(RecognitionAnswer, made, "recognition", given)

    @spoken
    def accession(self, agreement: str, organization: str, *, as_of: Moment | None = None) -> AccessionAnswer:
        """What a body still lacks to enter an agreement: rules, votes, nominators, precedents."""
        made = lambda a: accession_answer(a, accession_request(a, agreement, organization, as_of=as_of))  # noqa: E731
        return self._give(AccessionAnswer, made, f"accession/{agreement}/{organization}", {"as_of": as_of})

    @spoken
    def scenario(
        self,
        join: Many | None = None,
        origin: str | None = None,
        *,
        sign: Many | None = None,
        as_of: Moment | None = None,
    ) -> ScenarioAnswer:
        """What would open if bodies took part in agreements (`ipea:cse-cn`), or concluded one (`cse-cn:iem-my`)."""
        made = lambda a: scenario_answer(a, scenario_request(a, join, origin, sign=sign, as_of=as_of))  # noqa: E731
        given: Given = {"join": join, "from": origin, "sign": sign, "as_of": as_of}
        return self._give(ScenarioAnswer, made, "scenario", given)

    @spoken
    def scenario_best(self, organization: str, *, limit: int = BEST, as_of: Moment | None = None) -> BestStepsAnswer:
        """The next steps open to a body, ranked by what each opens, needs and leaves unknown."""
        made = lambda a: best_answer(a, best_request(a, organization, limit=limit, as_of=as_of))  # noqa: E731
        given: Given = {"organization": organization, "limit": limit, "as_of": as_of}
        return self._give(BestStepsAnswer, made, "scenario/best", given)

    @spoken
    def ask(self, question: str) -> AskAnswer:
        """A question in words, Chinese or English: what it was taken to ask, the first lines of the answer."""
        return self._give(AskAnswer, lambda a: ask_answer(a, ask_request(question)), "ask", {"q": question})

    @spoken
    def compare(self, of: Many, *, as_of: Moment | None = None) -> CompareAnswer:
        """Two to four countries, bodies or agreements side by side on a day (the data date by default)."""
        made = lambda a: compare_answer(a, compare_request(a, of, as_of=as_of))  # noqa: E731
        return self._give(CompareAnswer, made, "compare", {"of": of, "as_of": as_of})

    @spoken
    def profile(self, of: str, *, counterpart: str | None = None, as_of: Moment | None = None) -> ProfileAnswer:
        """A country, a body or an agreement at a glance, seen from a counterpart's side (China by default)."""
        made = lambda a: profile(a, profile_request(a, of, counterpart=counterpart, as_of=as_of))  # noqa: E731
        return self._give(ProfileAnswer, made, "profile/{of}", {"counterpart": counterpart, "as_of": as_of}, of)

    @spoken
    def dossier(
        self, jurisdiction: str, *, counterpart: str | None = None, as_of: Moment | None = None
    ) -> DossierAnswer:
        """Everything about one jurisdiction, with routes to and from a counterpart (China by default)."""

        def made(a: Atlas) -> DossierAnswer:
            return dossier(a, dossier_request(a, jurisdiction, counterpart=counterpart, as_of=as_of))

        given: Given = {"counterpart": counterpart, "as_of": as_of}
        return self._give(DossierAnswer, made, f"dossier/{jurisdiction}", given)

    @spoken
    def targets(
        self,
        *,
        year: str | int | None = None,
        specialty: str | None = None,
        organization: str | None = None,
        jurisdiction: str | None = None,
        region: str | None = None,
        outcome: str | None = None,
        responsible: str | None = None,
        document: str | None = None,
        as_of: Moment | None = None,
    ) -> NoticeTargetsAnswer:
        """The notice's targets and intentions with outcomes."""

        def made(a: Atlas) -> NoticeTargetsAnswer:
            wanted = targets_request(
                a,
                year=year,
                specialty=specialty,
                organization=organization,
                jurisdiction=jurisdiction,
                region=region,
                outcome=outcome,
                responsible=responsible,
                document=document,
                as_of=as_of,
            )
            return targets(a, wanted)

        given: Given = {"year": year, "specialty": specialty, "organization": organization, "region": region}
        more: Given = {"jurisdiction": jurisdiction, "outcome": outcome, "responsible": responsible}
        return self._give(NoticeTargetsAnswer, made, "targets", {**given, **more, "document": document, "as_of": as_of})

    @spoken
    def gaps(self, *, jurisdiction: str | None = None, as_of: Moment | None = None) -> GapsAnswer:
        """Coverage matrix, who is one step short, who is alike, who bridges."""
        made = lambda a: gaps(a, gaps_request(a, jurisdiction=jurisdiction, as_of=as_of))  # noqa: E731
        return self._give(GapsAnswer, made, "gaps", {"jurisdiction": jurisdiction, "as_of": as_of})

    def vocabulary(self) -> VocabularyAnswer:
        """Every controlled value, kind, relation, question and column by its names in both languages."""
        return self._give(VocabularyAnswer, vocabulary, "vocabulary", {})


def _day(value: Moment | None) -> date | None:
    return day(value, parameter="as_of") if isinstance(value, str) else value
