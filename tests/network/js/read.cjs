// Loads elements JSON from standard input into a headless cytoscape and tells what it understood.
const cytoscape = require("cytoscape");
const text = require("fs").readFileSync(0, "utf8");
const cy = cytoscape({ headless: true, ...JSON.parse(text), layout: { name: "preset" } });
const cast = cy.getElementById("organization/cast");
console.log(
  JSON.stringify({
    nodes: cy.nodes().length,
    edges: cy.edges().length,
    zh: cast.data("label_zh"),
    placed: cy.nodes().filter((n) => n.position("x") !== 0 || n.position("y") !== 0).length,
    neighbours: cast.neighborhood("node").length,
  }),
);
