import type { PeerState, SyncState } from '../../sync/adapter.js'
import { LOGS, CairnError } from '../../model/index.js'
import { COMMON, PROJECT, command } from '../command.js'
import { hubAddress } from '../invitation.js'
import { secondsOf } from '../quantities.js'
import { peerJson } from '../peer-json.js'
import { jsonLine, plain } from '../screen.js'
import { demand, withProject } from '../session.js'
import { until } from '../until.js'

export const sync = command({
  name: 'sync',
  summary: 'Give the others what they lack, and get what is missing here.',
  about: [
    'Without --until-complete it stays connected until Ctrl-C. "Complete" is said only when every hub that was asked',
    'for is reached and both sides of every connection verifiably hold all that either knows of.'
  ],
  options: {
    via: {
      type: 'string',
      multiple: true,
      value: 'ws://…',
      help: 'address of a hub (else those by which this device joined)'
    },
    'until-complete': { type: 'boolean', help: 'end when everything is here and there' },
    timeout: { type: 'string', value: 'SECONDS', help: 'give up after this time' },
    ...PROJECT,
    ...COMMON
  },
  example: 'cairn sync --via ws://192.168.1.20:7946 --until-complete --timeout 60',
  async run(call) {
    const { values, screen, signal } = call
    const asked = values.via.map(hubAddress)
    const timeout =
      values.timeout === undefined ? null : AbortSignal.timeout(secondsOf('--timeout', values.timeout))
    await withProject(call, async (store, folder) => {
      const door = demand(store.sync, 'be synced')
      const { hubs: known } = await door.state()
      const linked = known.filter(hub => hub.connected || hub.problem !== undefined).map(({ url }) => url)
      const hubs = asked.length > 0 ? asked : known.map(({ url }) => url)
      if (hubs.length === 0) {
        throw new CairnError('bad-input', 'No hub is known here. Say which: --via ws://ADDRESS:PORT.')
      }
      const added = hubs.filter(url => !linked.includes(url))
      for (const url of hubs) await door.connect(url)
      try {
        let last: SyncState | null = null
        const state = await until(store, timeout ? AbortSignal.any([signal, timeout]) : signal, async () => {
          last = await door.state()
          screen.progress(progressOf(last, hubs))
          return values['until-complete'] && isComplete(last, hubs) ? last : null
        }).catch((error: unknown) => {
          if (!timeout?.aborted || signal.aborted) throw error
          const missing = last === null ? 'nothing was heard' : missingOf(last, hubs)
          throw new CairnError('timeout', `Not complete after ${values.timeout ?? ''} seconds: ${missing}.`, {
            cause: error
          })
        })
        const peers = state.peers.filter(({ connected }) => connected)
        if (screen.json)
          return await screen.line(
            jsonLine({ complete: true, peers: peers.map(peerJson), onlyHere: state.onlyHere })
          )
        await screen.line(`complete with ${peers.map(({ name }) => plain(name)).join(', ')}`)
      } finally {
        // A served folder keeps the connections that it had, and no more.
        if (!folder.peer) for (const url of added) await door.disconnect(url)
      }
    })
  }
})

function isComplete({ hubs, peers }: SyncState, wanted: readonly string[]): boolean {
  const reached = wanted.every(url => hubs.some(hub => hub.url === url && hub.connected))
  const connected = peers.filter(peer => peer.connected)
  return reached && connected.length > 0 && connected.every(({ complete }) => complete)
}

const sum = ({ logs }: PeerState, what: 'want' | 'give'): number =>
  LOGS.reduce((total, log) => total + logs[log][what], 0)

function progressOf(state: SyncState, wanted: readonly string[]): string {
  const connected = state.peers.filter(peer => peer.connected)
  const want = Math.max(0, ...connected.map(peer => sum(peer, 'want')))
  const give = connected.reduce((total, peer) => total + sum(peer, 'give'), 0)
  return connected.length === 0
    ? `Looking for ${wanted.join(', ')} …`
    : `${connected.length} connected, ${want} entries to get, ${give} to give`
}

/** What stands between this state and "complete", in one line. */
function missingOf({ hubs, peers }: SyncState, wanted: readonly string[]): string {
  const unreached = wanted.flatMap(url => {
    const hub = hubs.find(each => each.url === url)
    return hub?.connected ? [] : [`${url} is not reached${hub?.problem ? ` (${plain(hub.problem)})` : ''}`]
  })
  const connected = peers.filter(peer => peer.connected)
  const behind = connected
    .filter(({ complete }) => !complete)
    .map(peer => `${plain(peer.name)}: ${sum(peer, 'want')} entries to get, ${sum(peer, 'give')} to give`)
  const nobody =
    unreached.length === 0 && connected.length === 0 ? ['no device of this project is there'] : []
  return [...unreached, ...behind, ...nobody].join('; ')
}
