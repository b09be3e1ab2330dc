import { findComplexPython } from "../python-complexity.ts";
import type { ValidationRule } from "../validation-rule.ts";

/** How large and how tangled a skill is, and what it asks of the machine. */
export const performanceRules: readonly ValidationRule[] = [
  {
    id: "performance_001",
    name: "Size",
    type: "performance",
    severity: "warning",
    why: "Every installation and every check reads all of it.",
    fix: "Leave out data that the skill can fetch or compute.",
    check({ files, config: { performanceThresholds = {} } }) {
      const { maxPackageKb = 10_000 } = performanceThresholds;
      const kb = files.totalBytes / 1024;
      if (kb <= maxPackageKb) return [];
      return [{ message: `its files are ${Math.ceil(kb)} KB, allowed are ${maxPackageKb}` }];
    },
  },
  {
    id: "performance_002",
    name: "Complexity",
    type: "performance",
    severity: "warning",
    why: "Nobody can test a function with so many ways through it.",
    fix: "Split the function.",
    check({ files, config: { performanceThresholds = {} } }) {
      const { maxComplexity = 50 } = performanceThresholds;
      return [
        ...files.typescript.flatMap(({ path, functions }) =>
          functions
            .filter(({ complexity }) => complexity > maxComplexity)
            .map(({ name, line, column, complexity }) => ({
              message: `\`${name}\` is too complex (${complexity} > ${maxComplexity})`,
              file: path,
              line,
              column,
            })),
        ),
        ...files.python.flatMap(({ path, text }) => findComplexPython(path, text, maxComplexity)),
      ];
    },
  },
  {
    id: "resource_001",
    name: "Wanted resources",
    type: "resource_limits",
    severity: "warning",
    why: "The machine has other skills to run.",
    fix: "Ask for less in `resourceRequirements`.",
    check({ skill, config: { performanceThresholds = {} } }) {
      const { maxCpuPercent = 80, maxMemoryMb = 1_000 } = performanceThresholds;
      const { cpuPercent = 0, memoryMb = 0 } = skill.metadata.resourceRequirements;
      return [
        ...(cpuPercent > maxCpuPercent
          ? [{ message: `it wants ${cpuPercent} % of a processor, allowed are ${maxCpuPercent} %` }]
          : []),
        ...(memoryMb > maxMemoryMb
          ? [{ message: `it wants ${memoryMb} MB, allowed are ${maxMemoryMb} MB` }]
          : []),
      ];
    },
  },
];
