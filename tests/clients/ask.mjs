// Asks an endpoint with two JavaScript clients, as their documentation shows; writes what they read as JSON.
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";
import SparqlClient from "sparql-http-client";

const [endpoint, select, ask, construct, describe, broken] = process.argv.slice(2);

async function collect(stream) {
  const found = [];
  for await (const each of stream) found.push(each);
  return found;
}

function plain(term) {
  return { type: term.termType, value: term.value, language: term.language, datatype: term.datatype?.value };
}

function rows(bindings) {
  return bindings.map((row) => Object.fromEntries(Object.entries(row).map(([name, term]) => [name, plain(term)])));
}

async function failure(work) {
  try {
    await work();
    return null;
  } catch (error) {
    return error.message;
  }
}

async function byFetcher(options) {
  const fetcher = new SparqlEndpointFetcher(options);
  return {
    select: rows(await collect(await fetcher.fetchBindings(endpoint, select))),
    ask: await fetcher.fetchAsk(endpoint, ask),
    construct: (await collect(await fetcher.fetchTriples(endpoint, construct))).length,
    describe: (await collect(await fetcher.fetchTriples(endpoint, describe))).length,
    broken: await failure(async () => collect(await fetcher.fetchBindings(endpoint, broken))),
  };
}

async function byClient(operation) {
  const client = new SparqlClient({ endpointUrl: endpoint });
  const options = { operation };
  return {
    select: rows(await collect(client.query.select(select, options))),
    ask: await client.query.ask(ask, options),
    construct: (await collect(client.query.construct(construct, options))).length,
    describe: (await collect(client.query.construct(describe, options))).length,
    broken: await failure(() => collect(client.query.select(broken, options))),
  };
}

const results = {
  "fetch-sparql-endpoint, form": await byFetcher({}),
  "fetch-sparql-endpoint, GET": await byFetcher({ method: "GET" }),
  "fetch-sparql-endpoint, direct": await byFetcher({ directPost: true }),
  "fetch-sparql-endpoint, QUERY": await byFetcher({ method: "QUERY" }),
  "sparql-http-client, GET": await byClient("get"),
  "sparql-http-client, form": await byClient("postUrlencoded"),
  "sparql-http-client, direct": await byClient("postDirect"),
};
console.log(JSON.stringify(results));
