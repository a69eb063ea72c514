import { CairnError } from '../../src/index.js'
import type { ByteSource, Invite, ProjectStore, Sync, SyncState } from '../../src/index.js'
import {
  ALONE,
  membersForTests,
  peer as peerNow,
  syncForTests
} from '../../test/components/sync-for-tests.js'
import { NOW } from './sample.js'

export { ALONE }
export const { log } = peerNow

/** Another device, heard of when the sample was written. */
export const peer = (name: string, state: Parameters<typeof peerNow>[1] = {}): SyncState['peers'][number] =>
  peerNow(name, { lastHeard: NOW, ...state })

type Change = (store: ProjectStore) => Partial<ProjectStore>

/** A store whose copies stand as given. */
export const copies = (state: SyncState, change: Partial<Sync> = {}): Change =>
  syncForTests(state, change).store

/** A project that one can be invited to; the invites asked for are of the sample's time. */
export function inviting(make: (invite: Invite) => Invite = invite => invite): Change {
  const members = membersForTests()
  return store => {
    const part = members.store(store)
    return {
      ...part,
      members: {
        ...part.members!,
        async invite(options) {
          const invite = await part.members!.invite(options)
          members.become(all => all.map(make))
          return make(invite)
        }
      }
    }
  }
}

/** A device that can be joined side by side, by codes. */
export const nearby: Change = () => ({
  nearby: {
    offer: () => Promise.resolve('OFFER '.repeat(16).trim()),
    accept: () => Promise.resolve('ANSWER '.repeat(14).trim()),
    finish: () => Promise.reject(new CairnError('unreachable', 'The other device was not found.'))
  }
})

/** Files that are carried by hand; making one waits until it is stopped when `isSlow`. */
export const carrying = (isSlow = false): Partial<Sync> => ({
  bundle: async options => {
    await Promise.resolve()
    options.onProgress?.({ done: 12, total: 31 })
    return pieces(isSlow)
  },
  unbundle: (file: ByteSource) =>
    Promise.reject(new CairnError('not-a-bundle', `This file of ${file.size} bytes is not of a project.`))
})

async function* pieces(isSlow: boolean): AsyncGenerator<Uint8Array> {
  if (isSlow) await new Promise<never>(() => undefined)
  yield new Uint8Array(8)
}
