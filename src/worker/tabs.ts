import { CairnError } from '../model/index.js'
import type { SyncAdapter } from '../sync/adapter.js'
import { LastingAdapter } from '../sync/lasting/lasting-adapter.js'
import { takeLock } from './locks.js'
import { OwnerDesk } from './owner-desk.js'
import { OwnerSearch } from './owner-search.js'
import { ownerLock } from './tab-messages.js'

/**
 * The way of this tab to the one engine of a storage. The Worker that gets the storage's lock opens the engine and
 * serves the others; those stand in line for the lock and take over when its tab goes.
 * @param options.openEngine opens the engine here; called at most once, when this Worker owns the storage
 * @param options.onSilent another tab owns the storage and does not answer
 * @param options.onSaved something was saved from this tab; once
 * @returns when there is an engine, here or elsewhere
 * @throws what `openEngine` throws, and CairnError 'internal' when tabs cannot agree here
 */
export function joinTabs(
  storage: string,
  options: {
    readonly openEngine: () => Promise<SyncAdapter>
    readonly onSilent: () => void
    readonly onSaved: () => void
  }
): Promise<SyncAdapter> {
  const lasting = new LastingAdapter(options.onSaved)
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      const failure = CairnError.is(error)
        ? error
        : new CairnError('internal', String(error), { cause: error })
      lasting.fail(failure)
      reject(failure)
    }
    const use = (adapter: SyncAdapter, isHere: boolean) => {
      lasting.use({ adapter, isHere })
      resolve(lasting)
    }
    const search = new OwnerSearch(storage, {
      onFound: adapter => use(adapter, false),
      onLost: () => lasting.lose(),
      onSilent: options.onSilent
    })
    takeLock(ownerLock(storage)).then(async giveBack => {
      // Whoever served this tab until now is gone.
      lasting.lose()
      search.stop()
      const desk = new OwnerDesk(storage)
      try {
        const engine = await options.openEngine()
        desk.open(engine)
        use(engine, true)
      } catch (error) {
        desk.close()
        giveBack()
        fail(error)
      }
    }, fail)
  })
}
