/** What a process and its children have used. */
export interface ResourceUsage {
  /** Processor time, user and system, in milliseconds. */
  readonly cpuMs: number;
  /** Largest resident memory at any one time, in bytes. */
  readonly peakMemoryBytes: number;
}
