import { css, html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import type { Nearby } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { qrCode } from '../invite-panel/qr-code.js'
import { Body } from '../late/body.js'
import type { CairnQrScannerReadEvent } from '../qr-scanner/qr-scanner.js'
import { carrying } from '../strings/en/carrying.js'
import { fieldStyles } from '../styles/index.js'
import type { CairnNearby } from './nearby-devices.js'

/** Nothing yet; this device shows the first code; this device shows the answer to another's. */
type Step =
  | { readonly name: 'idle' }
  | { readonly name: 'done' }
  | { readonly name: 'offer'; readonly code: string }
  | { readonly name: 'answer'; readonly code: string }

/** What `CairnNearby` is made of, see there. */
export class NearbyBody extends Body<CairnNearby> {
  static override styles = [
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
      svg {
        width: min(100%, 280px);
        min-width: 200px;
        align-self: center;
        border-radius: var(--_radius);
        border: 1px solid var(--_line);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      summary {
        min-height: 44px;
        align-content: center;
        cursor: pointer;
      }
      code {
        overflow-wrap: anywhere;
        user-select: all;
        font-size: var(--_size-xs);
      }
    `
  ]

  @state() private step: Step = { name: 'idle' }
  @state() private busy: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this.host, carrying)
  readonly #project = new ProjectController(this.host, { changed: () => this.#restart() })

  get #nearby(): Nearby | undefined {
    return this.#project.value?.store.nearby
  }

  #restart(): void {
    this.step = { name: 'idle' }
    this.failure = null
  }

  async #do(work: (nearby: Nearby) => Promise<Step>): Promise<void> {
    const nearby = this.#nearby
    if (!nearby || this.busy) return
    this.busy = true
    this.failure = null
    try {
      this.step = await work(nearby)
    } catch (error) {
      this.failure = error
    } finally {
      this.busy = false
    }
  }

  /** A code of the other device: its offer, or its answer to ours. */
  async take(text: string): Promise<void> {
    const code = text.trim()
    if (this.step.name === 'offer') {
      await this.#do(async nearby => {
        await nearby.finish(code)
        return { name: 'done' }
      })
    } else {
      await this.#do(async nearby => ({ name: 'answer', code: await nearby.accept(code) }))
    }
  }

  override render(): TemplateResult {
    const { t } = this.#words
    if (!this.#nearby) return html`${nothing}`
    return html`${this.#steps()}
      <div role="status">${this.busy ? html`<p class="sub">${t('nearby.working')}</p>` : nothing}</div>
      <div class="live" role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
      </div>`
  }

  #steps(): TemplateResult {
    const { t } = this.#words
    const { step } = this
    if (step.name === 'done') {
      return html`<p class="note"><cairn-icon name="check"></cairn-icon>${t('nearby.done')}</p>
        ${this.#again()}`
    }
    if (step.name === 'idle') {
      return html`<p class="sub">${t('nearby.how')}</p>
        <div class="acts">
          <button
            class="button"
            type="button"
            ?disabled=${this.busy}
            @click=${() => void this.#do(async nearby => ({ name: 'offer', code: await nearby.offer() }))}
          >
            <cairn-icon name="qr"></cairn-icon>${t('nearby.show')}
          </button>
        </div>
        ${this.#reading(t('nearby.read'), t('nearby.theirs'))}`
    }
    const { size, shape } = qrCode(step.code)
    return html`<p class="strong">${t(step.name === 'offer' ? 'nearby.first' : 'nearby.second')}</p>
      <svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${t('nearby.code')}>${shape}</svg>
      <details>
        <summary class="sub">${t('nearby.asText')}</summary>
        <code dir="ltr">${step.code}</code>
      </details>
      ${step.name === 'offer' ? this.#reading(t('nearby.readAnswer'), t('nearby.answer')) : nothing}
      ${this.#again()}`
  }

  #reading(scan: string, label: string): TemplateResult {
    return html`<cairn-qr-scanner
        .label=${scan}
        @cairn-qr-scanner-read=${(event: CairnQrScannerReadEvent) => {
          event.stopPropagation()
          void this.take(event.text)
        }}
      ></cairn-qr-scanner>
      <form
        class="field"
        @submit=${(event: Event) => {
          event.preventDefault()
          const input = this.renderRoot.querySelector<HTMLInputElement>('#code')
          if (input && input.value.trim() !== '') void this.take(input.value)
        }}
      >
        <label class="label" for="code">${label}</label>
        <span class="row">
          <input
            class="input grow"
            id="code"
            dir="ltr"
            autocomplete="off"
            spellcheck="false"
            maxlength="300"
          />
          <button class="button slight" type="submit" ?disabled=${this.busy}>
            ${this.#words.t('nearby.use')}
          </button>
        </span>
      </form>`
  }

  #again(): TemplateResult {
    return html`<button class="button slight plain" type="button" @click=${() => this.#restart()}>
      ${this.#words.t('nearby.again')}
    </button>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}
