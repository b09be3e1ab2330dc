import { expect, it } from "vitest";
import { fileDigest, type InstructionFile } from "../package/instruction-file.ts";
import { mergeFiles } from "./merge-files.ts";

it.each([
  ["nothing changed", "a", "a", "a", undefined, "a"],
  ["changed in the source", "a", "a", "b", "changed", "b"],
  ["edited here", "a", "b", "a", "kept", "b"],
  ["changed alike on both sides", "a", "b", "b", undefined, "b"],
  ["changed differently", "a", "b", "c", "conflict", "b"],
  ["new in the source", undefined, undefined, "a", "added", "a"],
  ["new here", undefined, "a", undefined, "kept", "a"],
  ["new on both sides", undefined, "a", "b", "conflict", "a"],
  ["gone from the source", "a", "a", undefined, "removed", undefined],
  ["removed here", "a", undefined, "a", "kept", undefined],
  ["gone from the source, edited here", "a", "b", undefined, "conflict", "b"],
  ["removed here, changed in the source", "a", undefined, "b", "conflict", undefined],
])("merges a file that is %s", (_, base, mine, theirs, change, result) => {
  const merged = mergeFiles(
    base === undefined ? {} : { file: fileDigest(file(base)) },
    mine === undefined ? [] : [file(mine)],
    theirs === undefined ? [] : [file(theirs)],
    "local",
  );
  expect(merged.changes).toEqual(change === undefined ? [] : [{ path: "file", change }]);
  expect(merged.files).toEqual(result === undefined ? [] : [file(result)]);
});

it("takes the source's version of a conflict on request", () => {
  const { files } = mergeFiles({}, [file("mine")], [file("theirs")], "source");
  expect(files).toEqual([file("theirs")]);
});

function file(text: string): InstructionFile {
  return { path: "file", bytes: new TextEncoder().encode(text), executable: false };
}
