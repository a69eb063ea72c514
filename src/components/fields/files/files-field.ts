import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Json } from '../../../model/index.js'
import type { Project } from '../../../project/types.js'
import type { CairnAttachmentsChangeEvent } from '../../attachments/attachments.js'
import { ProjectController } from '../../controllers/project.js'
import { Localizer } from '../../controllers/localizer.js'
import { answers } from '../../strings/en/answers.js'
import { form } from '../../strings/en/form.js'
import { FieldElement } from '../field-element.js'

/**
 * @summary A question answered by photos, recordings or films: a list of files that the project's store keeps.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 */
export class CairnFieldFiles extends FieldElement {
  @property({ attribute: false }) project: Project | null | undefined = undefined

  readonly #more = new Localizer(this, { ...form, ...answers })
  readonly #project = new ProjectController(this)

  get #kind(): 'photo' | 'audio' | 'video' {
    const type = this.field?.type
    return type === 'audio' || type === 'video' ? type : 'photo'
  }

  get #hashes(): readonly string[] {
    return Array.isArray(this.value)
      ? (this.value as readonly Json[]).filter(each => typeof each === 'string')
      : []
  }

  override render(): TemplateResult {
    const media = this.#project.value?.store.media
    return html`<div class="field" role="group" aria-labelledby="label" aria-describedby=${this.describedBy}>
      <span class="label" id="label">${this.words()}</span>
      ${
        media === undefined
          ? html`<span class="hint">${this.#more.t('files.noRoom')}</span>`
          : html`<cairn-attachments
              .project=${this.#project.value}
              .kinds=${[this.#kind]}
              .value=${this.#hashes}
              .disabled=${this.disabled}
              @cairn-attachments-change=${(event: CairnAttachmentsChangeEvent) => {
                event.stopPropagation()
                this.answer(event.value.length === 0 ? undefined : [...event.value])
              }}
            ></cairn-attachments>`
      }
      ${this.below()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-files': CairnFieldFiles
  }
}
