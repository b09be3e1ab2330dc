/** One thing in a source, before it is read. */
export interface SourceEntry {
  /** Relative to the source, with forward slashes; not checked yet. */
  readonly path: string;
  /** Links, devices and submodules are `special`: a skill may not have them. */
  readonly kind: "file" | "special";
  /** As the source declares it. */
  readonly size: number;
  readonly executable: boolean;
}

/** Everything in a source, and the way to read it; nothing of it is on our disk. */
export interface SourceTree extends AsyncDisposable {
  readonly entries: readonly SourceEntry[];
  /** For a git source: the commit. */
  readonly commit?: string | undefined;
  /** Bytes of files, in the order asked for; never more than declared. */
  read(entries: readonly SourceEntry[]): Promise<Uint8Array[]>;
}
