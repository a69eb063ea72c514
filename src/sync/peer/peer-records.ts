import { isId, LOGS, type DeviceId, type LogName } from '../../model/index.js'
import type { LocalFiles } from '../storage/storage.js'
import { localKey } from './keys.js'
import { decryptLocal, encryptLocal } from './seal.js'
import { fromHex } from '../../model/index.js'
import type { ProjectSecrets } from './vault.js'

const SAVE_MS = 2_000
const MAX_LOGS = 100_000

interface Known {
  held: number
  known: number
}

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
  readonly #said = new Map<DeviceId, Map<string, Known>>()
  readonly #heard = new Map<DeviceId, number>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #saving: Promise<void> = Promise.resolve()

  constructor(local: LocalFiles, secrets: ProjectSecrets, self: DeviceId) {
    this.#local = local
    this.#name = `peers/${secrets.id}`
    this.#key = localKey(fromHex(secrets.deviceSeed))
    this.#self = self
  }

  async open(): Promise<void> {
    const bytes = await this.#local.read(this.#name)
    const plain = bytes && decryptLocal(this.#key, bytes)
    if (!plain) return
    const saved = JSON.parse(new TextDecoder().decode(plain)) as SavedRecords
    for (const [device, heard, logs] of saved.devices) {
      this.#heard.set(device, heard)
      this.#said.set(device, new Map(logs.map(([log, held, known]) => [log, { held, known }])))
    }
  }

  heard(device: DeviceId): void {
    this.#heard.set(device, Date.now())
  }

  lastHeard(device: DeviceId): number | null {
    return this.#heard.get(device) ?? null
  }

  known(device: DeviceId, owner: string, log: LogName, said: Known): void {
    let logs = this.#said.get(device)
    if (!logs) this.#said.set(device, (logs = new Map()))
    const name = `${owner}/${log}`
    if (!logs.has(name) && logs.size >= MAX_LOGS) return
    logs.set(name, { held: said.held, known: Math.max(said.held, said.known) })
  }

  /** What a device said of a log; zero when it said nothing. */
  said(device: DeviceId, owner: DeviceId, log: LogName): Known {
    return this.#said.get(device)?.get(`${owner}/${log}`) ?? { held: 0, known: 0 }
  }

  /** Logs that a device spoke of. */
  spokenOf(device: DeviceId): { readonly owner: DeviceId; readonly log: LogName; readonly said: Known }[] {
    const list = []
    for (const [name, said] of this.#said.get(device) ?? []) {
      const [owner, log] = name.split('/')
      const known = LOGS.find(candidate => candidate === log)
      if (isId(owner) && known) list.push({ owner: owner as DeviceId, log: known, said })
    }
    return list
  }

  *confirmed(owner: DeviceId, log: LogName): Generator<[DeviceId, number]> {
    for (const [device, logs] of this.#said) {
      const said = logs.get(`${owner}/${log}`)
      if (said && device !== this.#self) yield [device, said.held]
    }
  }

  devices(): DeviceId[] {
    return [...this.#said.keys()].filter(device => device !== this.#self)
  }

  saveSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.save().catch(() => this.saveSoon())
    }, SAVE_MS)
  }

  save(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const devices = [...this.#said].map(([device, logs]): SavedDevice => {
      const list = [...logs].map(([log, { held, known }]): [string, number, number] => [log, held, known])
      return [device, this.#heard.get(device) ?? 0, list]
    })
    const plain = new TextEncoder().encode(JSON.stringify({ devices } satisfies SavedRecords))
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(() => this.#local.write(this.#name, encryptLocal(this.#key, plain)))
    return this.#saving
  }
}

type SavedDevice = [DeviceId, number, [string, number, number][]]
interface SavedRecords {
  readonly devices: SavedDevice[]
}
