import { html, nothing, type TemplateResult } from 'lit'
import type { Project } from '../../src/index.js'
import { text } from './texts.js'

/** The project's groups of categories, of which one can be looked at alone. */
export function chips(
  project: Project,
  chosen: string | null,
  total: number,
  choose: (group: string | null) => void
): TemplateResult {
  const { lang } = document.documentElement
  return html`<button class="chip" aria-pressed=${chosen === null} @click=${() => choose(null)}>
      ${text('all')}<span class="number">${new Intl.NumberFormat(lang).format(total)}</span>
    </button>
    ${project.categories.groups().map(({ id, name, icon }) => {
      const url = project.categories.iconUrl(icon)
      return html`<button class="chip" aria-pressed=${chosen === id} @click=${() => choose(id)}>
        ${url ? html`<i style="--icon: url('${url}')"></i>` : nothing}${name}
      </button>`
    })}`
}
