import { CairnError } from '../../model/index.js'
import type { ProjectStore, Sync, SyncState } from '../../sync/adapter.js'
import { COMMON, PROJECT, command } from '../command.js'
import { isComplete, metSince, missingOf, progressOf, untried } from '../completeness.js'
import { hubAddress } from '../invitation.js'
import { peerJson } from '../peer-json.js'
import { secondsOf } from '../quantities.js'
import { jsonLine, plain } from '../screen.js'
import type { Screen } from '../screen.js'
import { demand, withProject } from '../session.js'
import { until } from '../until.js'
import { ABOUT_WAYS, WAYS, waysOf } from '../ways.js'

export const sync = command({
  name: 'sync',
  summary: 'Give the others what they lack, and get what is missing here.',
  about: [
    'Finds devices in the local network without an address. Without --until-complete it stays connected until Ctrl-C.',
    '"Complete" is said only when every hub that was asked for is reached, every known one was tried, and both sides',
    'of every meeting verifiably hold all that either knows of.',
    ABOUT_WAYS
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
    ...WAYS,
    ...PROJECT,
    ...COMMON
  },
  example: 'cairn sync --via ws://192.168.1.20:7946 --until-complete --timeout 60',
  async run(call) {
    const { values, screen, signal } = call
    const asked = values.via.map(hubAddress)
    const limit = values.timeout === undefined ? null : secondsOf('--timeout', values.timeout)
    const transports = waysOf(values, call.env)
    await withProject({ ...call, transports }, async (store, folder) => {
      const door = demand(store.sync, 'be synced')
      const since = Date.now()
      const { hubs: known, transports: ways = [], paused = false } = await door.state()
      const hubs = asked.length > 0 ? asked : known.map(({ url }) => url)
      if (hubs.length === 0 && ways.length === 0) {
        throw new CairnError('bad-input', 'No hub is known here. Say which: --via ws://ADDRESS:PORT.')
      }
      const linked = known.filter(hub => hub.connected || hub.problem !== undefined).map(({ url }) => url)
      if (paused) await door.resume()
      for (const url of hubs) await door.connect(url)
      try {
        const meeting = { store, door, hubs, asked, since, screen, signal, limit }
        const state = await meet(meeting, values['until-complete'])
        await show(screen, state, since)
      } finally {
        // A served folder keeps the connections that it had, and no more.
        const added = folder.peer ? [] : hubs.filter(url => !linked.includes(url))
        for (const url of added) await door.disconnect(url)
        if (paused) await door.pause()
      }
    })
  }
})

interface Meeting {
  readonly store: ProjectStore
  readonly door: Sync
  readonly hubs: readonly string[]
  /** Those of them that must be reached. */
  readonly asked: readonly string[]
  /** When this run began, milliseconds since 1970. */
  readonly since: number
  readonly screen: Screen
  readonly signal: AbortSignal
  /** Milliseconds, or null for ever. */
  readonly limit: number | null
}

/** Stays connected until all is complete, or for ever. @throws CairnError 'timeout' that says what is missing */
async function meet(
  { store, door, hubs, asked, since, screen, signal, limit }: Meeting,
  untilComplete: boolean
): Promise<SyncState> {
  const timeout = limit === null ? null : AbortSignal.timeout(limit)
  let last = await door.state()
  try {
    return await until(store, timeout ? AbortSignal.any([signal, timeout]) : signal, async () => {
      last = await door.state()
      screen.progress(progressOf(last, hubs))
      const isDone = untried(last, hubs).length === 0 && isComplete(last, asked, since)
      return untilComplete && isDone ? last : null
    })
  } catch (error) {
    if (!timeout?.aborted || signal.aborted) throw error
    const sentence = `Not complete after ${Number(limit) / 1000} seconds: ${missingOf(last, hubs, since)}.`
    throw new CairnError('timeout', sentence, { cause: error })
  }
}

async function show(screen: Screen, state: SyncState, since: number): Promise<void> {
  const met = metSince(state, since)
  const { onlyHere } = state
  if (screen.json) return screen.line(jsonLine({ complete: true, peers: met.map(peerJson), onlyHere }))
  await screen.line(`complete with ${met.map(({ name }) => plain(name)).join(', ')}`)
}
