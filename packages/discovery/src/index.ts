export {
  type CalibrateOptions,
  type CalibrationProgress,
  calibrateEmbedder,
} from "./embed/calibrate-embedder.ts";
export { createEmbedder, type EmbedderName } from "./embed/create-embedder.ts";
export type { Embedder, EmbedOptions } from "./embed/embedder.ts";
export { type FoundCalibration, findCalibration } from "./embed/find-calibration.ts";
export type { DownloadProgress, ModelOptions } from "./embed/model-options.ts";
export type {
  EmbeddingModelLike,
  EmbedFunction,
  ProviderOptions,
} from "./embed/provider-embedder.ts";
export type { IndexedState, SkillEntry, SkillMatch, SkillSource } from "./entry.ts";
export type { DiscoveryErrorCode } from "./errors.ts";
export { publicUri } from "./index/hide-secrets.ts";
export { type IndexPlace, indexEmbedderId } from "./index/index-embedder-id.ts";
export { type IndexedColumn, type IndexStatus, readIndexStatus } from "./index/index-status.ts";
export { type OpenIndexOptions, openSkillIndex } from "./index/open-skill-index.ts";
export type { SearchFilter } from "./index/search-filter.ts";
export type {
  DecideOptions,
  Decision,
  MatchOptions,
  RebuildOptions,
  RebuildProgress,
  RebuildReport,
  SearchOptions,
  SkillIndex,
} from "./index/skill-index.ts";
export { type Calibration, parseCalibration, rawCalibration } from "./match/calibration.ts";
export { type LabelledPair, parseLabelledPairs } from "./match/labelled-pair.ts";
export { type LearnedCalibration, learnCalibration } from "./match/learn-calibration.ts";
