import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { OwnMaps } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

type Address = Parameters<OwnMaps['addAddress']>[0]

/** For those who know the address of a map on the web. */
export function addressForm(
  busy: boolean,
  add: (map: Address) => void,
  localize: LocalizeController
): TemplateResult {
  const t: LocalizeController['t'] = (key, params) => localize.t(key, params)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const read = (name: string): string => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    add({ address: read('address'), name: read('name'), attribution: read('attribution') })
  }
  return html`<details>
    <summary><cairn-icon name="plus"></cairn-icon>${t('basemaps.addAddress')}</summary>
    <form @submit=${submit}>
      <div class="field">
        <label class="label" for="address">${t('basemaps.address')}</label>
        <input
          class="input"
          id="address"
          name="address"
          type="url"
          dir="ltr"
          required
          aria-describedby="how"
        />
        <p class="hint" id="how">${t('basemaps.addressHint')}</p>
      </div>
      <div class="field">
        <label class="label" for="name">${t('basemaps.name')}</label>
        <input class="input" id="name" name="name" maxlength="100" dir="auto" required />
      </div>
      <div class="field">
        <label class="label" for="attribution">${t('basemaps.attribution')}</label>
        <input
          class="input"
          id="attribution"
          name="attribution"
          maxlength="300"
          dir="auto"
          aria-describedby="who"
        />
        <p class="hint" id="who">${t('basemaps.attributionHint')}</p>
      </div>
      <button class="button" type="submit" ?disabled=${busy}>${t('basemaps.addIt')}</button>
    </form>
  </details>`
}
