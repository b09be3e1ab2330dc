import { hasErrors } from "../diagnostics/diagnostic.ts";
import { findScriptBlocks } from "./find-script-blocks.ts";
import { readScriptBlock } from "./read-script-block.ts";
import type { ScriptMetadata, ScriptMetadataParseResult } from "./script-metadata.ts";
import { ScriptMetadataError } from "./script-metadata-error.ts";

/**
 * The PEP 723 metadata of a script, `undefined` when it has none.
 *
 * @throws ScriptMetadataError (`script-metadata-invalid`) when there are two blocks, or one that
 * breaks the specification.
 */
export function parseScriptMetadata(source: string): ScriptMetadata | undefined {
  const { metadata, diagnostics } = safeParseScriptMetadata(source);
  if (hasErrors(diagnostics)) throw new ScriptMetadataError(diagnostics);
  return metadata;
}

/** Like {@link parseScriptMetadata}, but returns what is wrong, and the warnings even when nothing is. */
export function safeParseScriptMetadata(source: string): ScriptMetadataParseResult {
  const [block, second] = findScriptBlocks(source);
  if (block === undefined) return { diagnostics: [] };
  if (second === undefined) return readScriptBlock(block);
  const message = `second "# /// script" block, the first is in line ${block.line}`;
  const { line } = second;
  return {
    diagnostics: [{ code: "block-duplicate", severity: "error", message, line, column: 1 }],
  };
}
