import { CairnError } from '../model/index.js'
import type { SyncAdapter } from '../sync/adapter.js'
import { openPeer } from '../sync/peer/peer.js'
import { serveAdapter } from '../sync/remote/serve-adapter.js'
import { openPageStorage } from '../sync/storage/page/page-storage.js'
import type { PeerStorage } from '../sync/storage/storage.js'
import { hearMessages } from './early-messages.js'
import type { EngineAnswer, EngineCall } from './messages.js'

/** The engine of a page: one peer over the browser's private files, served to each port that the page sends. */
let peer: Promise<SyncAdapter> | null = null

hearMessages(message => {
  const call = message.data as EngineCall
  peer ??= openEngine(call.storage)
  peer.then(
    adapter => {
      serveAdapter(adapter, call.port)
      answer({ type: 'ready' })
    },
    (error: unknown) => answer({ type: 'failed', ...explain(error) })
  )
})

async function openEngine(name: string): Promise<SyncAdapter> {
  const storage = await whenFree(name)
  return openPeer({ storage, makeSocket: url => new WebSocket(url) })
}

/** Another tab may own the storage: says so, and takes over when that tab lets go. */
async function whenFree(name: string): Promise<PeerStorage> {
  for (;;) {
    try {
      return await openPageStorage({ name })
    } catch (error) {
      if (!CairnError.is(error, 'storage-in-use')) throw error
      answer({ type: 'elsewhere' })
    }
  }
}

function answer(message: EngineAnswer): void {
  globalThis.postMessage(message)
}

function explain(error: unknown): { readonly code: CairnError['code']; readonly message: string } {
  if (CairnError.is(error)) return { code: error.code, message: error.message }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}
