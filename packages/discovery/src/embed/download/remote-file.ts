import { createHash } from "node:crypto";

/** What a server says of a file before it is downloaded. */
export interface RemoteFile {
  /** Bytes, when it says. */
  readonly size: number | undefined;
  /** Of the content, lower-case hexadecimal; the hosts of large models say it. */
  readonly sha256: string | undefined;
  /** Changes with the content; without one a broken download cannot be continued. */
  readonly fingerprint: string | undefined;
}

const maxRedirects = 5;

/**
 * Asks for a file's size and version. What the first host says of the file that it sends elsewhere
 * for (`x-linked-etag`: the SHA-256 on huggingface.co) counts more than what is said there.
 *
 * @throws DownloadError for an answer that says there is no such file.
 */
export async function describeRemoteFile(
  url: URL,
  signal: AbortSignal | undefined,
): Promise<RemoteFile> {
  let place = url;
  for (let redirects = 0; ; redirects++) {
    const answer = await fetch(place, {
      method: "HEAD",
      redirect: "manual",
      headers: { "accept-encoding": "identity" },
      ...(signal && { signal }),
    });
    const linked = answer.headers.get("x-linked-etag");
    const location = answer.headers.get("location");
    if (linked === null && location !== null && redirects < maxRedirects) {
      place = new URL(location, place);
      continue;
    }
    if (answer.status >= 400)
      throw new DownloadError(`the host answered ${answer.status}`, answer.status);
    const etag = linked ?? answer.headers.get("etag");
    const length =
      answer.headers.get("x-linked-size") ??
      (answer.ok ? answer.headers.get("content-length") : null);
    const size = length === null ? undefined : Number(length);
    const sha256 = linked?.replaceAll('"', "");
    return {
      size,
      sha256: sha256 && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : undefined,
      // A weak tag does not promise the same bytes.
      fingerprint: etag && !etag.startsWith("W/") ? digest(`${etag} ${size}`) : undefined,
    };
  }
}

/** A download that failed; `status` is of the host's answer, when there was one. */
export class DownloadError extends Error {
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
