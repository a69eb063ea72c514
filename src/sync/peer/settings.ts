import type { Json } from '../../model/index.js'
import type { ProjectPeer } from './project-peer.js'

/** Settings that are looked at: a project has a handful. */
const MOST = 500
/** Groups of categories are settings too; they say by this field which one they are. */
const REFERENCE = 'reference'
const LONGEST_NAME = 200

/**
 * Whether the project's settings say that its devices sync only when somebody asks them to: the field `sync` of the
 * oldest settings that have one is 'on-request'. Anything else means by themselves.
 */
export async function isOnRequest(peer: ProjectPeer): Promise<boolean> {
  return (await settingOf(peer, 'sync')) === 'on-request'
}

/** What the project's settings call it; null while they do not. */
export async function projectName(peer: ProjectPeer): Promise<string | null> {
  const name = await settingOf(peer, 'name')
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, LONGEST_NAME) : null
}

/** A field of the oldest settings that have it. */
function settingOf({ index, documents }: ProjectPeer, field: string): Promise<Json | undefined> {
  const { ids } = index.query.query({ kind: 'projectSettings', sort: 'oldest', limit: MOST })
  return documents.read(ids, () => {
    for (const id of ids) {
      const fields = index.document(id)?.fields
      const said = fields?.get(field)
      if (said && !fields!.has(REFERENCE)) return said.value
    }
    return undefined
  })
}
