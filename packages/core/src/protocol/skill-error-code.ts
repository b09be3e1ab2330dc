import { z } from "zod";
import { isErrorCode } from "./is-error-code.ts";
import { rpcErrorCodes } from "./protocol-constants.ts";
import type { RpcError } from "./protocol-message.ts";

const standardNames: ReadonlyMap<number, string> = new Map([
  [rpcErrorCodes.parseError, "parse-error"],
  [rpcErrorCodes.invalidRequest, "invalid-request"],
  [rpcErrorCodes.methodNotFound, "method-not-found"],
  [rpcErrorCodes.invalidParams, "invalid-input"],
  [rpcErrorCodes.internalError, "internal-error"],
]);

const ownCode = z.object({ code: z.string().refine(isErrorCode) });

/** The name of a skill's error: its own `data.code` in kebab-case, else the standard's, else `skill-error`. */
export function skillErrorCode({ code, data }: Pick<RpcError, "code" | "data">): string {
  const own = ownCode.safeParse(data);
  return own.success ? own.data.code : (standardNames.get(code) ?? "skill-error");
}
