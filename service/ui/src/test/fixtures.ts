/** Small answers in the shapes that the service fixes; the words are real names of the field, the numbers made up for the tests. */
import type { Entity, NetworkAnswer, Row } from "$/api/contract";

export function entity(kind: string, id: string, en: string | null, zh: string | null = null): Entity {
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
    id: `${entity.kind}/${entity.id}`, kind: entity.kind ?? "", iri: entity.iri, label: entity.label, category: null, status: null,
    jurisdiction: null, start_earliest: null, start_latest: null, end_earliest: null, end_latest: null,
  };
}

function edge(from: Entity, to: Entity, status: string): NetworkAnswer["edges"][number] {
  const [source, target] = [`${from.kind}/${from.id}`, `${to.kind}/${to.id}`];
  return {
    id: `${source}|participation|${target}`, source, target, relation: "participation", label: { en: "takes part in", zh: "参加" },
    start: "2018", end: null, status, certainty: "presumed", weight: 1,
  };
}

export const NETWORK: NetworkAnswer = {
  release: "r", as_of: null, completeness: "complete", projection: "none", measures: [], focus: [], first_day: null,
  left_out: { nodes: 0, agreements: [] },
  nodes: [node(IPEA), node(APEC), node(PEC), node(IES)],
  edges: [edge(PEC, IPEA, "authorised"), edge(IES, IPEA, "authorised"), edge(IES, APEC, "provisional")],
};
