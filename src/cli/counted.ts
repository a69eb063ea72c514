/** The same chunks; tells how many bytes have gone by. */
export async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  show: (bytes: number) => void
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of chunks) {
    yield chunk
    bytes += chunk.length
    show(bytes)
  }
}
