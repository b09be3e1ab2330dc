import { confirm } from "@clack/prompts";
import type { OpenWorkspaceOptions } from "@skillwright/host";
import type { CliStreams } from "../cli-streams.ts";
import { printable } from "./terminal.ts";

type UvOffer = Parameters<NonNullable<OpenWorkspaceOptions["offerUv"]>>[0];

/** Asks whether uv may be fetched; anything but a yes is a no. */
export async function askToInstallUv(
  { stdin, stdout }: CliStreams,
  offer: UvOffer,
  signal: AbortSignal,
): Promise<boolean> {
  stdout.write(`${printable(offer.reason)}\n`);
  return (
    (await confirm({
      message: describeOffer(offer),
      initialValue: false,
      input: stdin,
      output: stdout,
      signal,
    })) === true
  );
}

/** What is fetched, how it is checked, and where it goes. */
export function describeOffer({ version, megabytes, directory }: UvOffer): string {
  return `Install uv ${version} (about ${megabytes} MB, SHA-256 checked) into ${printable(directory)}?`;
}
