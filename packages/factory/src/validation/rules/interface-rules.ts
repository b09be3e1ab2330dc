import type { Problem, ValidationRule } from "../validation-rule.ts";

/** How many parameters the executor gives. */
const parameters: Readonly<Record<string, number>> = {
  initialize: 1,
  execute: 3,
  validate: 1,
  healthCheck: 2,
  cleanup: 1,
};

const pythonMethods = ["handshake", "invoke", "health", "shutdown"];

/** What a skill must have to be called at all. */
export const interfaceRules: readonly ValidationRule[] = [
  {
    id: "interface_001",
    name: "Required methods",
    type: "interface",
    severity: "error",
    why: "Without them nothing can be called.",
    fix: "Code: export an object with `execute` by default. Python: answer handshake, invoke, health and shutdown.",
    check({ skill, files }) {
      if (skill.source.kind === "python") return checkPython(files.python);
      const entries = files.typescript.filter(({ skill: exported }) => exported !== undefined);
      const closed = entries.filter(({ skill: exported }) => exported?.open === false);
      return closed.flatMap(({ path, skill: exported }) =>
        exported?.methods.some(({ text }) => text === "execute")
          ? []
          : [{ message: "the default export has no `execute`", file: path, line: exported?.line }],
      );
    },
  },
  {
    id: "interface_002",
    name: "Parameters",
    type: "interface",
    severity: "error",
    why: "The executor passes no more, so the rest would be undefined.",
    fix: "Take `execute(call, context, state)`, `initialize(setup)`, `validate(call)`.",
    check: ({ files }) =>
      files.typescript.flatMap(({ path, skill }) =>
        (skill?.methods ?? []).flatMap(({ text, parameters: count, line, column }) => {
          const most = parameters[text];
          if (most === undefined || count <= most) return [];
          const message = `${text} takes ${count} parameters, and gets ${most}`;
          return [{ message, file: path, line, column }];
        }),
      ),
  },
  {
    id: "interface_003",
    name: "Syntax",
    type: "interface",
    severity: "error",
    why: "A file that cannot be read cannot be run.",
    fix: "Correct the spot.",
    check: ({ files }) => [
      ...files.typescript.flatMap(({ path, errors }) =>
        errors.map(({ text, line, column }) => ({ message: text, file: path, line, column })),
      ),
      ...files.python.flatMap(({ path, diagnostics }) =>
        diagnostics
          .filter(({ code, severity }) => severity === "error" && !code.startsWith("python-s1"))
          .filter(({ code }) => code === "python-syntax" || /^python-[ef]\d/.test(code))
          .map(({ message, line, column }) => ({ message, file: path, line, column })),
      ),
    ],
  },
];

function checkPython(
  files: readonly { readonly path: string; readonly handlers: readonly string[] }[],
): Problem[] {
  const answered = new Set(files.flatMap(({ handlers }) => handlers));
  return pythonMethods
    .filter((method) => !answered.has(method) && !answered.has(`skill.${method}`))
    .map((method) => ({ message: `no script answers ${method}`, file: files[0]?.path }));
}
