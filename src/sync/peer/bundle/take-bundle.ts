import { LOGS, type DeviceId } from '../../../model/index.js'
import { throwIfAborted } from '../../abort.js'
import type { ByteSource, LongWork, Unbundled } from '../../adapter.js'
import { openContainer, type Container } from '../../transports/file/container.js'
import { RangeSet } from '../media/range-set.js'
import type { BundleParts } from './bundle-parts.js'
import { isSaidBy } from './held.js'
import { LogTaker, type Block, type Into } from './log-taker.js'
import { wantedMedia } from './media-blocks.js'
import { recordsIn, unreadable, type BundleRecord, type HeldLog, type LogPart } from './records.js'
import { Stretches } from './stretches.js'

/** Blocks are taken stretch by stretch: of one stretch the first brings the hashes for all. */
const STRETCH = 64

type Start = Extract<BundleRecord, { readonly kind: 'start' }>

/**
 * Takes in a file that `makeBundle` made. Nothing is taken in before the whole file was found to be as it was made.
 * Resolves when all of it is on disk and read.
 * @throws CairnError 'not-a-bundle' | 'bundle-foreign' | 'bundle-incomplete' | 'unsupported-version' | 'aborted'
 * | 'closed' | 'storage-full' | 'storage-broken'
 */
export async function takeBundle(
  parts: BundleParts,
  source: ByteSource,
  options: LongWork = {}
): Promise<Unbundled> {
  parts.checkWritable()
  const container = await openContainer(source, parts.epochs.all())
  await checkWhole(container, source, options)
  const reading = new Reading(parts, container)
  do await reading.run(source, options)
  while (reading.goesOn)
  await parts.settled()
  await reading.hear()
  return reading.result(await parts.media.recheck())
}

/** What the maker of a file holds, by its own word; nothing else of the file is looked at. */
export async function heldIn(parts: BundleParts, source: ByteSource): Promise<readonly HeldLog[]> {
  const container = await openContainer(source, parts.epochs.all())
  const held: HeldLog[] = []
  for await (const record of recordsIn(container.chunks())) {
    if (record.kind === 'held') held.push(...record.items)
    else if (record.kind === 'log') break
  }
  return held
}

async function checkWhole(container: Container, source: ByteSource, options: LongWork): Promise<void> {
  const chunks = counted(container, { source, options, before: 0 })
  for await (const record of recordsIn(chunks)) if (record.kind === 'start') throwIfAborted(options.signal)
}

/** The chunks, telling how much of twice the file has been read; where it is read a third time no more is told. */
async function* counted(
  container: Container,
  { source, options, before }: { source: ByteSource; options: LongWork; before: number }
): AsyncGenerator<Uint8Array> {
  const total = source.size * 2
  let done = before
  for await (const chunk of container.chunks()) {
    throwIfAborted(options.signal)
    yield chunk
    done = Math.min(total, done + chunk.length)
    options.onProgress?.({ done, total })
  }
}

/** Reads the file through, and again when it named devices whose logs stood before their grant. */
class Reading {
  readonly #parts: BundleParts
  readonly #container: Container
  readonly #count = { taken: 0, missing: 0, refused: 0 }
  readonly #devices = new Set<DeviceId>()
  /** Logs that this device knows nothing of yet, by `device/log`. */
  #strange = new Map<string, LogPart>()
  /** Those that are done, so that another reading passes over them. */
  readonly #done = new Set<string>()
  /** Entries of those. */
  #strangeBlocks = 0
  #start: Start | null = null
  /** What the maker says it holds. */
  readonly #statement: HeldLog[] = []
  #isStatementRead = false
  /** Logs of which something did not fit with what stands here, by `device/log`. */
  readonly #refused = new Set<string>()

  constructor(parts: BundleParts, container: Container) {
    this.#parts = parts
    this.#container = container
  }

