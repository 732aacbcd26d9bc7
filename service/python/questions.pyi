# Made from the headers of the stored questions by `python -m accord_atlas.service.python.stubs`.
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from accord_atlas.queries.question import Question
from accord_atlas.service.answers.questions import QuestionAnswer
from accord_atlas.service.core.shape import Entity, Shape

Given = Mapping[str, str | date | int | None]

def method_name(name: str) -> str: ...
def help_of(question: Question) -> str: ...

class AccessionRulesRow(Shape):
    agreement: Entity | None
    step: str | None
    kind: str | None
    en: Entity | str | int | float | bool | None
    zh: Entity | str | int | float | bool | None
    amount: Entity | str | int | float | bool | None
    counted_of: Entity | str | int | float | bool | None
    source: Entity | None
    confidence: str | None
    note: Entity | str | int | float | bool | None

class AccessionRulesAnswer(QuestionAnswer):
    rows: list[AccessionRulesRow]

class AgreementRelationsRow(Shape):
    agreement_a: Entity | None
    relation: str | None
    agreement_b: Entity | None
    source: Entity | None
    confidence: str | None
    note: Entity | str | int | float | bool | None

class AgreementRelationsAnswer(QuestionAnswer):
    rows: list[AgreementRelationsRow]

class AgreementTermsRow(Shape):
    agreement: Entity | None
    level: str | None
    basis: str | None
    title: Entity | None
    requirement: Entity | str | int | float | bool | None
    specialty: Entity | None
    administrator: Entity | None
    in_force: str | None
    ended: str | None
    former_title: Entity | str | int | float | bool | None
    source: Entity | None
    recognises: str | None
    grants: Entity | str | int | float | bool | None
    effect_note: Entity | str | int | float | bool | None

class AgreementTermsAnswer(QuestionAnswer):
    rows: list[AgreementTermsRow]

class AgreementsRow(Shape):
    agreement: Entity | None
    kind: str | None
    scope: str | None
    organization: Entity | None
    status: str | None
    signed: str | None
    start: str | None
    certainty: str | None
    reason: str | None
    held_by: Entity | str | int | float | bool | None

class AgreementsAnswer(QuestionAnswer):
    rows: list[AgreementsRow]

class BasesRow(Shape):
    basis: str | None
    status: str | None
    language: Entity | str | int | float | bool | None
    recognises: Entity | str | int | float | bool | None
    leaves_open: Entity | str | int | float | bool | None
    reservation: Entity | str | int | float | bool | None

class BasesAnswer(QuestionAnswer):
    rows: list[BasesRow]

class ClausesRow(Shape):
    clause: Entity | None
    number: Entity | str | int | float | bool | None
    within: Entity | None
    document: Entity | None
    facts: int | float | None
    digest: Entity | str | int | float | bool | None

class ClausesAnswer(QuestionAnswer):
    rows: list[ClausesRow]

class ConditionsRow(Shape):
    agreement: Entity | None
    from_organization: Entity | None
    from_jurisdiction: Entity | None
    to_organization: Entity | None
    to_jurisdiction: Entity | None
    specialty: Entity | None
    kind: str | None
    condition: Entity | str | int | float | bool | None
    required_value: int | float | None
    unit: Entity | str | int | float | bool | None
    source: Entity | None
    confidence: str | None

class ConditionsAnswer(QuestionAnswer):
    rows: list[ConditionsRow]

class ConflictsRow(Shape):
    subject: Entity | None
    property: str | None
    preferred: Entity | str | int | float | bool | None
    value: Entity | str | int | float | bool | None
    rank: str | None
    source: Entity | None
    why: Entity | str | int | float | bool | None

class ConflictsAnswer(QuestionAnswer):
    rows: list[ConflictsRow]

class CoverageRow(Shape):
    agreement: Entity | None
    known: int | float | None
    stated: int | float | None
    checked_on: str | None

class CoverageAnswer(QuestionAnswer):
    rows: list[CoverageRow]

