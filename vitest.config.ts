import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

const conditions = ["@skillwright/source"];
const packages = readdirSync(new URL("./packages", import.meta.url));

/** Tests beside the source: no child process, no model, no network. */
function unit(name: string) {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name: `${name}:unit`,
      root: `packages/${name}`,
      include: ["src/**/*.test.ts"],
      testTimeout: 30_000,
    },
  };
}

/** Tests through a package's door, or across packages: they may start Python and load the embedder. */
function integration(name: string, root: string) {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name: `${name}:integration`,
      root,
      include: [root === "tests" ? "**/*.test.ts" : "test/**/*.test.ts"],
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  };
}

// A machine-readable count beside the readable one, for whoever asks: the gate does.
const report = process.env["SKILLWRIGHT_TEST_REPORT"];

export default defineConfig({
  test: {
    passWithNoTests: true,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    projects: [
      ...packages.map(unit),
      ...packages.map((name) => integration(name, `packages/${name}`)),
      integration("tests", "tests"),
    ],
  },
});
