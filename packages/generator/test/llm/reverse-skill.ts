import { formatManifest, type SkillManifest } from "@skillwright/core";
import { protocolMarker } from "../../src/authors/llm/shared-code.ts";
import type { ScriptedCall } from "./model-server.ts";

/** The intent of the skill that the scripted models write, and its id. */
export const intent = "reverse a text";
export const skillId = "reverse-a-text";

const manifest: SkillManifest = {
  id: skillId,
  name: "Reverse A Text",
  version: "0.1.0",
  description: "Reverses a text.",
  entryFile: "skill.py",
  tags: [],
  examples: [intent],
  requires: [],
  credentials: [],
  permissions: { network: [], read: [], write: [], subprocess: false },
  settings: {},
  actions: [
    {
      name: "reverse",
      description: "Reverse a text.",
      input: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
      idempotent: true,
      pure: true,
      concurrency: "serial",
    },
  ],
  tests: [{ action: "reverse", input: { text: "abc" }, expect: { text: "cba" }, needs: [] }],
};

/** The manifest's text, changed. */
export function manifestText(changes: Partial<SkillManifest> = {}): string {
  return formatManifest({ ...manifest, ...changes });
}

/** The script, with `work` as the result of `reverse` and `top` at its beginning. */
export function scriptText(work = 'str(fields["text"])[::-1]', top = ""): string {
  return `# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Reverse a text."""
${top}

def reverse(fields: dict) -> dict:
    return {"text": ${work}}


${protocolMarker}

if __name__ == "__main__":
    serve({"reverse": reverse})
`;
}

/** A call that writes one file. */
export function write(path: string, text: string): ScriptedCall {
  return { name: "write_skill_file", arguments: { path, text } };
}

/** Calls that write a whole skill. */
export function writeSkill(script = scriptText(), toml = manifestText()): ScriptedCall[] {
  return [write("skill.py", script), write("manifest.toml", toml)];
}
