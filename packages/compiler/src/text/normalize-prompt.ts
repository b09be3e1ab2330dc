// Everything but letters, digits, numbers and the marks that the reference keeps; one class cannot backtrack.
const separator =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the marks are meant one by one.
  /[^\p{Alphabetic}\p{Nd}\p{Nl}\p{No}\u0300-\u036f\u0900-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0b7f]/gu;

/**
 * The form in which prompts are compared: lower case, words joined by single spaces, no punctuation.
 *
 * `C++` becomes `cpp` and `C#` `csharp`. The result may be empty. No Unicode normalisation takes place.
 */
export function normalizePrompt(text: string): string {
  return (
    text
      // Lower-casing is per code point: a final capital sigma must not become a final small one.
      .replaceAll("Σ", "σ")
      .toLowerCase()
      .replaceAll("c++", " cpp ")
      .replaceAll("c#", " csharp ")
      .replace(separator, " ")
      .split(" ")
      .filter((word) => word !== "")
      .join(" ")
  );
}
