/** The version for a change: the next minor one. */
export function nextVersion(version: string): string {
  const [major = "0", minor = "0"] = version.split(".");
  return `${major}.${Number.parseInt(minor, 10) + 1}.0`;
}
