import type { BundleOptions, ByteSource, LongWork, Progress, Unbundled } from '../adapter.js'
import { errorMessage } from './protocol.js'
import type { Asked } from './served-streams.js'

/** Makes a call of the store; `onTold` hears what comes before the answer. */
export type Call = <Answer>(
  method: string,
  args: readonly unknown[],
  signal?: AbortSignal,
  onTold?: (value: unknown) => void
) => Promise<Answer>

/** `Sync.bundle` and `Sync.unbundle` of a store on the other side of a port. */
export function remoteBundles(call: Call) {
  return {
    async bundle({ content, media, signal, onProgress }: BundleOptions): Promise<AsyncIterable<Uint8Array>> {
      const { bundle, ...asked } = content.type === 'since' ? content : { ...content, bundle: null }
      const args = [{ ...asked, ...(bundle && { size: bundle.size }) }, media]
      const handle = await call<number>(
        'sync.bundle',
        args,
        signal,
        value => void answer(call, bundle, value as Asked)
      )
      return pieces(call, handle, { signal, onProgress })
    },
    unbundle(file: ByteSource, { signal, onProgress }: LongWork = {}): Promise<Unbundled> {
      const onTold = (value: unknown) => {
        const told = value as Asked | Progress
        if ('ticket' in told) void answer(call, file, told)
        else onProgress?.(told)
      }
      return call<Unbundled>('sync.unbundle', [file.size], signal, onTold)
    }
  }
}

/** A stream of the other side's, by its handle. */
export async function* pieces(
  call: Call,
  handle: number,
  { signal, onProgress }: { readonly [part in keyof LongWork]: LongWork[part] | undefined }
): AsyncGenerator<Uint8Array> {
  const told = (value: unknown) => onProgress?.(value as Progress)
  let isOver = false
  try {
    for (;;) {
      const piece = await call<Uint8Array | null>('stream.next', [handle], signal, told)
      isOver = piece === null
      if (piece === null) return
      yield piece
    }
  } finally {
    // Where the other side is gone the stream is too.
    if (!isOver) await Promise.allSettled([call('stream.end', [handle])])
  }
}

/** Gives a part of a file of ours to the other side, or says why it cannot be read. */
async function answer(call: Call, file: ByteSource | null, { ticket, start, end }: Asked): Promise<void> {
  const [read] = await Promise.allSettled([file?.read(start, end)])
  const given =
    read.status === 'fulfilled' ? [ticket, read.value ?? null] : [ticket, null, errorMessage(read.reason)]
  // Where this does not arrive, the call that asked for it fails too.
  await Promise.allSettled([call('stream.give', given)])
}
