import type { StoredDocument, Categories, Preset } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import { FIELD, TAG_PREFIX } from '../../model/document.js'
import { nameOf as ownNameOf } from '../../model/document-view.js'
import { deviceKind } from '../controllers/device-kind.js'
import type { MemberNames } from '../controllers/members.js'
import { hasOtherAnswers } from './has-other-answers.js'

/** The tag that holds an observation's own name. */
export const NAME_TAG = `${TAG_PREFIX}name`
/** Longest text of another device that a row or a mark's name shows. */
const LONGEST = 120

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** An observation in the words of a row: what it is, which one, and its category when there is one. */
export interface Summary {
  readonly title: string
  readonly detail: string
  readonly preset: Preset | null
}

/** What an observation is called: its category and its own name, or the first thing somebody wrote. */
export function summaryOf(
  document: StoredDocument,
  categories: Categories,
  localize: LocalizeController
): Summary {
  const preset = categories.presetOf(document)
  const name = nameOf(document)
  if (preset === null) {
    const unnamed = localize.t(document.kind === 'track' ? 'view.path' : 'noCategory')
    return { title: name ?? unnamed, detail: '', preset }
  }
  const written = categories
    .fieldsOf(preset)
    .filter(field => field.type === 'text')
    .map(field => textOf(document, TAG_PREFIX + field.tagKey))
    .find(text => text !== undefined)
  return { title: short(preset.name), detail: name ?? written ?? '', preset }
}

/** What somebody called it. */
export function nameOf(document: StoredDocument): string | undefined {
  const name = ownNameOf(document).trim()
  return name === '' ? undefined : short(name)
}

/** Who wrote something: a device by the name that the others see, this one by its kind. At the beginning of a line. */
export function deviceWords(device: string, names: MemberNames, localize: LocalizeController): string {
  if (!names.isSelf(device)) return names.of(device) ?? localize.t('unknownDevice')
  const words = localize.t(`device.${deviceKind()}`)
  const first = [...words][0] ?? ''
  return first.toLocaleUpperCase(localize.language) + words.slice(first.length)
}

function textOf(document: StoredDocument, field: string): string | undefined {
  const value = document.fields.get(field)?.value
  return typeof value === 'string' && value.trim() !== '' ? short(value.trim()) : undefined
}

/** When it was observed: by the author's clock, milliseconds since 1970. */
export function timeOf(document: StoredDocument): number {
  const observed = document.fields.get(FIELD.observedAt)?.value
  return typeof observed === 'number' ? observed : document.createdAt
}

/** Where its copies are, in words. */
export function heldWords(holders: number, localize: LocalizeController): string {
  return holders === 0 ? localize.t('held.here') : localize.t('held.one', { n: holders })
}

/** How many answers stand beside each other where most do; 1 when all agree. */
export function answersOf(document: StoredDocument): number {
  if (!hasOtherAnswers(document)) return 1
  let most = 2
  for (const field of document.fields.values()) most = Math.max(most, field.others.length + 1)
  return most
}
