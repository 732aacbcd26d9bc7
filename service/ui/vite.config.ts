import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const service = process.env.ACCORD_SERVICE ?? "http://127.0.0.1:8000";

// Everything lies under /ui/, so that the service can serve the folder as it is and every other path stays its own.
// What is built names its parts relative to itself; the service writes into the document under which path it is served.
export default defineConfig(({ command, mode }) => ({
  base: command === "build" ? "./" : "/ui/",
  plugins: [svelte()],
  resolve: {
    alias: { $: new URL("./src", import.meta.url).pathname },
    ...(mode === "test" ? { conditions: ["browser"] } : {}),
  },
  // No data: addresses and no inline helper: the page must run under a policy that allows only its own files.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, manifest: true },
  // Files of the project outside this folder are read as they are: the prefixes, and the sentences of the interface.
  server: {
    fs: { allow: ["../.."] },
    proxy: Object.fromEntries(
      ["/api", "/sparql", "/ready", "/docs", "/dataset", "/graph"].map((path) => [path, service]),
    ),
  },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"], setupFiles: ["src/test/setup.ts"] },
}));
