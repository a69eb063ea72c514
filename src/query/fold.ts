import { FIELD, nameOf, TAG_PREFIX } from '../model/index.js'
import type { DocumentState, Json } from '../model/index.js'

/** UTF-16 units that one document may take in the search text, and one value of it before folding. */
const DOCUMENT_TEXT = 2048
const VALUE_TEXT = 1024

/** Letters that have no decomposition, but which people type without their stroke or as two letters. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŧ', 't'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ς', 'σ']
])
const STROKES = /[łøđðħıŧßæœþς]/g
/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel marks. Other scripts' marks are letters of theirs. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const PLAIN_WORD = /[a-z0-9]+/g
const BEYOND_ASCII = /[^\0-\x7f]/

/** The words of a text, without case and diacritics. */
export function foldedWords(text: string): string[] {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase().match(PLAIN_WORD) ?? []
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(STROKES, letter => PLAIN.get(letter) ?? letter)
  return plain.match(WORD) ?? []
}

/** Stands behind the words of the name. */
const NAME_END = '\n'
/** So many characters of a name put it in order. */
const NAME_KEY = 64

/**
 * What a document is found by: the folded words of its name and of its tags' text values, other answers
 * included, each after a space. A query word matches where `text.includes(' ' + word)`. The words of the name stand
 * first, in their order and marked off.
 */
export function searchText(document: DocumentState): string {
  const words = new Set<string>()
  let room = DOCUMENT_TEXT
  const add = (value: Json): void => {
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) if (typeof item === 'string') add(item)
    }
    if (typeof value !== 'string' || room <= 0) return
    for (const word of foldedWords(value.slice(0, Math.min(VALUE_TEXT, room)))) {
      if (words.has(word)) continue
      room -= word.length + 1
      if (room < 0) return
      words.add(word)
    }
  }
  add(nameOf(document))
  const name = [...words]
  for (const [field, { value, others }] of document.fields) {
    if (room <= 0) break
    if (field !== FIELD.name && !field.startsWith(TAG_PREFIX)) continue
    add(value)
    for (const other of others) add(other.value)
  }
  if (words.size === 0) return ''
  const rest = [...words].slice(name.length)
  return [
    ...name.map(word => ' ' + word),
    name.length > 0 ? NAME_END : '',
    ...rest.map(word => ' ' + word)
  ].join('')
}

/** What puts documents in order by their names: empty without one. `text` is a search text. */
export function nameKey(text: string): string {
  const end = text.indexOf(NAME_END)
  return end < 0 ? '' : text.slice(1, Math.min(end, NAME_KEY + 1))
}
