import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { countCodePoints } from "../count-code-points.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatter-node.ts";
import { nodeValue } from "../frontmatter/frontmatter-node.ts";
import type { CheckedDocument } from "./check-document.ts";
import { findEntry } from "./find-entry.ts";
import { fixByEditing } from "./fix-by-editing.ts";

/** Longest `compatibility`, in code points. */
const maxCompatibilityLength = 500;

type Finding = Omit<AgentSkillProblem, "start" | "path">;

/** The rules on the fields that may be absent; most only warn, as the reference validator is silent there. */
export function checkOptionalFields(document: CheckedDocument): AgentSkillProblem[] {
  return [
    ...check("compatibility", checkCompatibility),
    ...check("license", checkLicense),
    ...check("allowed-tools", (entry) => checkAllowedTools(entry, document)),
    ...check("metadata", checkMetadata),
  ];

  function check(key: string, rule: (entry: FrontmatterEntry) => Finding[]): AgentSkillProblem[] {
    const entry = findEntry(document, key);
    if (entry === undefined) return [];
    return rule(entry).map((finding) => ({ start: entry.value.start, path: key, ...finding }));
  }

  function checkCompatibility({ value }: FrontmatterEntry): Finding[] {
    if (value.kind !== "text") {
      return [
        { code: "compatibility-type", level: "error", message: "compatibility must be text" },
      ];
    }
    if (value.value === "") {
      const { compatibility: _, ...rest } = document.frontmatter;
      const fix = fixByEditing(document, "remove the field", rest);
      return [
        {
          code: "compatibility-empty",
          level: "warning",
          message: "compatibility says nothing",
          fix,
        },
      ];
    }
    const length = countCodePoints(value.value);
    if (length <= maxCompatibilityLength) return [];
    const message = `compatibility has ${length} characters, at most ${maxCompatibilityLength} are allowed`;
    return [{ code: "compatibility-too-long", level: "error", message }];
  }
}

function checkLicense({ value }: FrontmatterEntry): Finding[] {
  if (value.kind === "text") return [];
  return [{ code: "license-not-text", level: "warning", message: "license must be text" }];
}

function checkAllowedTools({ value }: FrontmatterEntry, document: CheckedDocument): Finding[] {
  if (value.kind === "text") return [];
  const items = nodeValue(value);
  const isList = Array.isArray(items) && items.every((item) => typeof item === "string");
  const wanted = { ...document.frontmatter, "allowed-tools": isList ? items.join(" ") : "" };
  const fix = isList ? fixByEditing(document, "write the items on one line", wanted) : undefined;
  const message = "allowed-tools must be one text with blanks between the items";
  return [{ code: "allowed-tools-not-text", level: "warning", message, fix }];
}

function checkMetadata({ value }: FrontmatterEntry): Finding[] {
  if (value.kind !== "map") {
    const message = "metadata must be a map of texts, as in \"  version: '1.0'\"";
    return [{ code: "metadata-not-map", level: "warning", message }];
  }
  const nested = value.entries.find((entry) => entry.value.kind !== "text");
  if (nested === undefined) return [];
  const message = `metadata must be a map of texts, ${JSON.stringify(nested.key)} is none`;
  return [{ code: "metadata-not-text", level: "warning", message }];
}
