import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { SyncState } from '../../project/types.js'
import { sentenceText } from '../controllers/error-text.js'
import type { LocalizeController } from '../controllers/localize.js'

export interface HubList {
  readonly hubs: SyncState['hubs']
  /** What is typed for one more. */
  readonly address: string
  /** Beside the address; empty when there is none. */
  readonly error: string
  readonly busy: boolean
  readonly localize: LocalizeController
  readonly type: (text: string) => void
  readonly add: (event: Event) => Promise<void>
  readonly forget: (url: string) => void
}

/** Addresses of hubs, whether each is reached, and a line to add one. */
export function hubList(list: HubList): TemplateResult {
  const t = list.localize.t.bind(list.localize)
  return html`<section class="hubs">
    <h2 id="hubs">${t('sync.hubs')}</h2>
    ${
      list.hubs.length === 0
        ? nothing
        : html`<ul class="card" role="list">
            ${list.hubs.map(
              hub =>
                html`<li>
                  <cairn-icon name="hub"></cairn-icon>
                  <span class="grow"
                    ><span class="name" dir="ltr">${hub.url}</span
                    ><span class="sub"
                      >${hub.connected ? t('sync.hubConnected') : whyAway(hub, list.localize)}</span
                    ></span
                  >
                  <button
                    class="icon-button"
                    type="button"
                    ?disabled=${list.busy}
                    aria-label=${t('sync.hubRemove', { name: hub.url })}
                    @click=${() => list.forget(hub.url)}
                  >
                    <cairn-icon name="trash"></cairn-icon>
                  </button>
                </li>`
            )}
          </ul>`
    }
    <form class="add" novalidate @submit=${list.add}>
      <div class="field">
        <label class="label" for="address">${t('sync.hubAddress')}</label>
        <input
          class="input"
          id="address"
          type="text"
          inputmode="url"
          dir="ltr"
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          maxlength="500"
          .value=${list.address}
          aria-invalid=${list.error !== '' ? 'true' : 'false'}
          aria-describedby=${list.error !== '' ? 'address-error' : nothing}
          @input=${(event: Event) => list.type((event.target as HTMLInputElement).value)}
        />
        <div class="live" role="alert">
          ${
            list.error === ''
              ? nothing
              : html`<p class="error" id="address-error">
                  <cairn-icon name="warn"></cairn-icon>${list.error}
                </p>`
          }
        </div>
      </div>
      <button class="button" type="submit" ?disabled=${list.busy}>${t('sync.hubAdd')}</button>
    </form>
  </section>`
}

/** The address stands above already, so that a problem which only names it again says no more than that it is away. */
function whyAway({ url, problem = url }: SyncState['hubs'][number], localize: LocalizeController): string {
  return problem.includes(url) ? localize.t('sync.hubAway') : sentenceText(problem, localize)
}
