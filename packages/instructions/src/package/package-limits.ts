/** What every host of skills over MCP takes; a skill beyond it could not be served. */
export const packageLimits = {
  /** Files of one skill. */
  maxFiles: 512,
  /** Bytes of one skill, all files together. */
  maxBytes: 16 * 1024 * 1024,
} as const;

/** What one import looks at, all skills together; it is held in memory until it is approved. */
export const sourceLimits = {
  maxEntries: 20_000,
  maxBytes: 64 * 1024 * 1024,
} as const;
