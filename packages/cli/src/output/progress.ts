import type { CommandProgress } from "@skillwright/host";
import type { CliStreams } from "../cli-streams.ts";
import { cutToWidth, printable } from "./terminal.ts";

/** Shows that something slow goes on. */
export interface ProgressDisplay extends Disposable {
  update(progress: CommandProgress): void;
}

const phaseTexts: Readonly<Record<string, string>> = {
  "installing-uv": "Installing uv",
  downloading: "Downloading the sentence encoder, once",
  discovering: "Looking for a skill that already does it",
  authoring: "Writing the skill",
  validating: "Testing it",
  installing: "Installing it",
  embedding: "Embedding skills",
  calibrating: "Learning what scores mean",
  indexing: "Adding it to the index",
};

const frames = ["◐", "◓", "◑", "◒"];
const frameMs = 120;
const clearLine = "\r\u001b[K";

/**
 * On a terminal one moving line on stderr, gone at the end; elsewhere nothing.
 *
 * Not the prompt library's spinner: that takes the keyboard and answers Ctrl-C by leaving with
 * exit code 0, before anything is cleaned up.
 */
export function createProgressDisplay(
  { stderr, environment }: CliStreams,
  { quiet }: { quiet: boolean },
): ProgressDisplay {
  if (stderr.isTTY !== true || quiet || environment["CI"] || environment["TERM"] === "dumb") {
    return { update() {}, [Symbol.dispose]() {} };
  }
  let text = "";
  let frame = 0;
  const draw = () => {
    const line = `${frames[frame % frames.length]} ${text}`;
    stderr.write(clearLine + cutToWidth(line, (stderr.columns ?? 80) - 1));
    frame += 1;
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    update({ phase, message }) {
      text = `${phaseTexts[phase] ?? phase}${message ? `: ${printable(message)}` : ""}`;
      timer ??= setInterval(draw, frameMs).unref();
      draw();
    },
    [Symbol.dispose]() {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      stderr.write(clearLine);
    },
  };
}
