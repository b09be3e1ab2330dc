/** Hosts on this machine that given settings name: local servers that stand in for a service. */
export function standInHosts(
  settings: Readonly<Record<string, string | number | boolean>>,
): string[] {
  const hosts = new Set<string>();
  for (const value of Object.values(settings)) {
    const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined || !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname))
      continue;
    hosts.add(url.host);
  }
  return [...hosts];
}
