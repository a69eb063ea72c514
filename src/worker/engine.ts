import { CairnError } from '../model/index.js'
import type { MediaPolicy, SyncAdapter } from '../sync/adapter.js'
import { openPeer } from '../sync/peer/peer.js'
import { serveAdapter } from '../sync/remote/serve-adapter.js'
import { openPageStorage, type PageStorageOptions } from '../sync/storage/page/page-storage.js'
import { findSqliteAt } from '../sync/storage/page/sqlite-library.js'
import type { PeerStorage } from '../sync/storage/storage.js'
import { hearMessages } from './early-messages.js'
import type { EngineAnswer, EngineCall } from './messages.js'
import { pageWays } from './page-ways.js'
import type { PageWays } from './page-ways.js'
import { meteredNetwork } from './metered.js'
import { joinTabs } from './tabs.js'

/** The engine of a page: one peer over the browser's private files, here or in another tab, served to each port that the page sends. */
let engine: Promise<SyncAdapter> | null = null

hearMessages(message => {
  const call = message.data as EngineCall
  findSqliteAt(call.wasm)
  engine ??= reachEngine(call)
  engine.then(
    adapter => {
      serveAdapter(adapter, call.port)
      answer({ type: 'ready' })
    },
    (error: unknown) => answer({ type: 'failed', ...explain(error) })
  )
})

function reachEngine({ storage, usedBefore, links }: EngineCall): Promise<SyncAdapter> {
  const openEngine = () => openHere({ name: storage, usedBefore }, pageWays(links))
  // Without locks there are no private files either; in the database the tab that was opened last writes.
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return openEngine()
  return joinTabs(storage, {
    openEngine,
    onSilent: () => answer({ type: 'elsewhere' }),
    onSaved: () => answer({ type: 'saved' })
  })
}

/** A page may be a phone's: files come when they are looked at. */
const PREVIEWS: MediaPolicy = { fetch: 'previews', onMetered: 'none' }

async function openHere(options: PageStorageOptions, ways: PageWays): Promise<SyncAdapter> {
  const storage = await whenLetGo(options)
  try {
    const { makeSocket, transports } = ways
    const metered = meteredNetwork()
    return ways.withNearby(
      await openPeer({ storage, makeSocket, transports, media: PREVIEWS, ...(metered && { metered }) })
    )
  } catch (error) {
    // Another tab may have more luck.
    await storage.close()
    throw error
  }
}

/** An earlier version in another tab may own the storage and know nothing of tabs: says so, and goes on when it lets go. */
async function whenLetGo(options: PageStorageOptions): Promise<PeerStorage> {
  for (;;) {
    try {
      return await openPageStorage(options)
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
