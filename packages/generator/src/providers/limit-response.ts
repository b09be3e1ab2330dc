/** Far more than a long answer streams (16,000 tokens of 200 bytes each), little enough to hold. */
const maxResponseBytes = 16 * 1024 * 1024;

/** The response, its body ending with an error when it grows beyond `maxBytes`. */
export function limitResponse(response: Response, maxBytes = maxResponseBytes): Response {
  if (response.body === null) return response;
  let bytes = 0;
  const limited = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) {
          controller.error(new Error(`the provider's answer is larger than ${maxBytes} bytes`));
          return;
        }
        controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(limited, { status, statusText, headers });
}