class DirectionsRow(Shape):
    agreement: Entity | None
    from_organization: Entity | None
    from_jurisdiction: Entity | None
    from_region: Entity | None
    to_organization: Entity | None
    to_jurisdiction: Entity | None
    to_region: Entity | None
    recognises: str | None
    grants: Entity | str | int | float | bool | None
    source: Entity | None
    confidence: str | None

class DirectionsAnswer(QuestionAnswer):
    rows: list[DirectionsRow]

class DisciplinesRow(Shape):
    agreement: Entity | None
    discipline: Entity | None
    jurisdiction: Entity | None

class DisciplinesAnswer(QuestionAnswer):
    rows: list[DisciplinesRow]

class EvidenceRow(Shape):
    statement: Entity | str | int | float | bool | None
    value: Entity | str | int | float | bool | None
    source: Entity | None
    confidence: str | None
    observed_on: str | None

class EvidenceAnswer(QuestionAnswer):
    rows: list[EvidenceRow]

class FederationMembersRow(Shape):
    federation: Entity | None
    member: Entity | None
    jurisdiction: Entity | None
    kind: str | None
    start: str | None
    end: str | None
    source: Entity | None
    confidence: str | None

class FederationMembersAnswer(QuestionAnswer):
    rows: list[FederationMembersRow]

class HistoryRow(Shape):
    date: str | None
    event: Entity | None
    organization: Entity | None
    agreement: Entity | None
    source: Entity | None
    change: str | None

class HistoryAnswer(QuestionAnswer):
    rows: list[HistoryRow]

class IntentionsRow(Shape):
    intention: Entity | None
    kind: str | None
    actor: Entity | None
    organization: Entity | None
    jurisdiction: Entity | None
    agreement: Entity | None
    open_list: bool | None
    clause: Entity | None

class IntentionsAnswer(QuestionAnswer):
    rows: list[IntentionsRow]

class JurisdictionsRow(Shape):
    jurisdiction: Entity | None
    iso2: Entity | str | int | float | bool | None
    iso3: Entity | str | int | float | bool | None
    numeric: Entity | str | int | float | bool | None
    forum: Entity | None
    bodies: int | float | None

class JurisdictionsAnswer(QuestionAnswer):
    rows: list[JurisdictionsRow]

class LeadSocietiesRow(Shape):
    specialty: Entity | None
    society: Entity | None
    clause: Entity | None

class LeadSocietiesAnswer(QuestionAnswer):
    rows: list[LeadSocietiesRow]

class MembersRow(Shape):
    organization: Entity | None
    jurisdiction: Entity | None
    role: str | None
    status: str | None
    start: str | None
    end: str | None
    certainty: str | None
    source: Entity | None
    reason: str | None
    held_by: Entity | str | int | float | bool | None

class MembersAnswer(QuestionAnswer):
    rows: list[MembersRow]

class NamesRow(Shape):
    until: str | None
    name_en: Entity | str | int | float | bool | None
    name_zh: Entity | str | int | float | bool | None
    name_kind: str | None
    local_name: Entity | str | int | float | bool | None
    acronym: Entity | str | int | float | bool | None
    source: Entity | None
    english_name_kind: str | None

class NamesAnswer(QuestionAnswer):
    rows: list[NamesRow]

class OrganizationsRow(Shape):
    organization: Entity | None
    kind: str | None
    acronym: Entity | str | int | float | bool | None
    local_name: Entity | str | int | float | bool | None
    jurisdiction: Entity | None
    region: Entity | None
    parent: Entity | None
    founded: str | None
    website: Entity | str | int | float | bool | None
    source: Entity | None

class OrganizationsAnswer(QuestionAnswer):
    rows: list[OrganizationsRow]

class OutcomesRow(Shape):
    item: Entity | None
    verdict: str | None
    date: str | None
    evidence: Entity | str | int | float | bool | None
    source: Entity | None
    confidence: str | None
    note: Entity | str | int | float | bool | None

class OutcomesAnswer(QuestionAnswer):
    rows: list[OutcomesRow]

