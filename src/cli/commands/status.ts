import { DOCUMENT_KINDS } from '../../model/index.js'
import type { MediaTotals, Path, PeerState } from '../../sync/adapter.js'
import { COMMON, PROJECT, command } from '../command.js'
import { peerJson } from '../peer-json.js'
import { jsonLine, plain } from '../screen.js'
import { withProject } from '../session.js'

export const status = command({
  name: 'status',
  summary: 'Say what is here, who else has it, and what is only here.',
  about: ['Counts are of documents that count and are not deleted.'],
  options: { ...PROJECT, ...COMMON },
  example: 'cairn status --json',
  async run(call) {
    const { screen } = call
    await withProject(call, async ({ info, documents, sync, media }) => {
      const counts: (readonly [string, number])[] = []
      for (const kind of DOCUMENT_KINDS) counts.push([kind, await documents.count({ kind })])
      const state = await sync?.state()
      const files = media && { ...(await media.totals()), policy: { ...(await media.policy()) } }
      const { id, name, deviceId, role, readOnly } = info
      if (screen.json) {
        return screen.line(
          jsonLine({
            projectId: id,
            name,
            deviceId,
            role,
            ...(readOnly !== undefined && { readOnly }),
            documents: Object.fromEntries(counts),
            ...(files && { media: files }),
            hubs: (state?.hubs ?? []).map(hub => ({ ...hub })),
            peers: (state?.peers ?? []).map(peerJson),
            onlyHere: state?.onlyHere ?? 0,
            quarantined: state?.quarantined ?? 0
          })
        )
      }
      await screen.line(`${plain(name)}  (this device is a ${role})`)
      await screen.line(`project  ${id}`)
      await screen.line(`device   ${deviceId}`)
      if (readOnly !== undefined) await screen.line(`Nothing can be written: ${plain(readOnly)}`)
      for (const [kind, count] of counts) if (count > 0) await screen.line(`${kind}  ${count}`)
      if (files && files.files > 0) await screen.line(filesLine(files))
      for (const peer of state?.peers ?? []) await screen.line(peerLine(peer))
      if (!state) return
      await screen.line(`only on this device  ${state.onlyHere}`)
      if (state.quarantined > 0) await screen.line(`entries that do not count  ${state.quarantined}`)
    })
  }
})

const PATHS: Readonly<Record<Path, string>> = {
  local: 'on this computer',
  direct: 'directly',
  lan: 'in the local network',
  internet: 'by the internet',
  hub: 'by a hub'
}

function filesLine({ files, here, bytesHere, onlyHere, wanted }: MediaTotals): string {
  const missing = wanted > 0 ? `, ${wanted} still to come` : ''
  return `files  ${files}, ${here} of them here (${(bytesHere / 1e6).toFixed(1)} MB), ${onlyHere} only here${missing}`
}

function peerLine({ name, connected, path, lastHeard, complete }: PeerState): string {
  const heard = lastHeard === null ? 'never heard' : `last heard ${new Date(lastHeard).toISOString()}`
  return `with ${plain(name)}  ${connected ? `connected${path ? ` ${PATHS[path]}` : ''}` : heard}, ${complete ? 'both have everything' : 'not complete'}`
}
