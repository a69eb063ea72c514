import { mediaBlocks, type DeviceId, type MediaHash, type StoredPart } from '../../../model/index.js'
import { MEDIA_VARIANTS } from '../../adapter.js'
import { ownerOf } from '../judged-entries.js'
import type { HeldHere } from './held-here.js'
import { partOf } from './media-cards.js'
import type { MediaLibrary, PartSource } from './media-library.js'
import type { MediaLog } from './media-log.js'
import type { Blocks } from './media-news.js'
import { RangeSet } from './range-set.js'

/** At opening: gives up what a crash cut off in the own log, and notes what is held as it is on this disk. */
export async function checkAtOpening(
  own: MediaLog,
  library: MediaLibrary,
  logs: ReadonlyMap<DeviceId, MediaLog>,
  held: HeldHere
): Promise<void> {
  await checkOwnLog(own, library)
  await checkHeld(library, logs, (owner, [start, end]) => held.set(owner, start, end, false))
  await checkOwnParts(own, library, ([start, end]) => held.set(own.owner, start, end, true))
}

/** Gives up blocks of this device's log that none of its cards names: a put that a crash cut off. */
async function checkOwnLog(log: MediaLog, library: MediaLibrary): Promise<void> {
  const named = new RangeSet()
  for (const { start, bytes } of partsIn(log, library)) named.add(start, start + mediaBlocks(bytes))
  for (const [from, to] of named.gaps(0, log.length)) {
    if (await hasAny(log, from, to)) await log.clear(from, to)
  }
}

/** What this device put is on disk before its card is, and was hashed then: it is held where it is there. */
async function checkOwnParts(
  log: MediaLog,
  library: MediaLibrary,
  hold: (blocks: Blocks) => void
): Promise<void> {
  for (const part of partsIn(log, library)) {
    if (await log.has(part)) hold([part.start, part.start + mediaBlocks(part.bytes)])
  }
}

function* partsIn(log: MediaLog, library: MediaLibrary): Generator<StoredPart> {
  for (const { log: home, card } of library.cards.all()) {
    if (ownerOf(home) !== log.owner) continue
    for (const variant of MEDIA_VARIANTS) {
      const part = partOf(card, variant)
      if (part) yield part
    }
  }
}

async function hasAny(log: MediaLog, from: number, to: number): Promise<boolean> {
  for (let index = from; index < to; index++) if (await log.core.has(index)) return true
  return false
}

/** What was noted as held and is not there, in whole, is held no more. */
async function checkHeld(
  library: MediaLibrary,
  logs: ReadonlyMap<DeviceId, MediaLog>,
  drop: (owner: DeviceId, blocks: Blocks) => void
): Promise<void> {
  const lost: [DeviceId, Blocks][] = []
  for (const [owner, ranges] of library.record.held.all()) {
    const log = logs.get(owner)
    for (const [start, end] of ranges) {
      if (!log) lost.push([owner, [start, end]])
      else if (!(await log.core.has(start, end))) lost.push(...(await missing(log, start, end)))
    }
  }
  for (const [owner, blocks] of lost) drop(owner, blocks)
}

async function missing(log: MediaLog, start: number, end: number): Promise<[DeviceId, Blocks][]> {
  const lost: [DeviceId, Blocks][] = []
  for (let index = start; index < end; index++) {
    if (!(await log.core.has(index))) lost.push([log.owner, [index, index + 1]])
  }
  return lost
}

/** Parts that are here whole and were not noted as held. */
export async function* unheldHere(
  library: MediaLibrary,
  logs: ReadonlyMap<DeviceId, MediaLog>
): AsyncGenerator<readonly [hash: MediaHash, source: PartSource]> {
  for (const hash of [...library.cards.hashes()]) {
    for (const variant of MEDIA_VARIANTS) {
      if (library.here(hash, variant)) continue
      for (const source of library.sources(hash, variant)) {
        if (await logs.get(source.owner)?.has(source.part)) yield [hash, source]
      }
    }
  }
}
