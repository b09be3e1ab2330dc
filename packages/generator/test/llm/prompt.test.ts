import { formatManifest, parseManifest, safeParseManifest } from "@skillwright/core";
import { expect, it } from "vitest";
import { exampleManifest, exampleScript } from "../../src/authors/llm/example-skill.ts";
import { loadPrompts } from "../../src/authors/llm/load-prompt.ts";
import { expandSharedCode, httpMarker, protocolMarker } from "../../src/authors/llm/shared-code.ts";
import { checkScript } from "../../src/validation/check-script.ts";

const { author, tester, reviewer, version } = loadPrompts({ allowedDependencies: [] });

it("shows a manifest that the validator accepts without a word, and that means what it shows", () => {
  const shown = /```toml\n(.*?)```/s.exec(author)?.[1] ?? "";
  expect(safeParseManifest(shown).diagnostics).toEqual([]);
  expect(parseManifest(shown)).toEqual(exampleManifest);
  expect(shown.trim()).toBe(formatManifest(exampleManifest).trim());
});

it("shows a script that passes every check once the protocol is put in", () => {
  expect(author).toContain(exampleScript(protocolMarker).trim());
  const { diagnostics } = checkScript(expandSharedCode(exampleScript(protocolMarker)));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

it("puts in HTTP code that passes every check too", () => {
  const script = exampleScript(`${httpMarker}\n\n${protocolMarker}`);
  const { diagnostics } = checkScript(expandSharedCode(script));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

it("leaves no placeholder and carries a version that changes with the text", () => {
  expect(author.replaceAll(protocolMarker, "").replaceAll(httpMarker, "")).not.toMatch(/\{\{/);
  expect(tester + reviewer).not.toMatch(/\{\{/);
  expect(version).toMatch(/^v2-[0-9a-f]{8}$/);
});
