import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/api/schema.d.ts"] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // A name that begins with an underscore is there for its place only.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    rules: {
      // The router is our own: addresses are made by `at` and `pageOf`.
      "svelte/no-navigation-without-resolve": "off",
      // Maps and sets are plain values here; what is state is declared as such.
      "svelte/prefer-svelte-reactivity": "off",
      // A space at the edge of an element is written so that it stays.
      "svelte/no-useless-mustaches": "off",
      // TypeScript knows the names.
      "no-undef": "off",
    },
  },
  // The words of the interface: what a function of theirs returns is plain to see.
  { files: ["src/i18n/*.ts"], rules: { "@typescript-eslint/explicit-module-boundary-types": "off" } },
  { files: ["*.config.*"], languageOptions: { globals: globals.node } },
);
