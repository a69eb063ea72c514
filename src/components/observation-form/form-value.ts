import { CairnError } from '../../model/error.js'
import type { CategorySet, Field, FormStep, ObservationDraft, Preset } from '../../project/types.js'

/** What a page submits under the form's name: the draft as plain JSON, tags as one object. */
export function submitted(draft: ObservationDraft): string {
  const { presetRef, geometry, tags, attachments, observedAt, mayLeave } = draft
  return JSON.stringify({
    presetRef,
    geometry,
    tags: Object.fromEntries(tags),
    attachments,
    observedAt,
    mayLeave
  })
}

/** What a page may say of the questions in a `<script type="application/json">` inside the element. */
export interface WrittenQuestions {
  readonly preset?: Preset | string
  readonly fields?: readonly Field[]
  readonly steps?: readonly FormStep[]
  readonly categories?: CategorySet
}

/** @throws CairnError 'bad-input' */
export function readQuestions(text: string): WrittenQuestions {
  const found = parse(text)
  if (typeof found !== 'object' || found === null || Array.isArray(found)) throw broken()
  return 'presets' in found ? { categories: found as CategorySet } : found
}

/** An attribute that holds JSON. @throws CairnError 'bad-input' */
export const jsonAttribute = {
  fromAttribute: (text: string | null): unknown => (text === null ? null : parse(text))
}

/** An attribute that holds JSON or the id of a category. */
export const presetAttribute = {
  fromAttribute: (text: string | null): unknown => (text?.trim().startsWith('{') ? parse(text) : text)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw broken(error)
  }
}

function broken(cause?: unknown): CairnError {
  return new CairnError('bad-input', 'The questions in this page are not written as JSON. Mend them.', {
    cause
  })
}
