/** Where a value stands: table keys and array indexes from the top. */
export type KeyPath = readonly (string | number)[];

/** The path as people write it: `credentials[0].env_var`; keys that TOML would quote are quoted. */
export function formatKeyPath(path: KeyPath): string {
  return path.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z0-9_-]+$/.test(step) ? `.${step}` : `.${JSON.stringify(step)}`;
}
