import { SkillwrightError } from "@skillwright/core";
import type { GeneratorErrorCode } from "../errors.ts";

const maxPathLength = 200;
const segmentPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;
// Windows opens these as devices whatever the extension, and skills travel between systems.
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Checks a path inside a staged package: relative, forward slashes, plain ASCII segments that begin
 * with a letter, digit or underscore and are no device name, at most 200 characters.
 *
 * @returns the same path.
 * @throws SkillwrightError `staged-file-refused`
 */
export function parseStagedPath(path: string): string {
  const segments = path.split("/");
  const plain = segments.every(
    (segment) =>
      segmentPattern.test(segment) && !segment.endsWith(".") && !deviceNames.test(segment),
  );
  if (!plain || path.length > maxPathLength) {
    throw new SkillwrightError<GeneratorErrorCode>(
      `${JSON.stringify(path.slice(0, maxPathLength))} is no path inside a skill package`,
      {
        code: "staged-file-refused",
        hint: "Use a relative path of plain names, such as skill.py or data/units.json.",
      },
    );
  }
  return path;
}
