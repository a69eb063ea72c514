import { encodeMediaCard, fromHex, type LogName } from '../../../model/index.js'
import type { MediaPolicy } from '../../adapter.js'
import { localKey } from '../keys.js'
import type { ProjectSecrets } from '../vault.js'
import { MediaRecord } from './media-record.js'
import { ProjectMedia, type Metered, type ProjectMediaParts } from './project-media.js'

const EVERYTHING: MediaPolicy = { fetch: 'all', onMetered: 'all' }

/** How a device goes about the files of a project. */
export interface MediaOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Until another one is set. */
  readonly media?: MediaPolicy
  readonly metered?: Metered
}

interface OpenMediaParts extends Omit<ProjectMediaParts, 'record' | 'now' | 'metered' | 'appendCard'> {
  readonly secrets: ProjectSecrets
  /** Appends entries to one of this device's logs. */
  readonly append: (name: LogName, entries: readonly Uint8Array[]) => Promise<unknown>
}

/** The files of a project, with what is kept about them encrypted on this device. */
export function openMedia(
  { secrets, append, ...parts }: OpenMediaParts,
  { now = Date.now, media = EVERYTHING, metered }: MediaOptions
): ProjectMedia {
  const key = localKey(fromHex(secrets.deviceSeed))
  return new ProjectMedia({
    ...parts,
    now,
    metered,
    record: new MediaRecord(parts.storage.local, `media/${secrets.id}`, key, media),
    appendCard: async card => {
      const heads = parts.index.membership.heads()
      await append('data', [encodeMediaCard({ at: now(), heads, card })])
    }
  })
}
