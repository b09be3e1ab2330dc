import type { SkillManifest } from "@skillwright/core";

/** Every key, so that a new one in the manifest does not compile until the prompt shows it. */
type EveryKey<T> = { readonly [Key in keyof T]-?: T[Key] };

/** A manifest with every key that there is, for the prompt; it is a valid one. */
export const exampleManifest: EveryKey<Omit<SkillManifest, "provenance">> = {
  id: "repeat-text",
  name: "Repeat Text",
  version: "0.1.0",
  description: "Repeats a text a number of times.",
  entryFile: "skill.py",
  minUvVersion: "0.5.0",
  minPython: "3.11",
  tags: ["text"],
  examples: ["repeat the word hello three times"],
  requires: ["other-skill@^1"],
  credentials: [
    {
      name: "api_token",
      envVar: "EXAMPLE_API_TOKEN",
      description: "Token of api.example.com, from its settings page.",
      required: true,
    },
  ],
  permissions: { network: ["api.example.com"], read: [], write: [], subprocess: false },
  settings: {
    base_url: {
      type: "string",
      default: "https://api.example.com",
      description: "Where the service is.",
    },
  },
  actions: [
    {
      name: "repeat",
      description: "Repeat a text.",
      input: {
        type: "object",
        required: ["text", "times"],
        additionalProperties: false,
        properties: {
          text: { type: "string", description: "What to repeat." },
          times: { type: "integer", minimum: 1, maximum: 100, description: "How often." },
        },
      },
      output: { type: "object", properties: { text: { type: "string" } } },
      idempotent: true,
      pure: true,
      concurrency: "serial",
    },
  ],
  tests: [
    { action: "repeat", input: { text: "ab", times: 2 }, expect: { text: "abab" }, needs: [] },
    {
      action: "repeat",
      input: { text: "", times: 2 },
      expectError: "invalid-input",
      needs: [],
    },
  ],
};

/** The script of the example, with the marker in place of the protocol. */
export const exampleScript = (protocolMarker: string) => `# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Repeat a text."""


def repeat(fields: dict) -> dict:
    text, times = fields.get("text"), fields.get("times")
    if not isinstance(text, str) or text == "":
        raise SkillError("invalid-input", "\`text\` must be a text that is not empty")
    if not isinstance(times, int) or not 1 <= times <= 100:
        raise SkillError("invalid-input", "\`times\` must be from 1 to 100")
    return {"text": text * times}


${protocolMarker}

if __name__ == "__main__":
    serve({"repeat": repeat})
`;
