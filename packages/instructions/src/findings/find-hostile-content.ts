import type { Diagnostic } from "@skillwright/core";
import type { InstructionFile } from "../package/instruction-file.ts";
import { findCommands } from "./find-commands.ts";
import { findEncodedPayloads } from "./find-encoded-payloads.ts";
import { findHiddenText } from "./find-hidden-text.ts";
import { findOrders } from "./find-orders.ts";
import type { Finding, FindingRule, HostileContentCode } from "./finding-rule.ts";

const rules: readonly FindingRule[] = [
  findHiddenText,
  findEncodedPayloads,
  findOrders,
  findCommands,
];

/** First bytes of programs for Linux, Windows, macOS. */
const programs: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
];

/** Findings of one file that are listed; a file with more is hostile or not text. */
const maxPerFile = 50;

/** Characters of text that are looked at in one skill; text made to be slow takes 2 s a million. */
const maxCharacters = 4 * 1024 * 1024;

/**
 * What a person should look at before they let an agent follow these files, with place and reason.
 *
 * Findings are no verdict: an installer through `curl | sh` can be honest. A clean list is no proof
 * either, as a model can be told anything in words that no pattern knows.
 */
export function findHostileContent(files: readonly InstructionFile[]): Diagnostic[] {
  let left = maxCharacters;
  return files.flatMap((file) => {
    const text = decode(file.bytes);
    if (text === undefined) return findProgram(file);
    const looked = text.slice(0, left);
    left -= looked.length;
    const findings = rules
      .flatMap((rule) => rule(looked))
      .toSorted((a, b) => a.offset - b.offset)
      .slice(0, maxPerFile)
      .map((finding) => toDiagnostic(finding, looked, file.path));
    return looked.length < text.length ? [...findings, notLookedAt(file.path)] : findings;
  });
}

/** Padding must not hide what comes after it. */
function notLookedAt(file: string): Diagnostic {
  const message = "the skill has more text than is looked at: the rest of this file was not";
  return { code: "not-looked-at" satisfies HostileContentCode, severity: "warning", message, file };
}

function decode(bytes: Uint8Array): string | undefined {
  // No text has a NUL, and almost every other file does.
  if (bytes.subarray(0, 8_192).includes(0)) return undefined;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function findProgram({ bytes, path }: InstructionFile): Diagnostic[] {
  const isProgram = programs.some((magic) => magic.every((byte, index) => bytes[index] === byte));
  if (!isProgram) return [];
  const message = "a compiled program: what it does cannot be read";
  return [{ code: "binary-program", severity: "warning", message, file: path }];
}

function toDiagnostic(
  { code, offset, message, severity }: Finding,
  text: string,
  file: string,
): Diagnostic {
  const before = text.slice(0, offset);
  return {
    code,
    severity: severity ?? "warning",
    message,
    file,
    line: before.split("\n").length,
    column: offset - before.lastIndexOf("\n"),
  };
}
