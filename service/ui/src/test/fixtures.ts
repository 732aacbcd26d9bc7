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
  return { id: `${entity.kind}/${entity.id}`, kind: entity.kind, label: entity.label };
}

function edge(from: Entity, to: Entity, status: string): NetworkAnswer["edges"][number] {
  return {
    source: `${from.kind}/${from.id}`, target: `${to.kind}/${to.id}`, relation: "participation",
    start: "2018", end: null, status, certainty: "presumed", weight: 1,
  };
}

export const NETWORK: NetworkAnswer = {
  release: "r", as_of: null, completeness: "complete",
  nodes: [node(IPEA), node(APEC), node(PEC), node(IES)],
  edges: [edge(PEC, IPEA, "authorised"), edge(IES, IPEA, "authorised"), edge(IES, APEC, "provisional")],
};
