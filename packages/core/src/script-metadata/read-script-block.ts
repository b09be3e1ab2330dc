import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { closestWord } from "../text/closest-word.ts";
import { formatKeyPath, type KeyPath } from "../toml/key-path.ts";
import { locateToml } from "../toml/locate-toml.ts";
import { readToml } from "../toml/read-toml.ts";
import type { ScriptBlock } from "./find-script-blocks.ts";
import { scriptBlockSchema } from "./script-block-schema.ts";
import type { ScriptMetadataDiagnosticCode, ScriptMetadataParseResult } from "./script-metadata.ts";

interface Problem {
  readonly code: ScriptMetadataDiagnosticCode;
  readonly path: KeyPath;
  readonly message: string;
}

const knownKeys = Object.keys(scriptBlockSchema.shape);

const codes: Readonly<Partial<Record<string, ScriptMetadataDiagnosticCode>>> = {
  dependencies: "dependencies-invalid",
  "requires-python": "requires-python-invalid",
};

/** What a block says; its diagnostics name the lines of the script. */
export function readScriptBlock(block: ScriptBlock): ScriptMetadataParseResult {
  const reading = readToml(block.content);
  if (!("table" in reading)) {
    const message = `invalid TOML: ${reading.message}`;
    return {
      diagnostics: [
        { code: "toml-invalid", severity: "error", message, ...inScript(reading, block) },
      ],
    };
  }
  const { data, error } = scriptBlockSchema.safeParse(reading.table);
  const problems = [
    ...(error?.issues ?? []).map(({ path, message }): Problem => {
      const code = codes[String(path[0])] ?? "tool-invalid";
      return {
        code,
        path: path.map((step) => (typeof step === "number" ? step : String(step))),
        message,
      };
    }),
    ...Object.keys(reading.table)
      .filter((key) => !knownKeys.includes(key))
      .map(unknownKey),
  ];
  const diagnostics = problems.length === 0 ? [] : diagnose(problems, block);
  if (data === undefined) return { diagnostics };
  const { "requires-python": requiresPython, dependencies, tool } = data;
  const metadata = {
    ...(requiresPython !== undefined && { requiresPython }),
    dependencies,
    ...(tool && { tool }),
    line: block.line,
  };
  return { metadata, diagnostics };
}

function unknownKey(key: string): Problem {
  const meant = closestWord(key, knownKeys);
  const hint = meant === undefined ? "" : `, did you mean ${meant}?`;
  return { code: "key-unknown", path: [key], message: `unknown key, ignored${hint}` };
}

function diagnose(problems: readonly Problem[], block: ScriptBlock): Diagnostic[] {
  const locate = locateToml(block.content);
  return problems.map(({ code, path, message }) => ({
    code,
    severity: code === "key-unknown" ? "warning" : "error",
    message: `${formatKeyPath(path)}: ${message}`,
    path: formatKeyPath(path),
    ...inScript(locate(path, code === "key-unknown" ? "key" : "value"), block),
  }));
}

/** A place in the content as one in the script: below the opener, behind `# `. */
function inScript({ line, column }: { line: number; column: number }, block: ScriptBlock) {
  return { line: block.line + line, column: column + 2 };
}
