/** How far the download of a model is. */
export interface DownloadProgress {
  /** File of the model, for example `onnx/model_quantized.onnx`. */
  readonly file: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** Where the MiniLM model comes from. */
export interface ModelOptions {
  /**
   * A directory that holds the model's files (`config.json`, `tokenizer.json`, `onnx/…`): nothing is
   * downloaded then. The environment variable SKILLWRIGHT_MODEL_DIR by default.
   */
  readonly modelDir?: string | undefined;
  /** Where downloaded models are kept; `skillwright/models` in the user's cache directory by default. */
  readonly cacheDir?: string | undefined;
  /** Where models are downloaded from; `https://huggingface.co/` by default. */
  readonly host?: string | undefined;
  /** Called while the model is downloaded. */
  readonly onDownload?: ((progress: DownloadProgress) => void) | undefined;
  /** Where {@link calibrateEmbedder} has written; only the shipped calibrations when left out. */
  readonly calibrationDir?: string | undefined;
  /** Called with one line when `auto` falls back to the bundled model, or a calibration is no use. */
  readonly onNotice?: ((line: string) => void) | undefined;
}

/** Name of the model at its host. */
export const miniLmName = "Xenova/all-MiniLM-L6-v2";

/** The host that models are downloaded from when none is given. */
export const defaultModelHost = "https://huggingface.co/";
