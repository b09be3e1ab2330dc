import { describe, expect, it } from "vitest";
import { SkillEvents } from "../../src/events/skill-events.ts";
import { parseSkillMetadata } from "../../src/skill/parse-skill-metadata.ts";
import type { Skill } from "../../src/skill/skill.ts";
import { reportDiagnostics } from "../../src/validation/report-diagnostics.ts";
import { SkillValidator } from "../../src/validation/skill-validator.ts";
import type { ValidationConfig } from "../../src/validation/validation-config.ts";
import type { ValidationRule } from "../../src/validation/validation-rule.ts";
import { echo } from "../support/skills.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { writeFiles } from "../support/write-files.ts";

const goodPython = `# /// script
# requires-python = ">=3.11"
# dependencies = ["httpx>=0.27"]
# ///
import json
HANDLERS = {"handshake": print, "invoke": print, "health": print, "shutdown": print}
`;
const goodCode = "export default { execute: ({ input }) => input };\n";

/** Checks a skill that has these files. */
async function check(
  files: Readonly<Record<string, string>>,
  config: ValidationConfig = {},
  metadata: object = {},
) {
  using directory = temporaryDirectory();
  writeFiles(directory.path, files);
  const kind = "skill.py" in files ? "python" : "code";
  const skill: Skill = {
    metadata: parseSkillMetadata({ id: "tested", name: "Tested", version: "1.0.0", ...metadata }),
    source: { kind, dir: directory.path },
    initialize: () => Promise.reject(new Error("validation runs no code")),
  };
  return await new SkillValidator({ config }).validate(skill);
}

/** Rule, place and severity of everything that was found. */
async function findings(...args: Parameters<typeof check>) {
  const report = await check(...args);
  return report.results.flatMap((result) =>
    result.findings.map(({ rule, severity, file, line }) => `${rule} ${severity} ${file}:${line}`),
  );
}

const always = (severity: ValidationRule["severity"]): ValidationRule => ({
  id: `always_${severity}`,
  name: "Always",
  type: "interface",
  severity,
  why: "For the test.",
  fix: "None.",
  check: () => [{ message: "it always fails" }],
});

describe("2: only what failed counts", () => {
  it("so a good skill passes in full, and no security event is raised", async () => {
    const events = new SkillEvents();
    const types: string[] = [];
    events.onAny(({ type }) => types.push(type));
    const report = await new SkillValidator({ events }).validate(echo);
    expect(report).toMatchObject({ isValid: true, overallScore: 100, profile: "full" });
    expect(report.counts).toEqual({ critical: 0, security: 0, error: 0, warning: 0, info: 0 });
    expect(types).toEqual(["SkillValidationStarted", "SkillValidationCompleted"]);
  });

  it.each(["basic", "security", "performance", "compatibility", "full"] as const)(
    "and files that do no harm pass the profile %s",
    async (profile) => {
      const network = { permissions: { network: ["example.com"] } };
      for (const files of [{ "skill.py": goodPython }, { "skill.ts": goodCode }]) {
        const report = await check(files, { profile }, network);
        expect(report.isValid).toBe(true);
        expect(report.total).toBeGreaterThan(0);
      }
    },
  );
});

it.each([
  ["info", true],
  ["warning", true],
  ["error", false],
  ["critical", false],
  ["security", false],
] as const)("3: after a failure of severity %s a skill is valid: %s", async (severity, valid) => {
  const validator = new SkillValidator();
  validator.addRule(always(severity));
  const report = await validator.validate(echo, { profile: "basic" });
  expect(report).toMatchObject({ isValid: valid, overallScore: 75 });
  expect(report.counts[severity]).toBe(1);
});

it("3: missing methods make a skill invalid", async () => {
  expect(await findings({ "skill.ts": "export default { run() {} };" })).toEqual([
    "interface_001 error skill.ts:1",
  ]);
  const halfway = goodPython.replace('"shutdown": print', "");
  expect(await findings({ "skill.py": halfway })).toEqual([
    "interface_001 error skill.py:undefined",
  ]);
});

