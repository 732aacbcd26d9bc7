/**
 * The shapes of the service's answers. They are generated from its OpenAPI (`make types`); here they get the names by
 * which the interface knows them, and those that many questions share are put together.
 */
import type { components, paths } from "$/api/schema";

type Schemas = components["schemas"];

export type Lang = "en" | "zh";
/** A name in two languages; a missing one is null, never a copy of the other. */
export type Label = Schemas["Label"];
export type Entity = Schemas["Entity"];
/** A kind of entity. */
export type Kind = NonNullable<Entity["kind"]>;
export type Evidence = Schemas["Evidence"];
/** What the release holds about one thing, source by source. */
export type SayingsAnswer = Schemas["SayingsAnswer"];
export type SourceGroup = Schemas["SourceGroup"];
export type Saying = Schemas["Saying"];
/** What to check next. */
export type DueAnswer = Schemas["DueAnswer"];
export type DueFact = Schemas["DueFact"];
export type Rival = Schemas["Rival"];
/** The row in which a thing is recorded, and its cells. */
export type RecordAnswer = Schemas["RecordAnswer"];
export type TableCell = Schemas["TableCell"];
export type TableFault = Schemas["TableFault"];
export type Proposal = Schemas["Proposal"];
export type ProposalState = Proposal["state"];
export type ProposalsAnswer = Schemas["ProposalsAnswer"];
export type ProposalAnswer = Schemas["ProposalAnswer"];
export type Fact = Schemas["Fact"];
export type Change = Schemas["Change"];
export type EntityAnswer = Schemas["EntityAnswer"];
export type Hit = Schemas["Result"];
export type SearchAnswer = Schemas["SearchAnswer"];
export type AskAnswer = Schemas["AskAnswer"];
export type News = Schemas["NewsAnswer"];
export type Step = Schemas["Step"];
export type PathAnswer = Schemas["PathsAnswer"];
export type NetNode = Schemas["Node"];
export type NetEdge = Schemas["Edge"];
/** One network on two days. */
export type NetworkComparison = Schemas["NetworkComparison"];
export type NetworkAnswer = Schemas["NetworkAnswer"];
export type Releases = Schemas["ReleasesAnswer"];
export type Changes = Schemas["ChangesAnswer"];
export type Recognition = Schemas["Recognition"];
export type Route = Schemas["Route"];
export type Backing = Schemas["Backing"];
export type Accession = Schemas["AccessionAnswer"];
export type Requirement = Schemas["Requirement"];
export type MemberSeat = Schemas["MemberSeat"];
export type Nominator = Schemas["Nominator"];
export type Dossier = Schemas["DossierAnswer"];
export type Dossiers = Schemas["DossiersAnswer"];
export type Profile = Schemas["ProfileAnswer"];
export type ProfileKind = Profile["kind"];
export type ProfileFigure = Schemas["ProfileFigure"];
export type Gaps = Schemas["GapsAnswer"];
export type TargetsAnswer = Schemas["NoticeTargetsAnswer"];
export type CompareAnswer = Schemas["CompareAnswer"];
export type CompareRow = Schemas["CompareRow"];
export type CompareValue = Schemas["CompareValue"];
export type Scenario = Schemas["ScenarioAnswer"];
export type ScenarioRoute = Schemas["ScenarioRoute"];
export type BestSteps = Schemas["BestStepsAnswer"];
export type NextStep = Schemas["NextStep"];
/** A target or an intention of the notice. */
export type Target = Schemas["Target"];
export type TargetFigure = Schemas["TargetFigure"];
export type RelatedEvent = Schemas["RelatedEvent"];
export type Parameter = Schemas["ParameterEntry"];
export type Question = Schemas["QuestionEntry"];
export type Listing = Schemas["Listing"];
export type Schema = Schemas["SchemaAnswer"];
/** What is recorded of the things of one kind. */
export type KindSchema = Schemas["SchemaOfKind"];
/** A property as things of one kind have it. */
export type PropertySchema = Schemas["PropertyOfKind"];
export type Vocabulary = Schemas["VocabularyAnswer"];

/** Every address of the service, as its OpenAPI names them. */
export type Path = keyof paths;
/** The name of a stored question. */
export type QuestionName = Path extends infer P ? (P extends `/api/queries/${infer Name}` ? Name : never) : never;

export type Cell = Entity | string | number | boolean | null;
export type Row = Record<string, Cell>;

/** What every answer carries. */
export interface Envelope {
  release: string;
  as_of: string | null;
  completeness: string;
}

/** A column of a table: of a stored question, or one that the interface lays out itself. */
export type Column = Partial<Schemas["ColumnEntry"]> & { name: string };

/** The answer of any stored question. */
export interface Answer extends Envelope {
  question: string;
  parameters: Record<string, string>;
  columns: string[];
  rows: Row[];
}

/** RFC 9457 problem details, with the fields that name the parameter at fault. */
export interface ProblemDetails {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  parameter?: string;
  value?: unknown;
  expected?: string | string[];
  nearest?: unknown;
  [more: string]: unknown;
}

/** Whether a cell is an entity rather than a plain value. */
export function isEntity(cell: unknown): cell is Entity {
  return typeof cell === "object" && cell !== null && "iri" in cell && "kind" in cell;
}

/** What files would change, or have changed. */
export type ImportAnswer = Schemas["ImportAnswer"];
export type ImportProblem = Schemas["ImportProblem"];
export type ImportRemark = Schemas["ImportRemark"];
export type PlannedChange = Schemas["PlannedChange"];
/** The tables that a spreadsheet may hold. */
export type ImportTables = Schemas["ImportTables"];
/** The local layers at hand. */
export type LayersAnswer = Schemas["LayersAnswer"];
export type KeptLayer = Schemas["LayerEntry"];
/** Work that goes on after its answer: a release that is built and put into use. */
export type Job = Schemas["JobAnswer"];
/** A document as rules read it. */
export type NoticeAnswer = Schemas["NoticeAnswer"];
export type NoticeAbout = Schemas["NoticeAbout"];
export type NoticeItem = Schemas["NoticeItem"];
export type ReadClause = Schemas["ReadClause"];
export type NoticeAcceptAnswer = Schemas["NoticeAcceptAnswer"];
export type NoticeProblem = Schemas["NoticeProblem"];
