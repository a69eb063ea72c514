import { isId } from '../model/index.js'
import { wrong } from './filter.js'

/** The last document of a page: the next page begins behind it, wherever that is by then. */
export interface Cursor {
  readonly sort: 'newest' | 'oldest'
  readonly createdAt: number
  readonly id: string
}

const VERSION = '1'
const PATTERN = /^1([no])([0-9a-f]{16})([0-9a-f]{64})$/

export function writeCursor({ sort, createdAt, id }: Cursor): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, createdAt)
  return VERSION + (sort === 'newest' ? 'n' : 'o') + view.getBigUint64(0).toString(16).padStart(16, '0') + id
}

/** @throws CairnError 'bad-input' when it is no cursor, or one of another order */
export function readCursor(text: string, sort: Cursor['sort']): Cursor {
  const [, order, bits = '', id = ''] = PATTERN.exec(text) ?? []
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt('0x' + (bits || '0')))
  const createdAt = view.getFloat64(0)
  const isSame = order === (sort === 'newest' ? 'n' : 'o')
  if (!isSame || !isId(id) || !Number.isFinite(createdAt)) throw wrong('cursor')
  return { sort, createdAt, id }
}