describe("29: imports and calls", () => {
  it.each([
    ["at the top of the file", "import subprocess\n", "security_004 security skill.py:7"],
    ["inside a function", "def f():\n    import subprocess\n", "security_004 security skill.py:8"],
    ["from a submodule", "from urllib.request import urlopen\n", "security_003 warning skill.py:7"],
    ["evaluated text", "eval(input())\n", "security_001 critical skill.py:7"],
    ["a shell", "import os\nos.system(input())\n", "security_001 critical skill.py:8"],
  ])("of Python are seen %s", async (_, source, finding) => {
    expect(await findings({ "skill.py": goodPython + source })).toContain(finding);
  });

  it.each([
    ["import ossaudio"],
    ["import sys"],
    ["text = 'import subprocess'"],
    ["# eval(input())"],
    ["def evaluate(compiled):\n    return compiled"],
  ])("of harmless Python are not flagged: %s", async (source) => {
    expect(await findings({ "skill.py": `${goodPython}${source}\n` })).toEqual([]);
  });

  it.each([
    ['import { exec } from "node:child_process";', "security_004 security skill.ts:2"],
    ['const fs = require("fs");', "security_002 security skill.ts:2"],
    ['await import("fs/promises");', "security_002 security skill.ts:2"],
    ["fetch(url);", "security_003 warning skill.ts:2"],
    ["eval(text);", "security_001 critical skill.ts:2"],
    ["(0, eval)(text);", "security_001 critical skill.ts:2"],
    ["globalThis.eval(text);", "security_001 critical skill.ts:2"],
    ["new Function(text);", "security_001 critical skill.ts:2"],
    ["[].constructor.constructor(text);", "security_001 critical skill.ts:2"],
    ["import(name);", "security_001 critical skill.ts:2"],
    ['import vm from "node:vm";', "security_001 critical skill.ts:2"],
  ])("of TypeScript are seen: %s", async (source, finding) => {
    expect(await findings({ "skill.ts": goodCode + source })).toEqual([finding]);
  });

  it.each([
    ['import type { Stats } from "node:fs";'],
    ['const text = "eval(x)"; // require("fs")'],
    ["const evaluate = (functions: number) => functions;"],
  ])("of harmless TypeScript are not flagged: %s", async (source) => {
    expect(await findings({ "skill.ts": goodCode + source })).toEqual([]);
  });

  it("that the permissions declare are no findings", async () => {
    const files = {
      "skill.ts": `${goodCode}import fs from "node:fs";\nfetch("https://a.example");`,
    };
    const permissions = { network: ["a.example"], read: ["/data"] };
    expect(await findings(files, {}, { permissions })).toEqual([]);
  });
});

describe("30: complexity", () => {
  const config = { performanceThresholds: { maxComplexity: 3 } };

  it("counts decisions, not letters", async () => {
    const words = 'const notify = "format before whiff if for while and if for";\n';
    expect(
      await findings(
        {
          "skill.ts":
            goodCode +
            words.repeat(50).replaceAll(/notify/g, () => `n${Math.random().toString(36).slice(2)}`),
        },
        config,
      ),
    ).toEqual([]);
  });

  it("is measured for each function, in both languages", async () => {
    const nested = "function f(a, b) { if (a && b) { for (;;) { while (b ?? a) {} } } }\n";
    expect(await findings({ "skill.ts": goodCode + nested }, config)).toEqual([
      "performance_002 warning skill.ts:2",
    ]);
    const python =
      "def f(a, b):\n    if a:\n        for x in b:\n            while x:\n                if b:\n                    pass\n";
    expect(await findings({ "skill.py": goodPython + python }, config)).toEqual([
      "performance_002 warning skill.py:7",
    ]);
  });

  it("and memory is what a skill asks for, not the length of its files", async () => {
    const long = `${goodCode}// ${"x".repeat(50_000)}\n`;
    expect(await findings({ "skill.ts": long })).toEqual([]);
    const greedy = { resourceRequirements: { memoryMb: 4_000, cpuPercent: 90 } };
    expect(await findings({ "skill.ts": goodCode }, {}, greedy)).toEqual([
      "resource_001 warning undefined:undefined",
      "resource_001 warning undefined:undefined",
    ]);
  });
});

it("31: a rule that is added later runs in `full`, and one that is switched off does not", async () => {
  const validator = new SkillValidator();
  const asked = async () => (await validator.validate(echo)).results.map(({ rule }) => rule);
  const before = await asked();
  validator.addRule(always("info"));
  expect(await asked()).toEqual([...before, "always_info"]);
  validator.setEnabled("always_info", false);
  expect(await asked()).toEqual(before);
  validator.setEnabled("always_info", true);
  expect(validator.removeRule("always_info")).toBe(true);
  expect(await asked()).toEqual(before);
});

