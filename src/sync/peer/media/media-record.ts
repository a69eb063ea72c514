import { isId, type DeviceId, type MediaHash } from '../../../model/index.js'
import { MEDIA_REACHES, type MediaPolicy, type MediaReach } from '../../adapter.js'
import type { LocalFiles } from '../../storage/storage.js'
import { MAX_ENTRIES } from '../peer-records.js'
import { decryptLocal, encryptLocal } from '../seal.js'
import { HeldMedia } from './held-media.js'
import type { Blocks } from './media-news.js'

const SAVE_MS = 1_000

/**
 * What this device must remember of media: what it checked, what others said to hold, since when a file is named by
 * nothing, what was let go, and the policy. One file, encrypted. When it is lost, files are checked again, their
 * grace begins anew, and the others say again what they hold.
 */
export class MediaRecord {
  readonly #files: LocalFiles
  readonly #name: string
  readonly #key: Uint8Array
  /** Checked and on disk here. */
  readonly held = new HeldMedia()
  readonly others = new Map<DeviceId, HeldMedia>()
  /** Milliseconds since 1970 by this device's clock. */
  readonly unnamedSince = new Map<MediaHash, number>()
  readonly letGo = new Set<MediaHash>()
  policy: MediaPolicy
  #timer: ReturnType<typeof setTimeout> | null = null
  #saving: Promise<void> = Promise.resolve()
  #isChanged = false
  #isClosed = false

  constructor(files: LocalFiles, name: string, key: Uint8Array, policy: MediaPolicy) {
    this.#files = files
    this.#name = name
    this.#key = key
    this.policy = policy
  }

  async open(): Promise<void> {
    const bytes = await this.#files.read(this.#name)
    const plain = bytes && decryptLocal(this.#key, bytes)
    const saved = plain && readSaved(plain)
    if (!saved) return
    fill(this.held, saved.held)
    for (const [device, reach, logs] of saved.others) {
      const other = this.of(device)
      other.reach = reach
      fill(other, logs)
    }
    for (const [hash, since] of saved.unnamed) this.unnamedSince.set(hash, since)
    for (const hash of saved.letGo) this.letGo.add(hash)
    this.policy = saved.policy
  }

  /** What another device said; empty at first. */
  of(device: DeviceId): HeldMedia {
    let other = this.others.get(device)
    if (!other) this.others.set(device, (other = new HeldMedia()))
    return other
  }

  saveSoon(): void {
    this.#isChanged = true
    if (this.#isClosed) return
    this.#timer ??= setTimeout(() => {
      // What could not be written is tried again with the next news; see above for what is lost.
      this.save().catch(() => (this.#isChanged = true))
    }, SAVE_MS)
  }

  /** Durable when it resolves. */
  save(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#isChanged) return this.#saving
    this.#isChanged = false
    const write = () =>
      this.#files.write(this.#name, encryptLocal(this.#key, new TextEncoder().encode(this.#text())))
    this.#saving = this.#saving.then(write, write)
    return this.#saving
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.save()
  }

  #text(): string {
    const saved: Saved = {
      held: [...this.held.all()],
      others: [...this.others].map(([device, held]) => [device, held.reach, [...held.all()]]),
      unnamed: [...this.unnamedSince],
      letGo: [...this.letGo],
      policy: this.policy
    }
    return JSON.stringify(saved)
  }
}

type SavedLogs = readonly (readonly [owner: DeviceId, blocks: readonly Blocks[]])[]
interface Saved {
  readonly held: SavedLogs
  readonly others: readonly (readonly [device: DeviceId, reach: MediaReach | null, logs: SavedLogs])[]
  readonly unnamed: readonly (readonly [hash: MediaHash, since: number])[]
  readonly letGo: readonly MediaHash[]
  readonly policy: MediaPolicy
}

function fill(held: HeldMedia, logs: SavedLogs): void {
  for (const [owner, blocks] of logs) for (const [start, end] of blocks) held.add(owner, start, end)
}

/** Null when it cannot be read: it counts as lost. */
function readSaved(plain: Uint8Array): Saved | null {
  try {
    const saved = JSON.parse(new TextDecoder().decode(plain)) as Saved
    const isWhole =
      saved.held.every(isLog) &&
      saved.others.every(([device, , logs]) => isId(device) && logs.every(isLog)) &&
      saved.unnamed.every(([hash, since]) => isId(hash) && Number.isFinite(since)) &&
      saved.letGo.every(isId) &&
      isMediaPolicy(saved.policy)
    return isWhole ? saved : null
  } catch {
    return null
  }
}

function isLog([owner, blocks]: SavedLogs[number]): boolean {
  const isBlocks = ([start, end]: Blocks) =>
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    0 <= start &&
    start < end &&
    end <= MAX_ENTRIES
  return isId(owner) && blocks.every(isBlocks)
}

export function isMediaPolicy(value: unknown): value is MediaPolicy {
  if (typeof value !== 'object' || value === null) return false
  const { fetch, onMetered } = value as Partial<MediaPolicy>
  return [fetch, onMetered].every(reach => MEDIA_REACHES.some(known => known === reach))
}
