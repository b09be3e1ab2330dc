/** A command ready to be spawned, and how confined it will be. */
export interface LaunchPlan {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** `sandbox`: files and network are confined by the OS; `limits`: only resources are. */
  readonly isolation: "sandbox" | "limits";
  /** Call once it runs: watches what the system cannot limit, and reports an excess once. */
  readonly supervise: (
    pid: number,
    onExcess: (reason: "over-limits" | "disk-limit") => void,
  ) => void;
  /** Call once it is gone. */
  readonly release: () => Promise<void>;
}

/** What a skill process may use. */
export interface ResourceLimits {
  /** Memory of all its processes together, in megabytes. Default 512. */
  readonly memoryMb?: number | undefined;
  /** Processes and threads at a time. Default 32. */
  readonly processes?: number | undefined;
  /** CPU time of each process, in seconds. Default: no limit. */
  readonly cpuSeconds?: number | undefined;
  /** Open files of each process. Default 256. */
  readonly openFiles?: number | undefined;
  /** Largest file, in megabytes. Default 256. */
  readonly fileMb?: number | undefined;
  /** What its data and temporary directories may hold together, in megabytes. Default 1,024. */
  readonly diskMb?: number | undefined;
}
