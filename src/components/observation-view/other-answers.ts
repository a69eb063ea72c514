import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ValueId } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import { optionIcon, questionOf, valueWords } from './answers.js'

export interface OtherAnswers {
  readonly document: StoredDocument
  readonly project: Project
  readonly localize: LocalizeController
  /** Field name → the answer that is picked, not yet settled. */
  readonly picked: ReadonlyMap<string, ValueId>
  readonly busy: boolean
  readonly nameOf: (device: string) => string
  readonly pick: (field: string, value: ValueId) => void
  readonly show: (field: string, value: ValueId) => void
  readonly keepBoth: (field: string) => void
}

/** Every answer is shown with who and when; none is marked wrong. */
export function otherAnswers(part: OtherAnswers, fields: readonly string[]): TemplateResult | typeof nothing {
  if (fields.length === 0) return nothing
  const { localize } = part
  const people = new Set(
    fields.flatMap(name => {
      const field = part.document.fields.get(name)!
      return [field.by, ...field.others.map(other => other.by)]
    })
  )
  return html`<section class="others card" aria-labelledby="others-title" role="group">
    <div class="others-head">
      <cairn-icon name="other"></cairn-icon>
      <div class="grow">
        <div role="status"><h2 id="others-title">${count(part, fields, people.size)}</h2></div>
        <p class="small">${localize.t('view.otherHint')}</p>
      </div>
    </div>
    ${fields.map((name, i) => question(part, name, i))}
  </section>`
}

/** One person who answered twice is not two. */
function count(part: OtherAnswers, fields: readonly string[], people: number): string {
  if (people > 1) return part.localize.t('view.other', { n: people })
  const most = Math.max(...fields.map(name => part.document.fields.get(name)!.others.length + 1))
  return part.localize.t('view.otherAnswers', { n: most })
}

function question(part: OtherAnswers, name: string, index: number): TemplateResult {
  const { document, project, localize } = part
  const { categories } = project
  const field = document.fields.get(name)!
  const answers = [field, ...field.others]
  const picked = part.picked.get(name) ?? field.id
  const words = (value: (typeof answers)[number]): string =>
    valueWords(name, value.value, document, project, localize)
  const chosen = answers.find(answer => answer.id === picked) ?? field
  return html`<div class="others-question" role="radiogroup" aria-labelledby=${`question-${index}`}>
    <p class="strong small" id=${`question-${index}`} dir="auto">
      ${questionOf(name, document, categories, localize)}
    </p>
    ${answers.map(
      answer =>
        html`<label class="option">
          <input
            type="radio"
            name=${`answer-${index}`}
            .checked=${answer.id === picked}
            ?disabled=${part.busy}
            @change=${() => part.pick(name, answer.id)}
          />
          ${picture(optionIcon(name, answer.value, document, categories))}
          <span class="words"
            ><span class="strong answer" dir="auto">${words(answer)}</span
            ><span class="sub">${part.nameOf(answer.by)}, ${localize.time(answer.at)}</span></span
          >
          <span class="tick"><cairn-icon name="check"></cairn-icon></span>
        </label>`
    )}
    <div class="others-acts">
      <button
        class="button other slight grow"
        type="button"
        ?disabled=${part.busy}
        @click=${() => part.show(name, chosen.id)}
      >
        <span>${localize.t('view.show', { answer: shorten(words(chosen)) })}</span>
      </button>
      <button class="button slight" type="button" ?disabled=${part.busy} @click=${() => part.keepBoth(name)}>
        ${localize.t('view.keepBoth')}
      </button>
    </div>
  </div>`
}

function picture(icon: string | null): TemplateResult | typeof nothing {
  return icon === null ? nothing : html`<cairn-disc plain .icon=${icon}></cairn-disc>`
}

/** A button's words: long answers are read above it. */
function shorten(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
