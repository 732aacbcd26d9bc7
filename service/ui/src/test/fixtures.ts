/** Small answers in the shapes that the service fixes; the words are real names of the field, the numbers made up for the tests. */
import type { Entity, Kind, NetworkAnswer, Row, Vocabulary } from "$/api/contract";

export function entity(kind: Kind | null, id: string, en: string | null, zh: string | null = null): Entity {
  return { kind, id, iri: `https://w3id.org/accord-atlas/id/${kind}/${id}`, label: { en, zh } };
}

export const PEC = entity("organization", "pec", "Pakistan Engineering Council", "巴基斯坦工程理事会");
export const IES = entity("organization", "ies", "Institution of Engineers, Singapore");
export const IPEA = entity("agreement", "ipea", "International Professional Engineers Agreement", "国际职业工程师协议");
export const APEC = entity("agreement", "apec-engineer", "APEC Engineers Agreement", "亚太工程师协议");
export const PK = entity("jurisdiction", "pk", "Pakistan", "巴基斯坦");
export const SG = entity("jurisdiction", "sg", "Singapore", "新加坡");

export const MATRIX: Row[] = [
  { jurisdiction: SG, agreement: IPEA, organization: IES, status: "authorised" },
  { jurisdiction: SG, agreement: APEC, organization: IES, status: "authorised" },
  { jurisdiction: PK, agreement: IPEA, organization: PEC, status: "authorised" },
  { jurisdiction: PK, agreement: APEC, organization: PEC, status: "former" },
];

function node(entity: Entity): NetworkAnswer["nodes"][number] {
  return {
    id: `${entity.kind}/${entity.id}`,
    kind: entity.kind ?? "organization",
    iri: entity.iri,
    label: entity.label,
    category: null,
    status: null,
    jurisdiction: null,
    start_earliest: null,
    start_latest: null,
    end_earliest: null,
    end_latest: null,
  };
}

function edge(
  from: Entity,
  to: Entity,
  status: NetworkAnswer["edges"][number]["status"],
): NetworkAnswer["edges"][number] {
  const [source, target] = [`${from.kind}/${from.id}`, `${to.kind}/${to.id}`];
  return {
    id: `${source}|participation|${target}`,
    source,
    target,
    relation: "participation",
    label: { en: "takes part in", zh: "参加" },
    start: "2018",
    end: null,
    status,
    certainty: "presumed",
    reason: "after-source",
    segments: [{ from: "2018-01-01", until: null, certainty: "presumed", reason: "after-source" }],
    weight: 1,
  };
}

export const NETWORK: NetworkAnswer = {
  release: "r",
  as_of: null,
  completeness: "complete",
  layers: [],
  projection: "none",
  measures: [],
  focus: [],
  first_day: null,
  left_out: { nodes: 0, agreements: [] },
  nodes: [node(IPEA), node(APEC), node(PEC), node(IES)],
  edges: [edge(PEC, IPEA, "authorised"), edge(IES, IPEA, "authorised"), edge(IES, APEC, "provisional")],
};

function words(en: string, zh: string): { en: string; zh: string } {
  return { en, zh };
}

function scheme(id: string, ...concepts: [notation: string, en: string, zh: string][]): Vocabulary["schemes"][number] {
  const named = (
    of: string,
    label: { en: string; zh: string },
  ): Pick<Vocabulary["schemes"][number], "iri" | "label" | "definition"> => ({ iri: of, label, definition: label });
  return {
    id,
    ...named(id, words(id, id)),
    concepts: concepts.map(([notation, en, zh]) => ({ notation, ...named(`${id}.${notation}`, words(en, zh)) })),
  };
}

export const VOCABULARY: Vocabulary = {
  release: "r",
  as_of: null,
  completeness: "complete",
  layers: [],
  schemes: [
    scheme("participation-status", ["authorised", "authorised (full)", "正式成员"]),
    scheme("agreement-status", ["in-force", "in force", "有效"], ["signed", "signed", "已签署"]),
    scheme("name-type", ["acronym", "acronym", "缩写"]),
    scheme("contested-property", ["signed", "signed", "签署日期"]),
  ],
  kinds: [
    { kind: "intention", iri: "aa:Intention", label: words("intention", "国际合作意向"), definition: words("", "") },
  ],
  relations: [
    {
      relation: "participation",
      label: words("takes part in", "参加"),
      inverse: words("has as participant", "参加方"),
    },
  ],
  terms: [{ name: "aa:signed", iri: "aa:signed", label: words("signed", "签署日期") }],
  questions: [
    {
      name: "members",
      title: words("Members", "成员"),
      parameters: [],
      columns: [
        { name: "status", type: "concept", title: words("Status", "参与状态"), scheme: "participation-status" },
      ],
    },
    {
      name: "agreements",
      title: words("Agreements", "协议"),
      parameters: [],
      columns: [{ name: "agreement", type: "entity", title: words("Agreement", "协议"), scheme: null }],
    },
  ],
  columns: [{ name: "others", title: words("Other side", "其他各方") }],
};
