import { html, LitElement } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Json } from '../../../model/index.js'
import type { ObservationDraft, Project, UsedFormSection } from '../../../project/types.js'
import { Localizer } from '../../controllers/localizer.js'
import { asJson, Guest } from '../../fields/custom/guest.js'
import { form } from '../../strings/en/form.js'
import { basics } from '../../styles/basics.js'
import { tokens } from '../../styles/tokens.js'

type Answers = ReadonlyMap<string, Json | undefined>

/** A part of the form has answers. Stays inside its form. */
export class CairnFormSectionChangeEvent extends Event {
  static readonly type = 'cairn-form-section-change'
  /** Tag key → answer; undefined takes one away. */
  readonly tags: Answers

  constructor(tags: Answers) {
    super(CairnFormSectionChangeEvent.type, { bubbles: true })
    this.tags = tags
  }
}

/** @summary Where a plugin's part of the form stands. What its element throws switches it off, and that is said here. */
export class CairnFormSection extends LitElement {
  static override styles = [tokens, basics]

  @property({ attribute: false }) section: UsedFormSection | null = null
  @property({ attribute: false }) project: Project | null | undefined = undefined
  @property({ attribute: false }) draft: ObservationDraft | null = null
  /** Takes what becomes of the draft. */
  @property({ attribute: false }) alter: (altered: (draft: ObservationDraft) => ObservationDraft) => void =
    () => undefined

  readonly #localize = new Localizer(this, form)
  readonly #guest = new Guest(error => {
    this.section?.failed?.(error)
    this.requestUpdate()
  })

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('section')) void this.#load()
    this.#guest.fill({ draft: this.draft, project: this.project })
  }

  protected override update(changed: PropertyValues<this>): void {
    this.#guest.drawn(() => super.update(changed))
  }

  async #load(): Promise<void> {
    this.#guest.leave()
    const { section } = this
    if (section === null || section.isBroken === true) return
    const isThere = await this.#guest.come(`cairn-form-section-${section.id}`, () => section.element(), {
      'cairn-form-section-change': event => {
        const answers = answersIn(event)
        this.alter(draft => withAnswers(draft, answers))
      }
    })
    if (isThere) this.requestUpdate()
  }

  override render(): TemplateResult {
    const { section } = this
    if (section?.isBroken === true) {
      return html`<p class="note" role="status">
        <cairn-icon name="warn"></cairn-icon
        ><span>${this.#localize.t('form.partBroken', { name: section.name })}</span>
      </p>`
    }
    return html`${this.#guest.element}`
  }
}

function withAnswers(draft: ObservationDraft, answers: Answers): ObservationDraft {
  const tags = new Map(draft.tags)
  for (const [key, value] of answers)
    if (value === undefined) tags.delete(key)
    else tags.set(key, value)
  return { ...draft, tags }
}

/** The answers that an event brings. @throws TypeError when they are none that can be kept */
function answersIn(event: Event): Answers {
  const { tags } = event as { readonly tags?: unknown }
  if (!(tags instanceof Map)) throw new TypeError('Answers are a Map of tag keys.')
  const all = [...(tags as ReadonlyMap<unknown, unknown>)]
  return new Map(all.map(([key, value]) => [String(key), value === undefined ? undefined : asJson(value)]))
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-form-section': CairnFormSection
  }
  interface HTMLElementEventMap {
    'cairn-form-section-change': CairnFormSectionChangeEvent
  }
}
