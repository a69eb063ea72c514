import type { ProjectInfo, ProjectStore, StorageState, SyncAdapter } from '../adapter.js'
import { Calls } from './calls.js'
import type { RemotePort } from './port.js'
import type { OpenedStore } from './protocol.js'
import { remoteNearby } from './remote-nearby.js'
import { RemoteStore } from './remote-store.js'

/**
 * An adapter on the other side of a port, where `serveAdapter` answers. Closing it closes its stores and the port,
 * not the adapter there. When the port closes, every call is refused with 'closed', and stores tell `closed`.
 * @param options.nearby whether the adapter there has `nearby`, which only who made it knows
 */
export function remoteAdapter(
  port: RemotePort,
  { nearby = false }: { readonly nearby?: boolean } = {}
): SyncAdapter {
  const stores = new Map<number, RemoteStore>()
  const calls = new Calls(port, {
    onEvent: (store, event) => stores.get(store)?.take(event),
    onClose() {
      for (const store of stores.values()) store.lost()
      stores.clear()
    }
  })
  return {
    list: () =>
      calls.call({ method: 'list', store: 0, args: [], receive: value => value as readonly ProjectInfo[] }),
    create: options =>
      calls.call({ method: 'create', store: 0, args: [options], receive: value => value as ProjectInfo }),
    join: ({ signal, onWaiting, ...options }) =>
      calls.call({
        method: 'join',
        store: 0,
        args: [options],
        signal,
        onTold: digits => onWaiting?.(String(digits)),
        receive: value => value as ProjectInfo
      }),
    open: id => calls.call({ method: 'open', store: 0, args: [id], receive: opened }),
    storageState: () =>
      calls.call({
        method: 'storageState',
        store: 0,
        args: [],
        receive: value => value as StorageState | null
      }),
    close() {
      calls.close()
      return Promise.resolve()
    },
    ...(nearby && {
      nearby: remoteNearby((method, args) => calls.call({ method, store: 0, args, receive: value => value }))
    })
  }

  /** At once, since the first events may come right behind the answer. */
  function opened(value: unknown): ProjectStore {
    const answer = value as OpenedStore
    const store = new RemoteStore(calls, answer, () => stores.delete(answer.store))
    stores.set(answer.store, store)
    return store
  }
}
