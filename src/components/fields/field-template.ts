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
  /** An element that comes when it is needed could not be had. */
  readonly failed?: (error: unknown) => void
}

/** Above this a list is searched rather than read. */
const SHORT_LIST = 24

/** Kinds whose elements every form has; all others come when such a question is first asked. */
const AT_HAND: ReadonlySet<string> = new Set([
  'text',
  'number',
  'date',
  'yesNo',
  'selectOne',
  'selectMultiple'
])
let coming: Promise<unknown> | null = null

function later(failed: (error: unknown) => void): void {
  if (coming !== null) return
  coming = import('../observation-form/later.js')
  coming.catch((error: unknown) => {
    coming = null
    failed(error)
  })
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
  if (!AT_HAND.has(kind)) later(bind.failed ?? console.error)
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