describe("32: rules that reject", () => {
  it("a version that is not ours, a circle, a missing skill, a Python that does not exist", async () => {
    const config = { systemVersion: "1.0.0", hasSkill: () => false };
    const metadata = { systemVersion: { min: "2.0.0" }, dependencies: ["tested", "other@^1"] };
    const script = goodPython.replace(">=3.11", "<3.0");
    expect(await findings({ "skill.py": script }, config, metadata)).toEqual([
      "compatibility_001 error undefined:undefined",
      "compatibility_002 error skill.py:1",
      "dependencies_001 warning undefined:undefined",
      "dependencies_001 warning undefined:undefined",
      "dependencies_002 error undefined:undefined",
    ]);
  });

  it("schemas that are none", async () => {
    const metadata = {
      actions: [{ name: "go", input: { type: "object", properties: { a: { type: "nonsense" } } } }],
      configurationSchema: { type: 42 },
    };
    expect(await findings({ "skill.ts": goodCode }, {}, metadata)).toEqual([
      "config_001 error undefined:undefined",
      "config_001 error undefined:undefined",
    ]);
  });

  it("what the configuration does not allow", async () => {
    const config: ValidationConfig = {
      allowedDependencies: ["Left_Pad"],
      allowedLicences: ["MIT"],
      allowedHosts: ["*.good.example"],
      maxPermissions: { write: ["/data/*"], subprocess: false },
    };
    const permissions = {
      network: ["api.good.example", "evil.example"],
      write: ["/data/a", "/etc/passwd"],
      subprocess: true,
    };
    const source = `${goodCode}import pad from "left-pad";\nimport evil from "@evil/core/x";\n`;
    const report = await check({ "skill.ts": source }, config, { permissions, license: "GPL-3.0" });
    const messages = report.results.flatMap((each) => each.findings.map(({ message }) => message));
    expect(messages).toEqual([
      "it depends on @evil/core, which is not allowed",
      "its licence is GPL-3.0",
      "it wants to reach evil.example, which is not allowed",
      "it asks for write /etc/passwd",
      "it asks to start programs",
    ]);
    const python = await check({ "skill.py": goodPython }, { allowedDependencies: [] });
    expect(python.counts.error).toBe(1);
  });
});

describe("32: Markdown and scripts that hide something", () => {
  it.each([
    ["an invisible character", "read\u200Bme"],
    ["a change of direction", "safe \u202E elif"],
    ["tag characters", `hello \u{E0069}\u{E0067}`],
    ["an HTML comment", "text <!-- do as I say -->"],
    ["hidden HTML", '<span style="display:none">obey</span>'],
    ["a link that nothing shows", "[ ](https://evil.example)"],
    ["a data URI", "![x](data:image/png;base64,AAAA)"],
    ["encoded text", "A".repeat(300)],
  ])("are found: %s", async (_, text) => {
    const files = { "skill.ts": goodCode, "SKILL.md": `# Title\n\n${text}\n` };
    expect(await findings(files)).toContain("security_006 security SKILL.md:3");
  });

  it("are left alone when they hide nothing", async () => {
    const text = "\uFEFF# Ünïcode 日本語 😀\n\n[shown](https://example.com) `code` <b>bold</b>\n";
    expect(await findings({ "skill.ts": goodCode, "README.md": text })).toEqual([]);
  });

  it("and scripts that read other than they look", async () => {
    const source = `${goodCode}const a\u200Bb = 1;\n`;
    expect(await findings({ "skill.ts": source })).toContain("security_006 security skill.ts:2");
  });
});

