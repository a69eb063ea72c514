import type {
  Categories,
  UsedFieldType,
  Field,
  FormStep,
  Preset,
  Project,
  StoredDocument
} from '../../project/types.js'

/** Where a form has its questions from, whatever gave them. */
export interface FormSource {
  readonly preset: Preset | null
  readonly fields: readonly Field[]
  /** Null while it is not known what is asked. */
  readonly categories: Pick<Categories, 'iconUrl' | 'paint'> | null
  readonly custom: readonly UsedFieldType[]
  readonly steps: readonly FormStep[]
}

export interface SourceParts {
  readonly project: Project | null | undefined
  /** A category set of the page, ready to be asked. */
  readonly categories: Categories | null
  readonly preset: Preset | string | null
  readonly fields: readonly Field[] | null
  readonly fieldTypes: readonly UsedFieldType[]
  readonly steps: readonly FormStep[] | null
  readonly presetRef: string | null
  readonly document: StoredDocument | null
}

/** Pictures need a set; a page that gives fields alone has its own paint. */
const PLAIN: Pick<Categories, 'iconUrl' | 'paint'> = {
  iconUrl: () => null,
  paint: color => (/^#[0-9a-f]{6}$/i.test(color) ? color : '')
}

/** What the page gave counts before what the project has. */
export function formSource(parts: SourceParts): FormSource {
  const categories = parts.categories ?? parts.project?.categories ?? null
  const preset = presetOf(parts, categories)
  const known = preset === null ? [] : (categories?.fieldsOf(preset) ?? [])
  return {
    preset,
    fields: parts.fields ?? known,
    categories: categories ?? (parts.fields === null ? null : PLAIN),
    custom: [...parts.fieldTypes, ...(parts.project?.fieldTypes ?? [])],
    steps: parts.steps ?? preset?.steps ?? []
  }
}

function presetOf(
  { preset, presetRef, document }: SourceParts,
  categories: Categories | null
): Preset | null {
  if (preset !== null && typeof preset !== 'string') return preset
  const chosen = categories?.preset(preset ?? presetRef) ?? null
  return chosen ?? (document === null ? null : (categories?.presetOf(document) ?? null))
}

/** The questions page by page; questions that no step names come on the last. Steps that ask nothing now are passed over. */
export function pagesOf(
  steps: readonly FormStep[],
  asked: readonly Field[]
): readonly { readonly title: string; readonly fields: readonly Field[] }[] {
  if (steps.length === 0) return [{ title: '', fields: asked }]
  const byId = new Map(asked.map(field => [field.id, field]))
  const pages = steps.map(({ title, fields }) => ({
    title,
    fields: fields.flatMap(id => {
      const field = byId.get(id)
      byId.delete(id)
      return field === undefined ? [] : [field]
    })
  }))
  const rest = [...byId.values()]
  const last = pages.length - 1
  return pages
    .map((page, place) => (place === last ? { ...page, fields: [...page.fields, ...rest] } : page))
    .filter(({ fields }, place) => place === 0 || fields.length > 0)
}
