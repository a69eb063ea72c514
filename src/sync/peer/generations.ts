import {
  fromHex,
  isId,
  LIMITS,
  toHex,
  type DeviceId,
  type Generation,
  type ProjectId
} from '../../model/index.js'
import type { LocalFiles } from '../storage/storage.js'
import { generationCard, generationId } from './keys.js'
import { joinBytes, randomBytes, sign, verify, type Pair } from './seal.js'

/** A device's public key, number (u32le), nonce and signature. */
export const CARD_BYTES = 32 + 4 + 16 + 64
const NUMBER = 32
const NONCE = 36
const SIGNATURE = 52
/** Cards of devices that nobody is known to have let in yet. */
const MAX_WAITING = 1_024

/** Whose logs they are: a device's in its first generation, or in a later one. */
export interface LogOwner {
  /** Names them where logs are spoken of: the device itself, or the id of the generation. */
  readonly id: DeviceId
  readonly device: DeviceId
  readonly generation?: Generation
  readonly nonce?: Uint8Array
}

/** The owner of a device's first logs. */
export const firstOf = (device: DeviceId): LogOwner => ({ id: device, device })

/**
 * The generations of all devices of a project, this one's among them. Cards say of themselves who wrote them, so it
 * does not matter who passed them on or where they were kept.
 */
export class Generations {
  readonly #files: LocalFiles
  readonly #project: ProjectId
  readonly #pair: Pair
  readonly #isMember: (device: DeviceId) => boolean
  readonly #cards = new Map<string, { readonly card: Uint8Array; readonly owner: LogOwner }>()
  readonly #waiting = new Map<string, Uint8Array>()
  #own: LogOwner
  #began: number | null = null
  #copied: string | null = null
  #isKept = false
  #saving: Promise<void> = Promise.resolve()

  /** `isMember`: whether the logs of a device are read here. */
  constructor(files: LocalFiles, project: ProjectId, pair: Pair, isMember: (device: DeviceId) => boolean) {
    this.#files = files
    this.#project = project
    this.#pair = pair
    this.#isMember = isMember
    this.#own = firstOf(toHex(pair.publicKey) as DeviceId)
  }

  async open(): Promise<void> {
    const bytes = await this.#files.read(this.#file)
    const { own, began, copied, cards } = savedIn(bytes)
    this.#isKept = bytes !== null
    this.#began = began
    this.#copied = copied
    for (const text of cards) this.#keep(fromHex(text))
    this.#own = this.#cards.get(own ?? '')?.owner ?? this.#own
  }

  /** In whose name this device writes now. */
  get own(): LogOwner {
    return this.#own
  }

  /** When this device went on in another generation last, milliseconds since 1970 by its clock; null when never. */
  get began(): number | null {
    return this.#began
  }

  /** Which copying of the storage this device has taken note of. */
  get copied(): string | null {
    return this.#copied
  }

  /** Whether this was ever kept: not so in a project that is opened for the first time. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** Everything that a device ever wrote in. */
  of(device: DeviceId): readonly LogOwner[] {
    const later = [...this.#cards.values()].filter(({ owner }) => owner.device === device)
    return [firstOf(device), ...later.map(({ owner }) => owner)]
  }

  get cards(): readonly Uint8Array[] {
    return [...this.#cards.values()].map(({ card }) => card)
  }

  /** Takes cards from others. Returns the owners that were not known. */
  take(cards: readonly Uint8Array[]): readonly LogOwner[] {
    const fresh: LogOwner[] = []
    for (const card of cards) {
      const device = toHex(card.subarray(0, NUMBER)) as DeviceId
      if (this.#isMember(device)) fresh.push(...this.#keep(card))
      else if (this.#waiting.size < MAX_WAITING) this.#waiting.set(toHex(card), card)
    }
    // What could not be written comes again from whoever passed it on.
    if (fresh.length > 0) void Promise.allSettled([this.#save()])
    return fresh
  }

  /** The same for cards that waited until their device was let in. */
  takeWaiting(): readonly LogOwner[] {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    return this.take(waiting)
  }

  /** Goes on in another generation, durable when it resolves. `copied`: the copying of the storage that asked for it. */
  async begin(copied: string | null): Promise<LogOwner> {
    const { device } = this.#own
    const number = 1 + Math.max(...this.of(device).map(({ generation }) => generation?.number ?? 1))
    const nonce = randomBytes(16)
    const signature = sign(this.#pair.secretKey, generationCard(this.#project, number, nonce))
    const head = new Uint8Array(4)
    new DataView(head.buffer).setUint32(0, number, true)
    const card = joinBytes(this.#pair.publicKey, head, nonce, signature)
    const owner = ownerOf(card)
    this.#cards.set(owner.id, { card, owner })
    this.#own = owner
    this.#began = Date.now()
    this.#copied = copied
    await this.#save()
    return owner
  }

  /** Remembers a copying that asks for nothing, since nothing was written before it. */
  async note(copied: string | null): Promise<void> {
    if (this.#isKept && this.#copied === copied) return
    this.#copied = copied
    await this.#save()
  }

  /** Resolves when nothing is being written. */
  async close(): Promise<void> {
    await Promise.allSettled([this.#saving])
  }

  get #file(): string {
    return `generations/${this.#project}`
  }

  #keep(card: Uint8Array): readonly LogOwner[] {
    if (card.byteLength !== CARD_BYTES) return []
    const owner = ownerOf(card)
    const { device, generation } = owner
    const isFull = this.of(device).length > LIMITS.generations
    if (this.#cards.has(owner.id) || isFull || !generation || generation.number < 2) return []
    const signed = generationCard(this.#project, generation.number, card.subarray(NONCE, SIGNATURE))
    if (!verify(card.subarray(0, NUMBER), signed, card.subarray(SIGNATURE))) return []
    this.#cards.set(owner.id, { card: Uint8Array.from(card), owner })
    return [owner]
  }

  #save(): Promise<void> {
    this.#isKept = true
    const saved: Saved = {
      own: this.#own.generation ? this.#own.id : null,
      began: this.#began,
      copied: this.#copied,
      cards: this.cards.map(toHex)
    }
    const write = () => this.#files.write(this.#file, new TextEncoder().encode(JSON.stringify(saved)))
    this.#saving = this.#saving.then(write, write)
    return this.#saving
  }
}

function ownerOf(card: Uint8Array): LogOwner {
  const device = toHex(card.subarray(0, NUMBER)) as DeviceId
  const number = new DataView(card.buffer, card.byteOffset).getUint32(NUMBER, true)
  const nonce = Uint8Array.from(card.subarray(NONCE, SIGNATURE))
  const id = generationId(device, number, nonce)
  return { id: id as DeviceId, device, generation: { id, number }, nonce }
}

interface Saved {
  readonly own: string | null
  readonly began: number | null
  readonly copied: string | null
  readonly cards: readonly string[]
}
const NOTHING: Saved = { own: null, began: null, copied: null, cards: [] }

/** What cannot be read counts as never kept: the journal then tells that something is missing. */
function savedIn(bytes: Uint8Array | null): Saved {
  try {
    const { own, began, copied, cards } = JSON.parse(new TextDecoder().decode(bytes ?? undefined)) as Saved
    const isWhole = (own === null || isId(own)) && (began === null || Number.isSafeInteger(began))
    const isCard = (text: unknown) => typeof text === 'string' && /^([0-9a-f]{2})+$/.test(text)
    if (!isWhole || !(copied === null || typeof copied === 'string') || !cards.every(isCard)) return NOTHING
    return { own, began, copied, cards }
  } catch {
    return NOTHING
  }
}
