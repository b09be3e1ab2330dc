import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { message } from "./protobuf.ts";

const dimensions = 384;
const vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].concat(
  [..."abcdefghijklmnopqrstuvwxyz0123456789"].flatMap((letter) => [letter, `##${letter}`]),
);

/**
 * Writes a model with the shape of all-MiniLM-L6-v2 into a directory: its inputs, its output, its
 * file names, but one lookup table of a vector per letter instead of its layers.
 */
export async function writeTinyModel(directory: string): Promise<void> {
  await mkdir(join(directory, "onnx"), { recursive: true });
  await writeFile(join(directory, "onnx", "model_quantized.onnx"), onnxModel());
  const files = {
    "config.json": { model_type: "bert", architectures: ["BertModel"], hidden_size: dimensions },
    "tokenizer_config.json": {
      tokenizer_class: "BertTokenizer",
      model_max_length: 128,
      pad_token: "[PAD]",
      unk_token: "[UNK]",
      cls_token: "[CLS]",
      sep_token: "[SEP]",
      mask_token: "[MASK]",
    },
    "tokenizer.json": tokenizer(),
  };
  for (const [file, content] of Object.entries(files)) {
    await writeFile(join(directory, file), JSON.stringify(content));
  }
}

/** @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto for the numbers of the fields */
function onnxModel(): Uint8Array {
  const [float, int64] = [1, 7];
  const type = (element: number, ...axes: readonly string[]) => {
    const shape = message(...axes.map((axis) => [1, message([2, axis])] as const));
    return message([1, message([1, element], [2, shape])]);
  };
  const value = (name: string, of: Uint8Array) => message([1, name], [2, of]);
  const input = (name: string) => [11, value(name, type(int64, "batch", "sequence"))] as const;
  const table = Float32Array.from(
    { length: vocabulary.length * dimensions },
    (_, i) => Math.sin(i * 12.9898) + Number(i % dimensions === Math.floor(i / dimensions)),
  );
  const weights = message(
    [1, vocabulary.length],
    [1, dimensions],
    [2, float],
    [8, "table"],
    [9, new Uint8Array(table.buffer)],
  );
  const gather = message([1, "table"], [1, "input_ids"], [2, "last_hidden_state"], [4, "Gather"]);
  const graph = message(
    [1, gather],
    [2, "tiny"],
    [5, weights],
    input("input_ids"),
    input("attention_mask"),
    input("token_type_ids"),
    [12, value("last_hidden_state", type(float, "batch", "sequence", "hidden"))],
  );
  return message([1, 8], [7, graph], [8, message([2, 14])]);
}

function tokenizer(): object {
  const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].map((content, id) => ({
    id,
    content,
    special: true,
  }));
  const token = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const sequence = { Sequence: { id: "A", type_id: 0 } };
  return {
    version: "1.0",
    added_tokens: special,
    normalizer: { type: "BertNormalizer", clean_text: true, lowercase: true },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [token("[CLS]"), sequence, token("[SEP]")],
      pair: [token("[CLS]"), sequence, token("[SEP]")],
      special_tokens: {
        "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] },
        "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] },
      },
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
    },
  };
}
