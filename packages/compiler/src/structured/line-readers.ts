import type { Label } from "./label.ts";
import type { LineReader } from "./labelled-line.ts";
import { readExpectedTest } from "./read-expected-test.ts";
import { readInput } from "./read-input.ts";
import { instructionReader } from "./read-instruction.ts";
import { readName } from "./read-name.ts";
import { readPermission } from "./read-permission.ts";
import { readTarget } from "./read-target.ts";
import { readTool } from "./read-tool.ts";

/** How the line of each label is read. */
export const lineReaders: Readonly<Record<Label, LineReader>> = {
  Skill: readName,
  Input: readInput,
  Precondition: instructionReader("preconditions"),
  Step: instructionReader("steps"),
  Effect: instructionReader("effects"),
  "Expected test": readExpectedTest,
  Target: readTarget,
  Tool: readTool,
  Permission: readPermission,
};
