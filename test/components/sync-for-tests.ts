import type {
  Invite,
  LogState,
  Members,
  PeerState,
  ProjectStore,
  StoreEvent,
  Sync,
  SyncState
} from '../../src/sync/adapter.js'

/** A device name as a hostile device might give it. */
export const PAYLOAD = '<img src=x onerror="window.pwned = true"><b>bold</b>'

const log = (have: number, want = 0, give = 0): LogState => ({ have, want, give, total: have + want })

/** Another device; by default connected, with everything. */
export function peer(
  name: string,
  {
    data = log(0),
    media = log(0),
    ...rest
  }: Partial<Pick<PeerState, 'connected' | 'lastHeard' | 'complete'>> & {
    readonly data?: LogState
    readonly media?: LogState
  } = {}
): PeerState {
  return {
    deviceId: `device of ${name}` as PeerState['deviceId'],
    name,
    connected: true,
    lastHeard: Date.now(),
    complete: false,
    logs: { auth: log(0), config: log(0), data, media },
    ...rest
  }
}
peer.log = log

export const ALONE: SyncState = { hubs: [], peers: [], onlyHere: 0, quarantined: 0 }

/** A store part that tells its events when the test says so. */
export interface Told {
  readonly store: (store: ProjectStore) => Partial<ProjectStore>
  tell(event: StoreEvent): void
}

function told(part: Partial<ProjectStore>): Told {
  const listeners = new Set<(event: StoreEvent) => void>()
  return {
    store: store => ({
      ...part,
      subscribe(listener) {
        const stop = store.subscribe(listener)
        listeners.add(listener)
        return () => {
          stop()
          listeners.delete(listener)
        }
      }
    }),
    tell(event) {
      for (const listener of listeners) listener(event)
    }
  }
}

/** Sync whose state the test sets; `asked` counts questions, `most` how many were under way at once. */
export function syncForTests(first: SyncState, change: Partial<Sync> = {}) {
  const seen = { state: first, asked: 0, most: 0, connected: [] as string[], forgotten: [] as string[] }
  let now = 0
  const sync: Sync = {
    async state() {
      seen.asked++
      seen.most = Math.max(seen.most, ++now)
      await new Promise(resolve => setTimeout(resolve, 5))
      now--
      return seen.state
    },
    connect(url) {
      seen.connected.push(url)
      return Promise.resolve()
    },
    disconnect(url) {
      seen.forgotten.push(url)
      return Promise.resolve()
    },
    pause: () => Promise.resolve(),
    resume: () => Promise.resolve(),
    ...change
  }
  const { store, tell } = told({ sync })
  return { seen, store, tell, become: (state: SyncState) => ((seen.state = state), tell({ type: 'sync' })) }
}

type Options = Parameters<Members['invite']>[0]

/** Members whose invites the test changes; `asked` keeps what was asked of them, and how many invites were listed each time. */
export function membersForTests(change: Partial<Members> = {}) {
  const asked = { invites: [] as Options[], answers: [] as [string, boolean][], lists: [] as number[] }
  let list: readonly Invite[] = []
  const members: Members = {
    list: () => Promise.resolve([]),
    async invites() {
      const answer = await Promise.resolve(list)
      setTimeout(() => asked.lists.push(answer.length))
      return answer
    },
    invite({ role, expiresAt, ...rest }) {
      asked.invites.push({ role, expiresAt, ...rest })
      const id = `invite ${asked.invites.length}`
      const invite: Invite = { id, code: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', role, expiresAt, state: 'open' }
      list = [...list, invite]
      return Promise.resolve(invite)
    },
    answer(id, accept) {
      asked.answers.push([id, accept])
      return Promise.resolve()
    },
    setRole: () => Promise.resolve(),
    rename: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    ...change
  }
  const { store, tell } = told({ members })
  return {
    asked,
    store,
    become(invites: (before: readonly Invite[]) => readonly Invite[]) {
      list = invites(list)
      tell({ type: 'members' })
    }
  }
}

/** The words inside the first match in an element's shadow root, spaces evened out. */
export function wordsOf(element: Element, selector: string): string {
  const found = element.shadowRoot?.querySelector(selector)
  return (found?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