class PartnersRow(Shape):
    partner: Entity | None
    jurisdiction: Entity | None
    agreement: Entity | None
    kind: str | None
    signed: str | None
    certainty: str | None
    reason: str | None
    held_by: Entity | str | int | float | bool | None
    own_held_by: Entity | str | int | float | bool | None

class PartnersAnswer(QuestionAnswer):
    rows: list[PartnersRow]

class PilotScopeRow(Shape):
    kind: str | None
    item: Entity | None
    clause: Entity | None

class PilotScopeAnswer(QuestionAnswer):
    rows: list[PilotScopeRow]

class ProvisionsRow(Shape):
    agreement: Entity | None
    from_side: Entity | None
    to_side: Entity | None
    recognises: str | None
    grants: Entity | str | int | float | bool | None
    conditions: int | float | None
    instrument: Entity | None
    provision: Entity | None
    confidence: str | None

class ProvisionsAnswer(QuestionAnswer):
    rows: list[ProvisionsRow]

class RecognitionMatrixRow(Shape):
    jurisdiction: Entity | None
    agreement: Entity | None
    organization: Entity | None
    status: str | None
    certainty: str | None
    reason: str | None

class RecognitionMatrixAnswer(QuestionAnswer):
    rows: list[RecognitionMatrixRow]

class RegionsRow(Shape):
    region: Entity | None
    iso: Entity | str | int | float | bool | None
    kind: str | None
    within: Entity | None

class RegionsAnswer(QuestionAnswer):
    rows: list[RegionsRow]

class ReviewsRow(Shape):
    agreement: Entity | None
    organization: Entity | None
    kind: str | None
    date: str | None
    finding: Entity | str | int | float | bool | None
    next_due: str | None
    source: Entity | None
    confidence: str | None

class ReviewsAnswer(QuestionAnswer):
    rows: list[ReviewsRow]

class SearchesRow(Shape):
    search: Entity | None
    subject: Entity | None
    finding: Entity | str | int | float | bool | None
    searched_on: str | None
    searched_in: Entity | str | int | float | bool | None

class SearchesAnswer(QuestionAnswer):
    rows: list[SearchesRow]

class SeatsRow(Shape):
    agreement: Entity | None
    jurisdiction: Entity | None
    until: str | None
    status: str | None
    organization: Entity | None
    votes: bool | None
    certainty: str | None
    reason: str | None

class SeatsAnswer(QuestionAnswer):
    rows: list[SeatsRow]

class SharedAgreementsRow(Shape):
    agreement: Entity | None
    status_a: str | None
    status_b: str | None
    start_a: str | None
    start_b: str | None
    certainty: str | None
    reason: str | None
    held_by_a: Entity | str | int | float | bool | None
    held_by_b: Entity | str | int | float | bool | None

class SharedAgreementsAnswer(QuestionAnswer):
    rows: list[SharedAgreementsRow]

class SourcesRow(Shape):
    source: Entity | None
    publisher: Entity | str | int | float | bool | None
    kind: str | None
    reliability: str | None
    vintage: Entity | str | int | float | bool | None
    observed_on: str | None
    retrieved: str | None
    url: Entity | str | int | float | bool | None
    claims: int | float | None
    title: Entity | str | int | float | bool | None
    language: str | None
    copied: str | None

class SourcesAnswer(QuestionAnswer):
    rows: list[SourcesRow]

class SpecialtiesRow(Shape):
    specialty: Entity | None
    en: Entity | str | int | float | bool | None
    zh: Entity | str | int | float | bool | None
    scheme: Entity | None
    apec_discipline: Entity | None
    isced_f: Entity | str | int | float | bool | None

class SpecialtiesAnswer(QuestionAnswer):
    rows: list[SpecialtiesRow]

class SponsorshipsRow(Shape):
    agreement: Entity | None
    candidate: Entity | None
    sponsor: Entity | None
    role: str | None
    date: str | None
    source: Entity | None
    confidence: str | None

