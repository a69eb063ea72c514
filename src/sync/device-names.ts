import { CairnError, cutDeviceName, FIELD, LONGEST_DEVICE_NAME, ownNames } from '../model/index.js'
import type { DeviceId, OwnName } from '../model/index.js'
import type { Commit, Documents, Page } from './adapter.js'

type Names = ReadonlyMap<DeviceId, OwnName>

const PAGE = 500

/** What devices call themselves in a project, read once and again when one of them has said something else. */
export class DeviceNames {
  readonly #documents: Pick<Documents, 'query' | 'commit'>
  readonly #self: DeviceId
  #reading: Promise<Names> | null = null
  #known: Names = new Map()
  #writing: Promise<unknown> = Promise.resolve()

  constructor(documents: Pick<Documents, 'query' | 'commit'>, self: DeviceId) {
    this.#documents = documents
    this.#self = self
  }

  /** To be called when documents of the kind `deviceInfo` look different. */
  changed(): void {
    this.#reading = null
  }

  /** The same devices by the names that they gave themselves; the others keep the one they were let in by. */
  async named<Device extends { readonly deviceId: DeviceId; readonly name: string }>(
    devices: readonly Device[]
  ): Promise<readonly Device[]> {
    const names = await this.#names()
    return devices.map(device => ({ ...device, name: names.get(device.deviceId)?.name || device.name }))
  }

  /** As `Members.rename`; one after the other, so that two at once do not make two documents. */
  rename(name: string): Promise<void> {
    const rename = (): Promise<void> => this.#rename(checkName(name))
    const written = this.#writing.then(rename, rename)
    this.#writing = written
    return written
  }

  async #rename(name: string): Promise<void> {
    const own = ownNames(await this.#read()).get(this.#self)
    if (own?.name === name) return
    const set = new Map([[FIELD.name, name]])
    const commit: Commit = own
      ? { type: 'edit', id: own.document, set }
      : { type: 'create', kind: 'deviceInfo', set }
    await this.#documents.commit([commit])
    this.changed()
  }

  /** While they cannot be read the names that were known before stand, and are asked for anew the next time. */
  async #names(): Promise<Names> {
    const reading = (this.#reading ??= this.#read().then(ownNames))
    try {
      const names = await reading
      if (this.#reading === reading) this.#known = names
      return names
    } catch (error) {
      if (!CairnError.is(error)) throw error
      if (this.#reading === reading) this.#reading = null
      return this.#known
    }
  }

  async #read(): Promise<Page['documents']> {
    const documents: Page['documents'][number][] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Page = await this.#documents.query({
        kind: 'deviceInfo',
        limit: PAGE,
        ...(cursor !== undefined && { cursor })
      })
      documents.push(...page.documents)
      cursor = page.cursor
    }
    return documents
  }
}

function checkName(name: unknown): string {
  const cut = cutDeviceName(name)
  if (cut === '') throw new CairnError('bad-input', 'Write what this device is called.')
  if (cut !== (name as string).trim()) {
    throw new CairnError('bad-input', `A name of a device has at most ${LONGEST_DEVICE_NAME} characters.`, {
      detail: { longest: LONGEST_DEVICE_NAME }
    })
  }
  return cut
}
