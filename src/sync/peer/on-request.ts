import type { ProjectPeer } from './project-peer.js'

/** Settings that are looked at: a project has a handful. */
const MOST = 500

/**
 * Whether the project's settings say that its devices sync only when somebody asks them to: the field `sync` of the
 * oldest settings that have one is 'on-request'. Anything else means by themselves.
 */
export function isOnRequest({ index, documents }: ProjectPeer): Promise<boolean> {
  const { ids } = index.query.query({ kind: 'projectSettings', sort: 'oldest', limit: MOST })
  return documents.read(ids, () => {
    for (const id of ids) {
      const said = index.document(id)?.fields.get('sync')
      if (said) return said.value === 'on-request'
    }
    return false
  })
}