class SponsorshipsAnswer(QuestionAnswer):
    rows: list[SponsorshipsRow]

class StandardsRow(Shape):
    standard: Entity | None
    number: Entity | str | int | float | bool | None
    issuer: Entity | None
    issued: str | None
    effective: str | None
    status: str | None
    scope: Entity | str | int | float | bool | None
    replaces: Entity | None
    source: Entity | None

class StandardsAnswer(QuestionAnswer):
    rows: list[StandardsRow]

class TargetOutcomesRow(Shape):
    target: Entity | None
    metric: str | None
    value: int | float | None
    year: int | float | None
    organization: Entity | None
    jurisdiction: Entity | None
    region: Entity | None
    outcome: str | None
    observed: Entity | str | int | float | bool | None
    observed_on: str | None
    source: Entity | None
    reason: Entity | str | int | float | bool | None
    verdict: str | None

class TargetOutcomesAnswer(QuestionAnswer):
    rows: list[TargetOutcomesRow]

class TargetsRow(Shape):
    target: Entity | None
    metric: str | None
    comparator: Entity | str | int | float | bool | None
    value: int | float | None
    unit: str | None
    year: int | float | None
    specialty: Entity | None
    organization: Entity | None
    region: Entity | None
    clause: Entity | None

class TargetsAnswer(QuestionAnswer):
    rows: list[TargetsRow]

class TaskLinksRow(Shape):
    task: Entity | None
    standard: Entity | None
    organization: Entity | None
    due: str | None
    clause: Entity | None

class TaskLinksAnswer(QuestionAnswer):
    rows: list[TaskLinksRow]

class TasksRow(Shape):
    task: Entity | None
    track: str | None
    organization: Entity | None
    region: Entity | None
    due: str | None
    clause: Entity | None

class TasksAnswer(QuestionAnswer):
    rows: list[TasksRow]

class TermsRow(Shape):
    term: Entity | None
    en: Entity | str | int | float | bool | None
    zh: Entity | str | int | float | bool | None
    definition_en: Entity | str | int | float | bool | None
    definition_zh: Entity | str | int | float | bool | None
    question: Entity | str | int | float | bool | None

class TermsAnswer(QuestionAnswer):
    rows: list[TermsRow]

class TitleEquivalencesRow(Shape):
    agreement: Entity | None
    title_a: Entity | None
    relation: str | None
    title_b: Entity | None
    direction: str | None
    source: Entity | None
    confidence: str | None

class TitleEquivalencesAnswer(QuestionAnswer):
    rows: list[TitleEquivalencesRow]

class TitlesRow(Shape):
    title: Entity | None
    abbreviation: Entity | str | int | float | bool | None
    organization: Entity | None
    jurisdiction: Entity | None
    level: str | None
    kind: str | None
    valid_years: int | float | None
    experience_years: int | float | None
    degree: Entity | str | int | float | bool | None
    examination: Entity | str | int | float | bool | None
    source: Entity | None
    confidence: str | None

class TitlesAnswer(QuestionAnswer):
    rows: list[TitlesRow]

