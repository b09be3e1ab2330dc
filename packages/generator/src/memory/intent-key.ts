/**
 * What two wordings of an intent share when they are the same sentence: case, width of letters,
 * blanks, quotation marks and the stop at the end do not count. Words and their order do: "CSV to
 * JSON" is not "JSON to CSV", and a "no" to one wording says nothing about the next.
 */
export function intentKey(intent: string): string {
  return intent
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„«»"'‘’`]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\s.!?…。！？]+$/u, "");
}
