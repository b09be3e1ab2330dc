/** The dialect between host and skill. */
export const protocolVersion = "1.0";

/** Longest line either side may send, its newline included. */
export const maxLineBytes = 102_400;

/** Error codes of JSON-RPC 2.0, and the one that a skill's handler fails with. */
export const rpcErrorCodes = {
  parseError: -32_700,
  invalidRequest: -32_600,
  methodNotFound: -32_601,
  invalidParams: -32_602,
  internalError: -32_603,
  handlerFailure: -32_000,
} as const;
