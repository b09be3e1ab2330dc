/**
 * A function of one text that remembers its last answers.
 *
 * @param size - how many answers are kept, at least 1.
 */
export function remembered<T>(size: number, compute: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { readonly value: T }>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known.value;
    const value = compute(text);
    answers.set(text, { value });
    // A map keeps the order of insertion: the first key is the oldest answer.
    const [oldest] = answers.keys();
    if (answers.size > size && oldest !== undefined) answers.delete(oldest);
    return value;
  };
}
