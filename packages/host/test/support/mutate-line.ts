/** Numbers in [0, 1) that a seed determines: https://github.com/cprosche/mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What breaks parsers, schemas and loggers. */
const interesting = [
  "null",
  "true",
  "-0",
  "1e999",
  "9007199254740993",
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\u2028\u2029\u202e"',
  "{}",
  "[]",
  '{"__proto__":{"polluted":true}}',
  '"constructor"',
  '"../../etc/passwd"',
  `"${"x".repeat(5_000)}"`,
  "[".repeat(2_000),
  `${"[".repeat(2_000)}${"]".repeat(2_000)}`,
  '"request_id"',
  '"v":1,',
  "\\",
  '"',
  "\r",
  "\0",
].map((text) => Buffer.from(text));

/** Changes a line in one to four places; what comes out is one line too. */
export function mutateLine(line: string, random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit);
  let bytes = Buffer.from(line);
  for (let rounds = 1 + below(4); rounds > 0; rounds -= 1) {
    const from = below(bytes.length + 1);
    const to = Math.min(bytes.length, from + below(12));
    const [before, part, after] = [
      bytes.subarray(0, from),
      bytes.subarray(from, to),
      bytes.subarray(to),
    ];
    const chosen = interesting[below(interesting.length)] ?? Buffer.alloc(0);
    const noise = Buffer.from([below(256), below(256)]);
    const changed = [
      [before, after],
      [before, part, part, after],
      [before, noise, after],
      [before, chosen, after],
      [before, chosen, part, after],
      [before],
      [after, before],
      [before, Buffer.from(part.map((byte) => byte ^ (1 << below(8)))), after],
    ][below(8)];
    bytes = Buffer.concat(changed ?? []);
  }
  return Buffer.from(bytes.filter((byte) => byte !== 0x0a));
}
