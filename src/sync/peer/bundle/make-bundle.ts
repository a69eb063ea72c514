import { LOGS } from '../../../model/index.js'
import { throwIfAborted } from '../../abort.js'
import type { BundleOptions } from '../../adapter.js'
import { sealed } from '../../transports/file/container.js'
import type { Log } from '../log.js'
import type { BundleParts } from './bundle-parts.js'
import { heldRecords } from './held.js'
import { LogGiver } from './log-giver.js'
import { mediaToGive } from './media-blocks.js'
import { cardsRecord, ITEMS_AT_ONCE, startRecord, type HeldLog } from './records.js'

interface MakeOptions extends BundleOptions {
  /** From which entry on a log is wanted. */
  readonly from: (log: Pick<Log, 'owner' | 'name'>) => number
}

/**
 * The project as one encrypted file: what this device holds of each log from some entry on, and its word for it.
 * What is written meanwhile is left for the next file.
 * @throws CairnError 'aborted' | 'closed' | 'storage-broken' | 'storage-full'
 */
export async function* makeBundle(parts: BundleParts, options: MakeOptions): AsyncGenerator<Uint8Array> {
  const { from, signal, onProgress } = options
  parts.checkWritable()
  const logs = [...parts.logs()].sort((a, b) => LOGS.indexOf(a.name) - LOGS.indexOf(b.name))
  const held = logs.map((log): HeldLog => {
    return { device: log.owner, log: log.name, held: log.read, known: log.length, head: log.head }
  })
  // Which blocks of media are held is not said here: a later file only needs to know how far this one went.
  for (const { owner, name, length } of parts.media.logs) {
    held.push({ device: owner, log: name, held: 0, known: length })
  }
  const givers: LogGiver[] = []
  for (const log of logs) {
    const giver = await LogGiver.from(log, from(log))
    if (giver) givers.push(giver)
  }
  for (const { owner, blocks } of mediaToGive(parts.media, options, owner =>
    from({ owner, name: 'media' })
  )) {
    const log = parts.mediaLogOf(owner)
    const giver = log && LogGiver.of(log, blocks)
    if (giver) givers.push(giver)
  }
  // What stands in the system's memory only, goes to nobody else.
  await parts.settled()
  const total = givers.reduce((sum, giver) => sum + giver.blocks, 0)
  async function* records(salt: Uint8Array): AsyncGenerator<Uint8Array> {
    let done = 0
    yield startRecord({ device: parts.device, at: Date.now(), blocks: total })
    yield* heldRecords(parts.pair, salt, held)
    const cards = parts.cards()
    for (let at = 0; at < cards.length; at += ITEMS_AT_ONCE) {
      yield cardsRecord(cards.slice(at, at + ITEMS_AT_ONCE))
    }
    const onRead = (count: number) => onProgress?.({ done: (done += count), total })
    for (const giver of givers) {
      for await (const record of giver.records(onRead)) {
        throwIfAborted(signal)
        yield record
      }
    }
  }
  yield* sealed(parts.epochs.all().slice(0, 1), records)
}
