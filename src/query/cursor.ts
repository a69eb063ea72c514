import { isId } from '../model/index.js'
import { wrong } from './filter.js'

export const SORTS = ['newest', 'oldest', 'name', 'nearest'] as const
export type Sort = (typeof SORTS)[number]

/** The last document of a page: the next page begins behind it, wherever that is by then. */
export interface Cursor {
  readonly sort: Sort
  /** What put it in order: its time, its name, or metres to the place that was asked for. */
  readonly key: number | string
  readonly id: string
}

const VERSION = '1'
const LETTERS: { readonly [sort in Sort]: string } = { newest: 'n', oldest: 'o', name: 'a', nearest: 'd' }
const PATTERN = /^1([noad])([0-9a-f]{64})(.{0,64})$/su

export function writeCursor({ sort, key, id }: Cursor): string {
  return VERSION + LETTERS[sort] + id + (typeof key === 'string' ? key : bitsOf(key))
}

/** @throws CairnError 'bad-input' when it is no cursor, or one of another order */
export function readCursor(text: string, sort: Sort): Cursor {
  const [, letter, id = '', rest = ''] = PATTERN.exec(text) ?? []
  const key = sort === 'name' ? rest : numberOf(rest)
  const isSane = typeof key === 'string' || (sort === 'nearest' ? key >= 0 : Number.isFinite(key))
  if (letter !== LETTERS[sort] || !isId(id) || !isSane) throw wrong('cursor')
  return { sort, key, id }
}

function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}

function numberOf(bits: string): number {
  if (!/^[0-9a-f]{16}$/.test(bits)) return NaN
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt('0x' + bits))
  return view.getFloat64(0)
}
