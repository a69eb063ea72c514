import { CairnError } from '../model/index.js'
import type { SyncAdapter } from '../sync/adapter.js'
import { remoteAdapter } from '../sync/remote/remote-adapter.js'
import { servePageLinks } from '../sync/transports/webrtc/page-links.js'
import type { EngineAnswer, EngineCall } from './messages.js'
import { keepSaved, wasUsed } from './keep-saved.js'

export interface WorkerAdapterOptions {
  /** Where the Worker file is served from, with `sqlite3.wasm` beside it; by default beside this module. */
  readonly url?: string | URL
  /** Which storage of this origin; one origin can hold several apps. Letters a–z, digits, hyphen. */
  readonly storage?: string
  /**
   * Called when another tab has the storage open and does not answer: it hangs, or runs an earlier version. The promise
   * resolves when it answers after all, or is closed.
   */
  readonly onElsewhere?: () => void
  readonly signal?: AbortSignal
}

/**
 * Starts a dedicated Worker and resolves with the way to the engine. Tabs of one origin share one engine for each
 * storage, which moves to another tab when its own is closed; the adapter and its stores go on working then, and a
 * `documents` event without ids asks to look again. Nothing of the engine is downloaded before this is called.
 * @throws CairnError 'storage-unavailable' | 'storage-broken' | 'storage-full' | 'unsupported-version' | 'aborted' | 'internal'
 */
export function workerAdapter(options: WorkerAdapterOptions = {}): Promise<SyncAdapter> {
  const { storage = 'projects', onElsewhere, signal } = options
  const worker = new Worker(options.url ?? new URL('./engine-worker.js', import.meta.url), { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  const links = 'RTCPeerConnection' in globalThis ? new MessageChannel() : null
  const endLinks = links ? servePageLinks(links.port1, RTCPeerConnection) : () => undefined
  return new Promise((resolve, reject) => {
    const fail = (error: CairnError) => {
      endLinks()
      worker.terminate()
      reject(error)
    }
    worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => {
      if (data.type === 'elsewhere') onElsewhere?.()
      else if (data.type === 'saved') keepSaved(storage)
      else if (data.type === 'failed') fail(new CairnError(data.code, data.message))
      else resolve(endingWith(worker, remoteAdapter(port1, { nearby: links !== null }), endLinks))
    }
    worker.onerror = event => {
      fail(
        new CairnError('internal', 'This page could not begin its work. Reload it.', {
          cause: event.message
        })
      )
    }
    signal?.addEventListener('abort', () => fail(new CairnError('aborted', 'Stopped.')))
    const call: EngineCall = {
      type: 'open',
      storage,
      usedBefore: wasUsed(storage),
      port: port2,
      wasm: wasmUrl(options.url),
      ...(links && { links: links.port2 })
    }
    worker.postMessage(call, links ? [port2, links.port2] : [port2])
  })
}

function wasmUrl(worker: string | URL | undefined): string {
  if (worker === undefined) return new URL('./sqlite3.wasm', import.meta.url).href
  return new URL('sqlite3.wasm', new URL(worker, document.baseURI)).href
}

function endingWith(worker: Worker, adapter: SyncAdapter, endLinks: () => void): SyncAdapter {
  return {
    ...adapter,
    async close() {
      await adapter.close()
      endLinks()
      worker.terminate()
    }
  }
}
