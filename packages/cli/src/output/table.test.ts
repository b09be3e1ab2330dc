import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { formatTable } from "./table.ts";
import { createTerminal } from "./terminal.ts";

function terminalOf(columns: number) {
  const stdout = Object.assign(new PassThrough(), { columns });
  const other = () => new PassThrough();
  return createTerminal({
    stdin: other(),
    stdout,
    stderr: other(),
    environment: { NO_COLOR: "1" },
    cwd: "/",
  });
}

it("aligns columns, wide characters included, and cuts the last to the terminal", () => {
  const rows = [
    ["greet", "active", "Says hello in every language that it knows"],
    ["天気", "disabled", "short"],
  ];
  const table = formatTable(["SKILL", "STATE", "DESCRIPTION"], rows, terminalOf(40));
  const [, ...lines] = table.split("\n");
  expect(lines).toEqual(["greet  active    Says hello in every la…", "天気   disabled  short"]);
});
