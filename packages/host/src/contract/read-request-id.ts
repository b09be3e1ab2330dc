/** The id of an answer to something that has none to be read. */
export const unreadableRequestId = "parse-error";

/** The caller's id, also from an envelope that is otherwise unusable. */
export function readRequestId(envelope: unknown): string {
  if (typeof envelope !== "object" || envelope === null || !("request_id" in envelope)) {
    return unreadableRequestId;
  }
  const { request_id: id } = envelope;
  // A number is no valid id, but the one who sent it recognises it.
  return typeof id === "string" || typeof id === "number" ? String(id) : unreadableRequestId;
}
