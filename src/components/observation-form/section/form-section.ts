import { html, LitElement } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Json } from '../../../model/index.js'
import type { ObservationDraft, Project, UsedFormSection } from '../../../project/types.js'
import { mountElement } from '../../fields/custom/mount-element.js'

type Answers = ReadonlyMap<string, Json | undefined>
type Guest = HTMLElement & { draft?: unknown; project?: unknown }

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

/** @summary Where a plugin's part of the form stands. What its element throws switches it off. */
export class CairnFormSection extends LitElement {
  @property({ attribute: false }) section: UsedFormSection | null = null
  @property({ attribute: false }) project: Project | null | undefined = undefined
  @property({ attribute: false }) draft: ObservationDraft | null = null
  /** Takes what the part answers. */
  @property({ attribute: false }) answered: (tags: Answers) => void = () => undefined

  @state() private guest: Guest | null = null

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('section')) {
      this.guest = null
      if (this.section !== null) void this.#load(this.section)
    }
    this.#fill()
  }

  async #load(section: UsedFormSection): Promise<void> {
    try {
      const guest: Guest = mountElement(`cairn-form-section-${section.id}`, await section.element())
      guest.addEventListener('cairn-form-section-change', event => {
        event.stopPropagation()
        this.answered(event.tags)
      })
      if (section === this.section) this.guest = guest
    } catch (error) {
      this.#fail(error)
    }
  }

  #fill(): void {
    if (this.guest === null) return
    try {
      Object.assign(this.guest, { draft: this.draft, project: this.project })
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    console.error(error)
    this.guest = null
    this.section?.failed?.(error)
  }

  override render(): TemplateResult {
    return html`${this.guest}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-form-section': CairnFormSection
  }
  interface HTMLElementEventMap {
    'cairn-form-section-change': CairnFormSectionChangeEvent
  }
}
