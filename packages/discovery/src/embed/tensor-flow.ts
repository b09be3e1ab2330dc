/** A tensor of TensorFlow.js; its memory is the backend's until it is disposed of. */
export interface Tensor {
  data(): Promise<Float32Array>;
  dataSync(): Float32Array;
  dispose(): void;
}

/** What we use of TensorFlow.js, which the bundled encoder brings along without its types. */
export interface TensorFlow {
  tensor(
    values: readonly number[] | Float32Array,
    shape?: readonly number[],
    type?: "float32" | "int32",
  ): Tensor;
  add(left: Tensor, right: Tensor): Tensor;
  mul(left: Tensor, right: Tensor | number): Tensor;
  matMul(left: Tensor, right: Tensor): Tensor;
  transpose(tensor: Tensor, axes: readonly number[]): Tensor;
  reshape(tensor: Tensor, shape: readonly number[]): Tensor;
  /** Over the last axis. */
  softmax(tensor: Tensor): Tensor;
  relu(tensor: Tensor): Tensor;
  sum(tensor: Tensor, axis: number): Tensor;
  max(tensor: Tensor, axis: number): Tensor;
  concat(tensors: readonly Tensor[], axis: number): Tensor;
  /** Disposes of every tensor that the function made, but for what it returns. */
  tidy<Result>(run: () => Result): Result;
}

/** Loads TensorFlow.js; it computes once the bundled encoder is loaded. */
export async function loadTensorFlow(): Promise<TensorFlow> {
  return (await import("@energetic-ai/core")) as unknown as TensorFlow;
}