  /** Whether another reading would bring more. */
  get goesOn(): boolean {
    return [...this.#strange.values()].some(part => intoOf(this.#parts, part) !== null)
  }

  result(files: number): Unbundled {
    const start = this.#start
    if (!start) throw unreadable()
    const { taken, missing, refused } = this.#count
    const all = missing + this.#strangeBlocks
    return {
      device: start.device,
      entries: taken,
      devices: this.#devices.size,
      missing: all,
      refused,
      ...(files > 0 && { files })
    }
  }

  async run(source: ByteSource, options: LongWork): Promise<void> {
    this.#strange = new Map()
    this.#strangeBlocks = 0
    let isStrange = false
    const section = new Section(this.#parts)
    const chunks = counted(this.#container, { source, options, before: source.size })
    for await (const record of recordsIn(chunks)) {
      if (record.kind === 'start') this.#start = record
      else if (record.kind === 'held') this.#note(record)
      else if (record.kind === 'cards') {
        this.#parts.takeCards(record.cards)
        await this.#parts.settled()
      } else if (record.kind === 'log') {
        await this.#finish(section)
        // Only when all entries are read it is known what is wanted of media.
        if (record.part.log === 'media') await this.#parts.settled()
        isStrange = !this.#begin(section, record.part)
      } else {
        if (isStrange && record.kind === 'block') this.#strangeBlocks++
        await section.add(record)
      }
    }
    await this.#finish(section)
    this.#isStatementRead = true
  }

  /** False when nothing is known of the device yet. */
  #begin(section: Section, part: LogPart): boolean {
    const name = `${part.device}/${part.log}`
    const isKnown = intoOf(this.#parts, part) !== null
    if (!isKnown) this.#strange.set(name, part)
    if (isKnown && !this.#done.has(name)) section.begin(part)
    else section.pass()
    if (isKnown) this.#done.add(name)
    return isKnown
  }

  async #finish(section: Section): Promise<void> {
    const { part, count } = await section.end()
    if (!part) return
    this.#count.refused += count.refused
    if (count.refused > 0) this.#refused.add(`${part.device}/${part.log}`)
    // What comes of media is counted in files.
    if (part.log === 'media') return
    this.#count.taken += count.taken
    this.#count.missing += count.missing
    if (count.taken === 0) return
    this.#devices.add(part.device)
    // What it says of the membership may open further logs.
    if (part.log === LOGS[0]) await this.#parts.settled()
  }

  /** Counts what the maker holds, when all that the file brings stands here: then histories can be compared. */
  async hear(): Promise<void> {
    const device = this.#start?.device
    if (!device || this.#statement.length === 0) return
    const { records, onHeld } = this.#parts
    for (const { device: owner, log, known, ...item } of this.#statement) {
      // A file may be older than what the device said since.
      const before = records.said(device, owner, log)
      const said = (await this.#isSame(device, { ...item, device: owner, log, known }))
        ? { held: Math.max(item.held, before.held), known }
        : { held: 0, known }
      if (!records.known(device, owner, log, said)) return
      onHeld(device, owner, log, said)
    }
    records.heard(device, Math.min(this.#start?.at ?? 0, Date.now()))
  }

  /** False for a log with two histories, and for one of which another history stands here. */
  async #isSame(maker: DeviceId, { device, log: name, known, head }: HeldLog): Promise<boolean> {
    const log = this.#parts.logOf(device, name)
    if (this.#refused.has(`${device}/${name}`)) return false
    if (!log || !head) return log?.isFrozen !== true
    return log.agrees(maker, { known, head }) && (await log.includes(known, head))
  }

  #note(record: Extract<BundleRecord, { readonly kind: 'held' }>): void {
    const device = this.#start?.device
    if (!device || this.#isStatementRead || device === this.#parts.device) return
    if (!isSaidBy(device, this.#container.salt, record)) return
    this.#statement.push(...record.items.filter(({ log }) => log !== 'media'))
  }
}

/** The part of a file that is about one log. */
class Section {
  readonly #parts: BundleParts
  #part: LogPart | null = null
  #stretches = new Stretches(0, 0)
  #taker: LogTaker | null = null
  #blocks: Block[] = []
  /** Null for entries, which are all wanted. */
  #wanted: RangeSet | null = null

  constructor(parts: BundleParts) {
    this.#parts = parts
  }

  begin(part: LogPart): void {
    this.#part = part
    this.#stretches = new Stretches(part.from, part.to)
    const isMedia = part.log === 'media'
    this.#wanted = isMedia ? (wantedMedia(this.#parts.media).get(part.device) ?? new RangeSet()) : null
  }

  /** Passes over what comes. */
  pass(): void {
    this.#part = null
  }

  async add(record: Extract<BundleRecord, { readonly kind: 'hashes' | 'block' }>): Promise<void> {
    if (!this.#part) return
    if (record.kind === 'hashes') return this.#stretches.add(record.hashes)
    if (this.#wanted?.covers(record.index, record.index + 1) === false) return
    if (this.#blocks[0] && stretchOf(this.#blocks[0]) !== stretchOf(record)) await this.#take()
    this.#blocks.push(record)
  }

  /** Gives what is left of the section. */
  async end(): Promise<{ readonly part: LogPart | null; readonly count: LogTaker['count'] }> {
    const part = this.#part
    if (part && this.#blocks.length > 0) await this.#take()
    const count = this.#taker?.count ?? { taken: 0, missing: 0, refused: 0 }
    this.#part = null
    this.#taker = null
    return { part, count }
  }

  async #take(): Promise<void> {
    const blocks = this.#blocks
    this.#blocks = []
    this.#taker ??= await this.#begun()
    await this.#taker.take(blocks)
  }

  async #begun(): Promise<LogTaker> {
    const part = this.#part
    const into = part && intoOf(this.#parts, part)
    if (!part || !into || !this.#stretches.isComplete) throw unreadable()
    return LogTaker.begin(into, part, this.#stretches)
  }
}

/** Null while nobody is known to have let the device in. */
function intoOf(parts: BundleParts, { device, log: name }: LogPart): Into | null {
  if (name === 'media') {
    const log = parts.mediaLogOf(device)
    return log ? { log, onTaken: () => undefined } : null
  }
  const log = parts.logOf(device, name)
  return log ? { log, onTaken: indices => log.arrived(indices) } : null
}

const stretchOf = ({ index }: { readonly index: number }) => Math.floor(index / STRETCH)
