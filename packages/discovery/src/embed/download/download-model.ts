import { existsSync } from "node:fs";
import { join } from "node:path";
import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../../errors.ts";
import { defaultModelHost, type ModelOptions } from "../model-options.ts";
import { type ModelPlace, modelFiles } from "../model-place.ts";
import { downloadFile } from "./download-file.ts";

/**
 * Puts the files of a model that are not there yet into its place; one that broke off is continued.
 *
 * @throws SkillwrightError `embedder-unavailable` when a file cannot be had; the signal's reason.
 */
export async function downloadModel(
  { directory, name }: ModelPlace,
  { host = defaultModelHost, onDownload }: Pick<ModelOptions, "host" | "onDownload">,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const file of modelFiles) {
    const target = join(directory, name, file);
    if (existsSync(target)) continue;
    const url = new URL(`${name}/resolve/main/${file}`, host);
    try {
      await downloadFile(url, target, {
        signal,
        onProgress: (loadedBytes, totalBytes) => onDownload?.({ file, loadedBytes, totalBytes }),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      const reason = cause instanceof Error ? `: ${describe(cause)}` : "";
      throw new SkillwrightError<DiscoveryErrorCode>(
        `could not download ${file} of ${name} from ${url.host}${reason}`,
        {
          code: "embedder-unavailable",
          hint: "Try again: it goes on where it stopped. Or name a directory with the model in SKILLWRIGHT_MODEL_DIR.",
          cause,
        },
      );
    }
  }
}

/** `fetch` says only that it failed; why is in its cause. */
function describe({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== "" ? `${message}, ${cause.message}` : message;
}
