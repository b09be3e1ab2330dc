import type { Writable } from "node:stream";

/** Writes JSON documents, one a line. */
export interface LineWriter extends Disposable {
  write(document: unknown): void;
  /** Whether the reader is behind, so that more should not be made for it. */
  readonly full: boolean;
  /** Resolves when everything is handed over, or the reader is gone. */
  flush(): Promise<void>;
}

/** What {@link createLineWriter} tells. */
export interface LineWriterEvents {
  /** The reader has caught up. */
  readonly onDrain: () => void;
  /** The reader is gone: nothing more can be written. */
  readonly onGone: () => void;
}

/** Lines written in one turn of the event loop leave together. */
export function createLineWriter(
  output: Writable,
  { onDrain, onGone }: LineWriterEvents,
): LineWriter {
  let gone = false;
  let corked = false;
  const end = () => {
    if (gone) return;
    gone = true;
    onGone();
  };
  output.on("drain", onDrain);
  output.on("error", end);
  output.on("close", end);
  return {
    get full() {
      return output.writableNeedDrain;
    },
    write(document) {
      if (gone) return;
      if (!corked) {
        corked = true;
        output.cork();
        process.nextTick(() => {
          corked = false;
          output.uncork();
        });
      }
      output.write(`${JSON.stringify(document)}\n`);
    },
    flush: () =>
      new Promise((resolve) => {
        if (gone) return resolve();
        output.once("close", resolve);
        output.write("", () => {
          output.off("close", resolve);
          resolve();
        });
      }),
    [Symbol.dispose]() {
      output.off("drain", onDrain);
      output.off("error", end);
      output.off("close", end);
    },
  };
}
