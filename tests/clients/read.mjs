// Reads documents and the endpoint with clients for linked data, each as its documentation shows; writes JSON.
import { QueryEngine } from "@comunica/query-sparql";
import jsonld from "jsonld";
import { rdfDereferencer } from "rdf-dereference";

const [root, thing, labels] = process.argv.slice(2);
const document = root + new URL(thing).pathname.replace("/accord-atlas", "");

async function dereferenced(address, headers = {}) {
  const { data } = await rdfDereferencer.dereference(address, { headers });
  const graphs = new Set();
  let quads = 0;
  for await (const quad of data) {
    quads += 1;
    graphs.add(quad.graph.value);
  }
  return { quads, graphs: [...graphs] };
}

async function asked(source) {
  const bindings = await new QueryEngine().queryBindings(labels, { sources: [source] });
  return (await bindings.toArray()).map((row) => row.get("name").value);
}

async function json(profile) {
  const accept = profile ? `application/ld+json;profile="http://www.w3.org/ns/json-ld#${profile}"` : "application/ld+json";
  return (await fetch(document, { headers: { accept } })).json();
}

// A context that is not in the document would have to be fetched: that is not allowed here.
async function documentLoader(address) {
  throw new Error(`would fetch ${address}`);
}

async function framed(profile) {
  const read = await json(profile);
  const context = { aa: "https://w3id.org/accord-atlas/ontology#", rdfs: "http://www.w3.org/2000/01/rdf-schema#" };
  const frame = { "@context": context, "@type": "aa:Organization" };
  const found = await jsonld.frame(read, frame, { documentLoader });
  return { id: found["@id"], type: found["@type"], labels: found["rdfs:label"]?.map((each) => each["@value"]) };
}

const forms = {};
for (const profile of ["", "compacted", "expanded", "flattened", "framed"]) {
  const read = await json(profile);
  const quads = (await jsonld.toRDF(read, { documentLoader })).length;
  forms[profile] = { quads, framed: await framed(profile), context: !Array.isArray(read) && "@context" in read };
}
const results = {
  dereferenced: { document: await dereferenced(document), ontology: await dereferenced(`${root}/ontology`) },
  graph: await dereferenced(`${root}/graph/questions`),
  comunica: { document: await asked(document), endpoint: await asked({ type: "sparql", value: `${root}/sparql` }) },
  forms,
};
console.log(JSON.stringify(results));
