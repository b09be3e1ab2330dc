import type { SkillPermissions } from "@skillwright/core";
import { findHiddenContent } from "../hidden-content.ts";
import type { Problem, ValidationRule, ValidationSubject } from "../validation-rule.ts";

/** Modules by what they reach; of Node and of Python. */
const reaches = {
  code: { typescript: ["vm", "module", "inspector", "v8"], python: [] },
  files: { typescript: ["fs", "fs/promises"], python: ["shutil"] },
  network: {
    typescript: ["http", "https", "http2", "net", "tls", "dgram", "undici", "axios", "ws"],
    python: ["requests", "urllib", "http", "socket", "httpx", "aiohttp", "websockets", "ftplib"],
  },
  processes: {
    typescript: ["child_process", "cluster", "worker_threads"],
    python: ["subprocess", "multiprocessing", "pty"],
  },
} as const;

/** What a skill does that its permissions do not say, and what it hides. */
export const securityRules: readonly ValidationRule[] = [
  {
    id: "security_001",
    name: "Data that becomes code",
    type: "security",
    severity: "critical",
    why: "Whatever text reaches it runs with the skill's rights and credentials.",
    fix: "Call what you mean by its name; parse data with a parser.",
    check: ({ skill, files }) => [
      ...files.typescript.flatMap(({ path, dangers }) =>
        dangers.map(({ text, line, column }) => ({
          message: `${text} runs text as code`,
          file: path,
          line,
          column,
        })),
      ),
      ...importing({ skill, files }, "code"),
      ...pythonFindings(files, "error"),
    ],
  },
  {
    id: "security_002",
    name: "Files",
    type: "security",
    severity: "security",
    why: "The person who approves the skill is told that it touches no files.",
    fix: "Declare the paths in `permissions.read` and `permissions.write`, or leave the files alone.",
    check: (subject) =>
      unless(subject, ({ read, write }) => read.length + write.length > 0, "files"),
  },
  {
    id: "security_003",
    name: "Network",
    type: "security",
    severity: "warning",
    why: "The person who approves the skill is told that it talks to nobody, and the sandbox will see to it.",
    fix: "Declare the hosts in `permissions.network`.",
    check: (subject) => unless(subject, ({ network }) => network.length > 0, "network"),
  },
  {
    id: "security_004",
    name: "Other programs",
    type: "security",
    severity: "security",
    why: "Another program does what it likes with the skill's rights.",
    fix: "Declare `permissions.subprocess`, or use a library.",
    check: (subject) => unless(subject, ({ subprocess }) => subprocess, "processes"),
  },
  {
    id: "security_005",
    name: "Risky calls",
    type: "security",
    severity: "warning",
    why: "The sandbox confines them, and the skill may still be surprised.",
    fix: "Follow the advice of the finding.",
    check: ({ files }) => pythonFindings(files, "warning"),
  },
  {
    id: "security_006",
    name: "Hidden content",
    type: "security",
    severity: "security",
    why: "A person approves what can be seen; a model or an interpreter also reads what cannot.",
    fix: "Remove it, or say it in plain text.",
    check: ({ files }) =>
      files.texts.flatMap(({ path, text }) =>
        findHiddenContent(
          path,
          text,
          files.markdown.some((file) => file.path === path),
        ),
      ),
  },
];

function unless(
  subject: ValidationSubject,
  permits: (permissions: SkillPermissions) => boolean,
  what: keyof typeof reaches,
): Problem[] {
  return permits(subject.skill.metadata.permissions) ? [] : importing(subject, what);
}

/** Imports of modules that reach something, resolved: `import ossaudio` is not `import os`. */
function importing(
  { files }: Pick<ValidationSubject, "files" | "skill">,
  what: keyof typeof reaches,
): Problem[] {
  const node: readonly string[] = reaches[what].typescript;
  const python: readonly string[] = reaches[what].python;
  return [
    ...files.typescript.flatMap(({ path, imports, globals }) =>
      [
        ...imports.filter(({ text }) => node.includes(text.replace(/^node:/, ""))),
        ...(what === "network" ? globals : []),
      ].map(({ text, line, column }) => ({ message: `it uses ${text}`, file: path, line, column })),
    ),
    ...files.python.flatMap(({ path, text, imports }) =>
      imports
        .filter((name) => python.includes(name))
        .map((name) => ({
          message: `it imports ${name}`,
          file: path,
          line: importLine(text, name),
        })),
    ),
  ];
}

function importLine(text: string, name: string): number | undefined {
  const pattern = new RegExp(`^\\s*(?:from|import)\\b[^#\\n]*\\b${name}\\b`, "m");
  const found = pattern.exec(text);
  if (found === null) return undefined;
  return text.slice(0, found.index + found[0].length).split("\n").length;
}

function pythonFindings(
  files: ValidationSubject["files"],
  severity: "error" | "warning",
): Problem[] {
  return files.python.flatMap(({ path, diagnostics }) =>
    diagnostics
      .filter((each) => each.severity === severity && /^python-s\d/.test(each.code))
      .map(({ message, line, column }) => ({ message, file: path, line, column })),
  );
}
