import {
  type Diagnostic,
  hasErrors,
  type ScriptMetadata,
  safeParseScriptMetadata,
} from "@skillwright/core";
import { analyzeScript } from "@skillwright/python-runtime";

/** The methods of protocol 1.0 that every skill must answer. */
export const requiredHandlers = ["handshake", "invoke", "health", "shutdown"] as const;

/** What an entry script says of itself, and what is wrong with it. */
export interface ScriptCheck {
  readonly metadata: ScriptMetadata | undefined;
  readonly diagnostics: Diagnostic[];
}

/** Checks an entry script without running it: PEP 723 block, syntax, security rules, handlers. */
export function checkScript(source: string): ScriptCheck {
  if (source.trim() === "") {
    return { metadata: undefined, diagnostics: [problem("script-empty", "the script is empty")] };
  }
  const { metadata, diagnostics: metadataDiagnostics } = safeParseScriptMetadata(source);
  const analysis = analyzeScript(source);
  const diagnostics = [...metadataDiagnostics, ...analysis.diagnostics];
  if (metadata === undefined && !hasErrors(metadataDiagnostics)) {
    diagnostics.push(
      problem(
        "script-metadata-missing",
        "the script has no PEP 723 block: begin it with `# /// script`, its `requires-python`, and `# ///`",
      ),
    );
  }
  // A script that does not parse has no handlers to speak of.
  if (!hasErrors(analysis.diagnostics)) {
    for (const method of requiredHandlers) {
      if (!analysis.handlers.includes(method)) {
        diagnostics.push(problem("handler-missing", `the script does not answer \`${method}\``));
      }
    }
  }
  return { metadata, diagnostics };
}

function problem(code: string, message: string): Diagnostic {
  return { code, severity: "error", message };
}
