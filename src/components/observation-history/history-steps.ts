import { ATTACHMENT_PREFIX, FIELD } from '../../model/index.js'
import type { HistoryStep, Json } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import { questionOf, valueWords } from '../observation-view/answers.js'

/** One line of a step: which question, and what became of its answer. */
export interface HistoryLine {
  /** Name of the document's field. */
  readonly field: string
  readonly question: string
  readonly words: string
  /** What was written; absent when an answer was taken away, and for what is not an answer. */
  readonly value?: Json
}

/** Where it was imported from is nobody's answer. */
const SILENT: ReadonlySet<string> = new Set([FIELD.source])

/** What a step changed, line by line. */
export function linesOf(
  { set, cleared }: HistoryStep,
  document: StoredDocument,
  project: Project,
  localize: LocalizeController
): readonly HistoryLine[] {
  const written = [...set]
    .filter(([field]) => !SILENT.has(field))
    .map(([field, value]) => lineOf(field, value, document, project, localize))
  const taken = cleared
    .filter(field => !SILENT.has(field))
    .map(field => ({
      field,
      question: question(field, document, project, localize),
      words: localize.t('history.cleared')
    }))
  return [...written, ...taken]
}

function lineOf(
  field: string,
  value: Json,
  document: StoredDocument,
  project: Project,
  localize: LocalizeController
): HistoryLine {
  if (field.startsWith(ATTACHMENT_PREFIX)) {
    return {
      field,
      question: localize.t('attachments.photo'),
      words: localize.t(value === true ? 'history.fileAdded' : 'history.fileTaken'),
      value
    }
  }
  const words =
    field === FIELD.observedAt && typeof value === 'number'
      ? localize.fullTime(value)
      : valueWords(field, value, document, project, localize)
  return { field, question: question(field, document, project, localize), words, value }
}

function question(
  field: string,
  document: StoredDocument,
  project: Project,
  localize: LocalizeController
): string {
  if (field === FIELD.observedAt) return localize.t('history.observedAt')
  if (field === FIELD.mayLeave) return localize.t('history.mayLeave')
  return questionOf(field, document, project.categories, localize)
}

/** Whether a value is what the document shows. */
export function isShown({ field, value }: HistoryLine, document: StoredDocument): boolean {
  const now = document.fields.get(field)
  return now !== undefined && value !== undefined && JSON.stringify(now.value) === JSON.stringify(value)
}
