/** A command line that calls a skill, quoted for a POSIX shell. */
export function exampleCall(
  commandName: string,
  id: string,
  action: string,
  input: Readonly<Record<string, unknown>>,
): string {
  return `${commandName} run ${id} ${action} --input ${quoteForShell(JSON.stringify(input))}`;
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
