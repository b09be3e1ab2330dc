/**
 * Codes of the errors that this package throws.
 *
 * - `embedder-unknown`: {@link createEmbedder} was asked for a name that it does not know, or an index
 *   is of an embedder that is not configured.
 * - `embedder-unavailable`: the library or the weights of an embedder are not installed or not
 *   reachable, or a provider's model is not configured or refuses.
 * - `embedder-failed`: an embedder threw, or gave back the wrong number of vectors.
 * - `vector-invalid`: a vector is all zeros or holds NaN or an infinity.
 * - `vector-dimension-mismatch`: a vector has another length than the index's embedder gives.
 * - `entry-invalid`: an entry has no id or no name, or an unknown source or state.
 * - `table-name-invalid`: the table name is not letters, digits, `_`, `-`, `.`.
 * - `index-unavailable`: LanceDB could not open, read or write the index; `cause` says why.
 * - `index-busy`: other processes kept writing to the index until the retries ran out.
 * - `index-replaced`: another process re-indexed the table with another embedder; open it again.
 * - `index-closed`: the index was used after `close`.
 * - `pairs-invalid`: labelled pairs for a calibration are too few or all of one kind.
 */
export type DiscoveryErrorCode =
  | "embedder-unknown"
  | "embedder-unavailable"
  | "embedder-failed"
  | "vector-invalid"
  | "vector-dimension-mismatch"
  | "entry-invalid"
  | "table-name-invalid"
  | "index-unavailable"
  | "index-busy"
  | "index-replaced"
  | "index-closed"
  | "pairs-invalid";
