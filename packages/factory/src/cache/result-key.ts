import { type JsonObject, sha256Hex } from "@skillwright/core";
import { canonicalJson } from "../instances/canonical-json.ts";

/** Names the result of a call: everything that a pure action's answer may depend on, digested. */
export function resultKey(parts: {
  readonly skillId: string;
  readonly version: string;
  /** Digest of the code, where there is one. */
  readonly digest: string | undefined;
  readonly action: string;
  readonly config: JsonObject;
  readonly input: JsonObject;
}): string {
  const { skillId, version, digest = "", action, config, input } = parts;
  return sha256Hex(
    new TextEncoder().encode(canonicalJson([skillId, version, digest, action, config, input])),
  );
}
