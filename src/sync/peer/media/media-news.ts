import c from 'compact-encoding'
import { fromHex, toHex, type DeviceId } from '../../../model/index.js'
import { MEDIA_REACHES, type MediaReach } from '../../adapter.js'
import { MAX_ENTRIES } from '../peer-records.js'

/** Blocks of one device's `media` log that the speaker has come to hold, checked and on disk, or holds no more. */
export interface LogNews {
  readonly owner: DeviceId
  readonly held: readonly Blocks[]
  readonly gone: readonly Blocks[]
}
export type Blocks = readonly [start: number, end: number]

/** What one device tells another of the media it holds. */
export interface MediaNews {
  /** What it told before is void: the beginning of a whole account. */
  readonly isAnew: boolean
  /** What it fetches by itself now. */
  readonly reach: MediaReach
  readonly logs: readonly LogNews[]
}

/** Numbers in one message. */
const MAX_NUMBERS = 8_192
const MAX_LOGS = 1_024

const numbers = c.array(c.uint)
const logNews = c.array(
  c.from({
    preencode(state: c.State, { owner, held, gone }: LogNews) {
      c.fixed32.preencode(state, fromHex(owner))
      numbers.preencode(state, flat(held))
      numbers.preencode(state, flat(gone))
    },
    encode(state: c.State, { owner, held, gone }: LogNews) {
      c.fixed32.encode(state, fromHex(owner))
      numbers.encode(state, flat(held))
      numbers.encode(state, flat(gone))
    },
    decode: (state: c.State): LogNews => ({
      owner: toHex(c.fixed32.decode(state)) as DeviceId,
      held: ranges(numbers.decode(state)),
      gone: ranges(numbers.decode(state))
    })
  })
)

/** Throws an error of no particular kind when it is not such a message; the connection ends then. */
export const mediaNewsEncoding = c.from({
  preencode(state: c.State, { logs }: MediaNews) {
    c.uint.preencode(state, 0)
    c.uint.preencode(state, 0)
    logNews.preencode(state, [...logs])
  },
  encode(state: c.State, { isAnew, reach, logs }: MediaNews) {
    c.uint.encode(state, isAnew ? 1 : 0)
    c.uint.encode(state, MEDIA_REACHES.indexOf(reach))
    logNews.encode(state, [...logs])
  },
  decode(state: c.State): MediaNews {
    const isAnew = c.uint.decode(state) === 1
    const reach = MEDIA_REACHES[c.uint.decode(state)]
    const logs = logNews.decode(state)
    if (!reach || logs.length > MAX_LOGS) throw new RangeError('No news of media')
    return { isAnew, reach, logs }
  }
})

/** As many messages as it takes to stay within the bounds of one; the first is the one that begins anew. */
export function* inMessages(news: MediaNews): Generator<MediaNews> {
  let { isAnew } = news
  let logs: LogNews[] = []
  let size = 0
  for (const piece of news.logs.flatMap(log => [...pieces(log)])) {
    const weight = 2 * (piece.held.length + piece.gone.length)
    if (logs.length > 0 && (size + weight > MAX_NUMBERS || logs.length === MAX_LOGS)) {
      yield { ...news, isAnew, logs }
      isAnew = false
      logs = []
      size = 0
    }
    logs.push(piece)
    size += weight
  }
  yield { ...news, isAnew, logs }
}

function* pieces({ owner, held, gone }: LogNews): Generator<LogNews> {
  const most = MAX_NUMBERS / 2
  for (let at = 0; at < held.length; at += most) yield { owner, held: held.slice(at, at + most), gone: [] }
  for (let at = 0; at < gone.length; at += most) yield { owner, held: [], gone: gone.slice(at, at + most) }
}

/** Starts and lengths in turn. */
function flat(blocks: readonly Blocks[]): number[] {
  return blocks.flatMap(([start, end]) => [start, end - start])
}

function ranges(flat: readonly number[]): Blocks[] {
  if (flat.length % 2 !== 0 || flat.length > MAX_NUMBERS) throw new RangeError('No ranges of blocks')
  const blocks: Blocks[] = []
  for (let at = 0; at < flat.length; at += 2) {
    const start = flat[at]!
    const end = start + flat[at + 1]!
    if (end > MAX_ENTRIES || end === start) throw new RangeError('No range of blocks')
    blocks.push([start, end])
  }
  return blocks
}