class Questions:
    def __init__(self, ask: Callable[[str, Given], QuestionAnswer]) -> None: ...
    def __getitem__(self, name: str) -> Callable[..., QuestionAnswer]: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def _repr_html_(self) -> str: ...
    def accession_rules(self, *, agreement: str | None = None) -> AccessionRulesAnswer: ...
    def agreement_relations(self, *, agreement: str | None = None) -> AgreementRelationsAnswer: ...
    def agreement_terms(self, *, agreement: str | None = None) -> AgreementTermsAnswer: ...
    def agreements(
        self,
        *,
        organization: str | None = None,
        jurisdiction: str | None = None,
        kind: str | None = None,
        as_of: str | date | None = None,
        certainty: str | None = None,
    ) -> AgreementsAnswer: ...
    def bases(self) -> BasesAnswer: ...
    def clauses(self, *, document: str | None = None) -> ClausesAnswer: ...
    def conditions(
        self, *, agreement: str | None = None, from_: str | None = None, to: str | None = None
    ) -> ConditionsAnswer: ...
    def conflicts(self) -> ConflictsAnswer: ...
    def coverage(self) -> CoverageAnswer: ...
    def directions(self, *, agreement: str | None = None) -> DirectionsAnswer: ...
    def disciplines(self, *, agreement: str | None = None, jurisdiction: str | None = None) -> DisciplinesAnswer: ...
    def evidence(self, *, entity: str) -> EvidenceAnswer: ...
    def federation_members(
        self, *, federation: str | None = None, member: str | None = None
    ) -> FederationMembersAnswer: ...
    def history(
        self, *, agreement: str | None = None, organization: str | None = None, jurisdiction: str | None = None
    ) -> HistoryAnswer: ...
    def intentions(self, *, jurisdiction: str | None = None, kind: str | None = None) -> IntentionsAnswer: ...
    def jurisdictions(self, *, forum: str | None = None) -> JurisdictionsAnswer: ...
    def lead_societies(self) -> LeadSocietiesAnswer: ...
    def members(
        self,
        *,
        agreement: str,
        status: str | None = None,
        as_of: str | date | None = None,
        certainty: str | None = None,
    ) -> MembersAnswer: ...
    def names(self, *, organization: str) -> NamesAnswer: ...
    def organizations(self, *, jurisdiction: str | None = None, kind: str | None = None) -> OrganizationsAnswer: ...
    def outcomes(self, *, item: str | None = None, verdict: str | None = None) -> OutcomesAnswer: ...
    def partners(
        self, *, organization: str, as_of: str | date | None = None, certainty: str | None = None
    ) -> PartnersAnswer: ...
    def pilot_scope(self) -> PilotScopeAnswer: ...
    def provisions(
        self, *, agreement: str | None = None, from_: str | None = None, to: str | None = None
    ) -> ProvisionsAnswer: ...
    def recognition_matrix(
        self, *, as_of: str | date | None = None, certainty: str | None = None
    ) -> RecognitionMatrixAnswer: ...
    def regions(self, *, jurisdiction: str) -> RegionsAnswer: ...
    def reviews(self, *, agreement: str | None = None, organization: str | None = None) -> ReviewsAnswer: ...
    def searches(self, *, about: str | None = None) -> SearchesAnswer: ...
    def seats(
        self,
        *,
        agreement: str | None = None,
        jurisdiction: str | None = None,
        as_of: str | date | None = None,
        certainty: str | None = None,
    ) -> SeatsAnswer: ...
    def shared_agreements(
        self, *, a: str, b: str, as_of: str | date | None = None, certainty: str | None = None
    ) -> SharedAgreementsAnswer: ...
    def sources(self, *, source: str | None = None) -> SourcesAnswer: ...
    def specialties(self, *, scheme: str | None = None) -> SpecialtiesAnswer: ...
    def sponsorships(
        self, *, agreement: str | None = None, candidate: str | None = None, sponsor: str | None = None
    ) -> SponsorshipsAnswer: ...
    def standards(self, *, issuer: str | None = None) -> StandardsAnswer: ...
    def target_outcomes(self, *, as_of: str | date | None = None) -> TargetOutcomesAnswer: ...
    def targets(
        self,
        *,
        year: int | str | None = None,
        specialty: str | None = None,
        region: str | None = None,
        organization: str | None = None,
    ) -> TargetsAnswer: ...
    def task_links(self, *, organization: str | None = None) -> TaskLinksAnswer: ...
    def tasks(
        self, *, organization: str | None = None, region: str | None = None, track: str | None = None
    ) -> TasksAnswer: ...
    def terms(self, *, question: str | None = None) -> TermsAnswer: ...
    def title_equivalences(
        self, *, agreement: str | None = None, title: str | None = None
    ) -> TitleEquivalencesAnswer: ...
    def titles(self, *, organization: str | None = None, jurisdiction: str | None = None) -> TitlesAnswer: ...