describe("32: the report", () => {
  it("says for each finding the rule, severity, place, why and fix, in a stable form", async () => {
    const report = await check({ "skill.ts": `${goodCode}  eval(text);\n` });
    const [finding] = report.results.flatMap((result) => result.findings);
    expect(finding).toEqual({
      rule: "security_001",
      severity: "critical",
      message: "eval() runs text as code",
      why: expect.stringContaining("rights"),
      fix: expect.stringContaining("parser"),
      file: "skill.ts",
      line: 2,
      column: 3,
    });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report).toMatchObject({
      format: 1,
      skillId: "tested",
      version: "1.0.0",
      isValid: false,
    });
  });

  it("becomes diagnostics like those of every other check", async () => {
    const report = await check({ "skill.ts": `${goodCode}eval(text);\nfetch(url);\n` });
    expect(reportDiagnostics(report)).toEqual([
      {
        code: "security_001",
        severity: "error",
        message: expect.stringMatching(/^eval\(\) runs text as code\. .* parser\.$/),
        file: "skill.ts",
        line: 2,
        column: 1,
      },
      expect.objectContaining({ code: "security_003", severity: "warning", line: 3 }),
    ]);
    const late = new SkillValidator({ config: { maxTimeMs: 0, profile: "basic" } });
    const [diagnostic] = reportDiagnostics(await late.validate(echo));
    expect(diagnostic).toMatchObject({ code: "interface_001", severity: "error" });
  });

  it("keeps what a reviewer accepted, with the reason, and a reason there must be", async () => {
    const rule = { rule: "security_001", file: "skill.ts" };
    const config = { suppressions: [{ ...rule, reason: "a calculator" }] };
    const report = await check({ "skill.ts": `${goodCode}eval(text);\n` }, config);
    expect(report.isValid).toBe(true);
    const suppressed = report.results.flatMap((result) => result.suppressed);
    expect(suppressed).toMatchObject([{ rule: "security_001", reason: "a calculator" }]);
    const blank = { suppressions: [{ ...rule, reason: " " }] };
    expect(() => new SkillValidator({ config: blank })).toThrow(TypeError);
  });

  it("weighs a rule as the profile says", async () => {
    const files = { "skill.ts": `${goodCode}fetch(url);\n` };
    const severities = { full: { security_003: "error" as const } };
    expect((await check(files, { severities })).isValid).toBe(false);
    expect((await check(files, { severities, profile: "security" })).isValid).toBe(true);
  });

  it("asks only the rules named for the profile `custom`", async () => {
    const config = { profile: "custom", customRules: ["security_001"] } as const;
    const report = await check({ "skill.ts": goodCode }, config);
    expect(report.results.map(({ rule }) => rule)).toEqual(["security_001"]);
  });
});

describe("32: the time limit", () => {
  const slow = (check: ValidationRule["check"]): ValidationRule => ({ ...always("info"), check });

  it("ends a rule that never answers; those after it are not run, and the report is not valid", async () => {
    const validator = new SkillValidator({ config: { maxTimeMs: 50 } });
    validator.addRule(slow(() => new Promise(() => {})));
    validator.addRule({ ...always("info"), id: "after" });
    const report = await validator.validate(echo);
    const ends = report.results.slice(-2).map(({ status }) => status);
    expect(ends).toEqual(["not-run", "not-run"]);
    expect(report.isValid).toBe(false);
    expect(report.executionTimeMs).toBeLessThan(5_000);
  });

  it("holds for rules that block as well, from the next one on", async () => {
    const validator = new SkillValidator({ config: { maxTimeMs: 20 } });
    validator.addRule(
      slow(() => {
        const end = performance.now() + 30;
        while (performance.now() < end);
        return [];
      }),
    );
    validator.addRule({ ...always("info"), id: "after" });
    const report = await validator.validate(echo);
    expect(report.results.at(-1)).toMatchObject({ rule: "after", status: "not-run" });
  });
});

it("32: a rule that throws has failed, and the others still run", async () => {
  const validator = new SkillValidator();
  const check = () => {
    throw new Error("defect");
  };
  validator.addRule({ ...always("info"), id: "broken", check });
  validator.addRule({ ...always("info"), id: "after" });
  const report = await validator.validate(echo);
  expect(report.results.slice(-2)).toMatchObject([
    { rule: "broken", status: "failed", severity: "error" },
    { rule: "after", status: "failed", severity: "info" },
  ]);
});

it("32: reports are kept and counted", async () => {
  const events = new SkillEvents();
  const violations: string[] = [];
  events.on("SkillSecurityViolation", ({ reportId }) => violations.push(reportId));
  const validator = new SkillValidator({ events });
  const good = await validator.validate(echo);
  validator.addRule(always("critical"));
  const bad = await validator.validate(echo);
  expect(validator.report(bad.reportId)).toBe(bad);
  expect(validator.reportsOf("echo")).toEqual([bad, good]);
  expect(violations).toEqual([bad.reportId]);
  expect(validator.statistics()).toMatchObject({
    total: 2,
    successRate: 50,
    mostFailed: [{ rule: "always_critical", failures: 1 }],
  });
});
