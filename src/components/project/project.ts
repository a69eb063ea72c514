import { ContextProvider } from '@lit/context'
import { css, html, LitElement } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { keepContextRequests, projectContext } from '../controllers/project-context.js'

/**
 * @summary Gives its project to every element inside, so that each need not be given it. Optional.
 * @slot - The elements that work on the project.
 */
export class CairnProject extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([theme='light']) {
      --cairn-color-scheme: light;
    }
    :host([theme='dark']) {
      --cairn-color-scheme: dark;
    }
  `

  /** An open project; `null` for none, `undefined` while it opens. */
  @property({ attribute: false }) project: Project | null | undefined = undefined

  readonly #provider = new ContextProvider(this, { context: projectContext })

  override connectedCallback(): void {
    keepContextRequests()
    super.connectedCallback()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('project')) this.#provider.setValue(this.project)
  }

  override render(): TemplateResult {
    return html`<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-project': CairnProject
  }
}
