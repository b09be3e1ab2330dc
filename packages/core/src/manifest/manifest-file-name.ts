/** Name of the manifest in every package. */
export const manifestFileName = "manifest.toml";
