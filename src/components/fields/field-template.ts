import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Json } from '../../model/index.js'
import type { UsedFieldType, Field, Project } from '../../project/types.js'
import type { CairnFieldChangeEvent } from './field-events.js'

export interface FieldBinding {
  readonly field: Field
  readonly value: Json | undefined
  readonly error: string
  readonly disabled: boolean
  readonly iconUrl: (icon: string) => string | null
  readonly changed: (event: CairnFieldChangeEvent) => void
  /** For files. */
  readonly project?: Project | null | undefined
  readonly custom?: readonly UsedFieldType[]
  /** Told of an element that is still to come, and that may fail to. */
  readonly later?: (coming: Promise<unknown>) => void
}

/** Above this a list is searched rather than read. */
const SHORT_LIST = 24

/** Kinds whose elements come when such a question is first asked. */
const LATER: ReadonlySet<string> = new Set(['location', 'files', 'group', 'custom', 'list', 'output'])
/** A form that says that something could not be had draws itself anew: it is not asked for again at once. */
const PAUSE_MS = 5000
let coming: Promise<unknown> | null = null
let isHere = false

function bring(): Promise<unknown> {
  coming ??= import('../observation-form/later.js').then(
    () => (isHere = true),
    (error: unknown) => {
      setTimeout(() => (coming = null), PAUSE_MS)
      throw error
    }
  )
  return coming
}

function warn(bringing: Promise<unknown>): void {
  bringing.catch(console.error)
}

function elementFor(field: Field, custom: readonly UsedFieldType[]): string {
  if (field.compute !== undefined) return 'output'
  const isLong = (field.options?.length ?? 0) > SHORT_LIST
  switch (field.type) {
    case 'selectOne':
    case 'selectMultiple':
      return isLong ? 'list' : field.type
    case 'time':
    case 'dateTime':
      return 'date'
    case 'photo':
    case 'audio':
    case 'video':
      return 'files'
    default: {
      if (!field.type.startsWith('custom/')) return field.type
      return custom.some(({ id }) => `custom/${id}` === field.type) ? 'custom' : 'output'
    }
  }
}

/** The element of a question's kind, filled in. */
export function fieldTemplate(bind: FieldBinding): TemplateResult {
  const { field, value, error, disabled, iconUrl, changed, project, custom = [] } = bind
  const kind = elementFor(field, custom)
  if (LATER.has(kind) && !isHere) (bind.later ?? warn)(bring())
  switch (kind) {
    case 'number':
      return html`<cairn-field-number
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-number>`
    case 'date':
      return html`<cairn-field-date
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-date>`
    case 'yesNo':
      return html`<cairn-field-yes-no
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-yes-no>`
    case 'selectOne':
      return html`<cairn-field-select-one
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .iconUrl=${iconUrl}
        @cairn-field-change=${changed}
      ></cairn-field-select-one>`
    case 'selectMultiple':
      return html`<cairn-field-select-multiple
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .iconUrl=${iconUrl}
        @cairn-field-change=${changed}
      ></cairn-field-select-multiple>`
    case 'list':
      return html`<cairn-field-long-list
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .iconUrl=${iconUrl}
        @cairn-field-change=${changed}
      ></cairn-field-long-list>`
    case 'location':
      return html`<cairn-field-location
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-location>`
    case 'files':
      return html`<cairn-field-files
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .project=${project}
        @cairn-field-change=${changed}
      ></cairn-field-files>`
    case 'group':
      return html`<cairn-field-group
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .iconUrl=${iconUrl}
        .project=${project}
        .custom=${custom}
        @cairn-field-change=${changed}
      ></cairn-field-group>`
    case 'custom':
      return html`<cairn-field-custom
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .custom=${custom}
        @cairn-field-change=${changed}
      ></cairn-field-custom>`
    case 'output':
      return html`<cairn-field-output .field=${field} .value=${value} .error=${error}></cairn-field-output>`
    default:
      return html`<cairn-field-text
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-text>`
  }
}
