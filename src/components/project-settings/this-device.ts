import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Member, StorageState } from '../../project/types.js'
import { sentenceText } from '../controllers/error-text.js'
import { fileSize } from '../controllers/file-size.js'
import type { LocalizeController } from '../controllers/localize.js'

export interface ThisDevice {
  readonly self: Member | undefined
  /** Its name stands above, to be changed. */
  readonly isNamed: boolean
  /** Null where nobody can tell. */
  readonly storage: StorageState | null
  /** The browser was asked to keep things and has not promised it. */
  readonly isRefused: boolean
  readonly busy: boolean
  /** Asks the browser to keep what is here; undefined where nobody can be asked. */
  readonly persist: (() => void) | undefined
}

/** What this device is called, where it cannot change it, and may do, and where and how safely it keeps the project. */
export function thisDevice(device: ThisDevice, localize: LocalizeController): TemplateResult {
  const t = localize.t.bind(localize)
  const { self, storage } = device
  return html`<dl class="facts">
      ${
        self === undefined
          ? nothing
          : html`${
                device.isNamed
                  ? nothing
                  : html`<dt>${t('settings.deviceName')}</dt>
                      <dd dir="auto">${self.name || t('unknownDevice')}</dd>`
              }
              <dt>${t('settings.role')}</dt>
              <dd>${t(`members.may.${self.role}`)}</dd>`
      }
      ${
        storage === null
          ? nothing
          : html`<dt>${t('settings.keeps')}</dt>
              <dd>
                ${t(`settings.kind.${storage.kind}`)} ${room(storage, localize)}
                ${promised(storage, localize)}
              </dd>`
      }
    </dl>
    ${storage?.warnings.map(
      ({ message }) =>
        html`<p class="note warn">
          <cairn-icon name="warn"></cairn-icon><span>${sentenceText(message, localize)}</span>
        </p>`
    )}
    ${
      storage?.persisted === false && device.persist
        ? html`<button
            class="button slight persist"
            type="button"
            ?disabled=${device.busy}
            @click=${device.persist}
          >
            ${t('settings.persist')}
          </button>`
        : nothing
    }
    <div class="live" role="status">
      ${device.isRefused ? html`<p class="note">${t('settings.refused')}</p>` : nothing}
    </div>`
}

/** What the browser promised of it. That it may remove it is said once, by the warning, where there is one. */
function promised(
  { persisted, warnings }: StorageState,
  localize: LocalizeController
): TemplateResult | typeof nothing {
  if (persisted === null || warnings.some(({ code }) => code === 'may-be-removed')) return nothing
  const words = localize.t(persisted ? 'settings.persisted' : 'settings.notPersisted')
  return html`<span class="sub">${words}</span>`
}

function room({ usage, quota }: StorageState, localize: LocalizeController): TemplateResult | typeof nothing {
  if (usage === null || quota === null) return nothing
  const words = localize.t('settings.room', {
    used: fileSize(usage, localize),
    quota: fileSize(quota, localize)
  })
  return html`<span class="sub">${words}</span>`
}
