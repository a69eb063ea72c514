import { fromHex, isId, LOGS, type DeviceId, type LogName } from '../../model/index.js'
import type { LocalFiles } from '../storage/storage.js'
import { localKey } from './keys.js'
import { decryptLocal, encryptLocal } from './seal.js'
import type { ProjectSecrets } from './vault.js'

const SAVE_MS = 2_000
/** Logs that one device may speak of. A project of a thousand devices has four thousand. */
const MAX_LOGS = 16_384
/** Entries of a log, at most. */
export const MAX_ENTRIES = 2 ** 32

/** How much of a log a device has on its disk, and how long it knows the log to be. */
export interface Said {
  readonly held: number
  readonly known: number
}

const NOTHING: Said = { held: 0, known: 0 }

/**
 * What other devices said: how much of each log they hold, and when they were last heard. Kept encrypted on
 * this device, so that "on 3 others" stays true after a restart; losing it only makes the count smaller.
 */
export class PeerRecords {
  readonly #local: LocalFiles
  readonly #name: string
  readonly #key: Uint8Array
  readonly #self: DeviceId
  /** Other device → `owner/log` → what it said. */
  readonly #said = new Map<DeviceId, Map<string, Said>>()
  readonly #heard = new Map<DeviceId, number>()
  /** Logs with two histories, `owner/log`. */
  readonly #frozen = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #saving: Promise<void> = Promise.resolve()
  #changed = false
  #closed = false

  constructor(local: LocalFiles, secrets: ProjectSecrets, self: DeviceId) {
    this.#local = local
    this.#name = `peers/${secrets.id}`
    this.#key = localKey(fromHex(secrets.deviceSeed))
    this.#self = self
  }

  async open(): Promise<void> {
    const bytes = await this.#local.read(this.#name)
    const plain = bytes && decryptLocal(this.#key, bytes)
    const { devices, frozen } = plain ? readSaved(plain) : NOTHING_SAVED
    for (const name of frozen) this.#frozen.add(name)
    for (const [device, heard, logs] of devices) {
      this.#heard.set(device, heard)
      this.#said.set(device, new Map(logs.map(([log, held, known]) => [log, { held, known }])))
    }
  }

  /** `at` is when it spoke, when that was earlier. */
  heard(device: DeviceId, at?: number): void {
    this.#heard.set(device, at === undefined ? Date.now() : Math.max(at, this.#heard.get(device) ?? 0))
    this.#saveSoon()
  }

  lastHeard(device: DeviceId): number | null {
    return this.#heard.get(device) ?? null
  }

  /** False when the device has spoken of more logs than it may. */
  known(device: DeviceId, owner: string, log: LogName, { held, known }: Said): boolean {
    const logs = this.#said.get(device) ?? new Map<string, Said>()
    this.#said.set(device, logs)
    const name = `${owner}/${log}`
    if (!logs.has(name) && logs.size >= MAX_LOGS) return false
    logs.set(name, { held, known: Math.max(held, known) })
    this.#saveSoon()
    return true
  }

  /** What a device said of a log; zero when it said nothing. */
  said(device: DeviceId, owner: DeviceId, log: LogName): Said {
    return this.#said.get(device)?.get(`${owner}/${log}`) ?? NOTHING
  }

  /** Logs that a device spoke of. */
  *spokenOf(
    device: DeviceId
  ): Generator<{ readonly name: string; readonly log: LogName; readonly said: Said }> {
    for (const [name, said] of this.#said.get(device) ?? []) {
      const log = LOGS.find(candidate => name.endsWith(`/${candidate}`))
      if (log) yield { name, log, said }
    }
  }

  *confirmed(owner: DeviceId, log: LogName): Generator<[DeviceId, number]> {
    for (const [device, logs] of this.#said) {
      const said = logs.get(`${owner}/${log}`)
      if (said && device !== this.#self) yield [device, said.held]
    }
  }

  /** Two histories of the log were seen. */
  freeze(owner: DeviceId, log: LogName): void {
    this.#frozen.add(`${owner}/${log}`)
    this.#saveSoon()
  }

  isFrozen(owner: DeviceId, log: LogName): boolean {
    return this.#frozen.has(`${owner}/${log}`)
  }

  /** Devices that ever said something. */
  devices(): DeviceId[] {
    return [...this.#said.keys()].filter(device => device !== this.#self)
  }

  /** Writes what is not written yet. Nothing is written afterwards. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#save()
  }

  #saveSoon(): void {
    this.#changed = true
    if (this.#closed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      // What could not be written is tried again with the next news; until then the counts live in memory.
      this.#save().catch(() => (this.#changed = true))
    }, SAVE_MS)
  }

  #save(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#changed) return this.#saving
    this.#changed = false
    const records: SavedRecords = { devices: this.#toSave(), frozen: [...this.#frozen] }
    const plain = new TextEncoder().encode(JSON.stringify(records))
    const write = () => this.#local.write(this.#name, encryptLocal(this.#key, plain))
    this.#saving = this.#saving.then(write, write)
    return this.#saving
  }

  #toSave(): SavedDevice[] {
    return [...this.#said].map(([device, logs]) => {
      const list = [...logs].map(([log, { held, known }]): SavedLog => [log, held, known])
      return [device, this.#heard.get(device) ?? 0, list]
    })
  }
}

type SavedLog = readonly [name: string, held: number, known: number]
type SavedDevice = readonly [device: DeviceId, heard: number, logs: readonly SavedLog[]]
interface SavedRecords {
  readonly devices: readonly SavedDevice[]
  readonly frozen: readonly string[]
}
const NOTHING_SAVED: SavedRecords = { devices: [], frozen: [] }

/** What cannot be read counts as never said: it only makes the counts smaller. */
function readSaved(plain: Uint8Array): SavedRecords {
  try {
    const { devices, frozen = [] } = JSON.parse(new TextDecoder().decode(plain)) as Partial<SavedRecords>
    const isWhole = devices?.every(isSavedDevice) === true && frozen.every(name => typeof name === 'string')
    return isWhole ? { devices, frozen } : NOTHING_SAVED
  } catch {
    return NOTHING_SAVED
  }
}

function isSavedDevice([device, heard, logs]: SavedDevice): boolean {
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
  return (
    isId(device) &&
    isCount(heard) &&
    logs.every(log => typeof log[0] === 'string' && log.slice(1).every(isCount))
  )
}
