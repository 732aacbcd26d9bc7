import { describe, expect, it } from "vitest";
import { LANGUAGES, snippets } from "./snippets";

const SERVICE = "http://atlas.example/under";

describe("the code of an answer", () => {
  it("asks a stored question at its address, with the parameters that were given", () => {
    const made = snippets(SERVICE, { question: "members", parameters: { agreement: "ipea" } });
    for (const one of ["curl", "python", "r"] as const)
      expect(made[one]).toContain(`${SERVICE}/api/queries/members?agreement=ipea&format=csv`);
    expect(made.javascript).toContain("agreement=ipea&format=json");
    expect(made.atlas).toContain('.query("members", **{"agreement": "ipea"})');
  });

  it("carries a query whatever signs it has, and asks for a graph where one comes of it", () => {
    const query = `SELECT ("it's \\"\${x}\\\\ \`y\`" AS ?a) {}`;
    const made = snippets(SERVICE, { query, graph: false });
    expect(made.curl).toContain(`'SELECT ("it'\\''s`);
    expect(made.python).toContain(JSON.stringify(query));
    expect(made.javascript).toContain("\\${x}");
    expect(made.javascript).toContain("\\`y\\`");
    expect(made.r).toContain(`r"---(${query})---"`);
    const graph = snippets(SERVICE, { query: "DESCRIBE <a:b>", graph: true });
    for (const one of LANGUAGES.filter((each) => each !== "atlas"))
      expect(graph[one].toLowerCase()).toContain("turtle");
  });
});
