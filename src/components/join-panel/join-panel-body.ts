import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { CairnError } from '../../model/error.js'
import type { ProjectInfo } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { Body } from '../late/body.js'
import type { StringKey } from '../strings/en.js'
import type { CairnQrScannerReadEvent } from '../qr-scanner/qr-scanner.js'
import { joining } from '../strings/en/joining.js'
import { fieldStyles, panel } from '../styles/index.js'
import { LONGEST_NAME, rememberDeviceName, rememberedDeviceName } from './device-name.js'
import { inviteCodeIn } from './invite-code.js'
import { CairnJoinPanelCloseEvent, CairnJoinPanelJoinedEvent } from './join-panel-events.js'
import type { CairnJoinPanel } from './join-panel.js'
import { joinStyles } from './join-panel.styles.js'
import { problemOf } from './join-problems.js'
import type { JoinField } from './join-problems.js'
import { textQuestion } from './text-question.js'

interface Failure {
  /** Null: the error's own sentence. */
  readonly text: StringKey | null
  readonly error: unknown
}

/** What `CairnJoinPanel` is made of, see there. */
export class JoinPanelBody extends Body<CairnJoinPanel> {
  static override styles = [panel, fieldStyles, joinStyles]

  @state() private written: string = ''
  @state() private device: string = rememberedDeviceName()
  @state() private errors: ReadonlyMap<JoinField, StringKey> = new Map()
  @state() private failure: Failure | null = null
  @state() private joining: AbortController | null = null
  /** While somebody decides on the other device. */
  @state() private digits: string | null = null

  readonly #localize = new LocalizeController(this.host, joining)

  override hostDisconnected(): void {
    // An element that is only moved is back before this runs.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop()
    })
  }

  override willUpdate(changed: PropertyValues<CairnJoinPanel>): void {
    if (changed.has('code')) this.written = this.host.code
  }

  override focus(options?: FocusOptions): void {
    const first = this.written === '' ? 'code' : 'device'
    this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus(options)
  }

  /** Checks what is written and joins. Resolves with the project, or null when it did not come to that. */
  async join(): Promise<ProjectInfo | null> {
    const { adapter } = this.host
    if (this.joining !== null || !adapter) return null
    const code = inviteCodeIn(this.written)
    const deviceName = this.device.trim()
    this.failure = null
    this.errors = missing(this.written, code, deviceName)
    if (code === null || this.errors.size > 0) {
      await this.#focusProblem()
      return null
    }
    rememberDeviceName(deviceName)
    const stop = new AbortController()
    this.joining = stop
    this.digits = null
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.stop')?.focus())
    try {
      const info = await adapter.join({
        code,
        deviceName,
        via: this.host.via,
        signal: stop.signal,
        onWaiting: digits => (this.digits = digits)
      })
      this.joining = null
      this.dispatchEvent(new CairnJoinPanelJoinedEvent(info))
      return info
    } catch (error) {
      this.joining = null
      await this.#failed(error, stop.signal)
      return null
    }
  }

  async #failed(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted && CairnError.is(error, 'aborted')) {
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('.primary')?.focus()
      return
    }
    const { field, text } = problemOf(error)
    if (field !== null && text !== null) this.errors = new Map([[field, text]])
    else this.failure = { text, error }
    await this.#focusProblem()
  }

  #stop(): void {
    this.joining?.abort()
  }

  async #focusProblem(): Promise<void> {
    await this.updateComplete
    const target =
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]') ??
      this.renderRoot.querySelector<HTMLElement>('.primary')
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  }

  #forget(field: JoinField): void {
    if (!this.errors.has(field)) return
    this.errors = new Map([...this.errors].filter(([other]) => other !== field))
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('back')}
          @click=${() => {
            this.#stop()
            this.dispatchEvent(new CairnJoinPanelCloseEvent())
          }}
        >
          <cairn-icon name="back"></cairn-icon>
        </button>
        <h1>${t('join.title')}</h1>
      </header>
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault()
          void this.join()
        }}
      >
        <div class="body" part="body" tabindex=${this.joining === null ? nothing : 0}>
          ${this.#questions()}
        </div>
        ${this.#foot()}
      </form>`
  }

  #questions(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const error = (field: JoinField): string => {
      const key = this.errors.get(field)
      return key === undefined ? '' : t(key)
    }
    const disabled = this.joining !== null
    return html`${textQuestion({
        id: 'code',
        label: t('join.code'),
        hint: t('join.codeHint'),
        value: this.written,
        error: error('code'),
        disabled,
        longest: 2000,
        literal: true,
        changed: value => {
          this.written = value
          this.#forget('code')
        }
      })}
      <cairn-qr-scanner
        ?hidden=${disabled}
        @cairn-qr-scanner-read=${(event: CairnQrScannerReadEvent) => {
          this.written = event.text
          this.#forget('code')
          this.renderRoot.querySelector<HTMLElement>('#device')?.focus()
        }}
      ></cairn-qr-scanner>
      ${textQuestion({
        id: 'device',
        label: t('join.device'),
        hint: t('join.deviceHint'),
        value: this.device,
        error: error('device'),
        disabled,
        longest: LONGEST_NAME,
        enter: 'go',
        changed: value => {
          this.device = value
          this.#forget('device')
        }
      })}`
  }

  #foot(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<footer class="foot" part="foot">
      <div class="live" role="alert">
        ${this.failure === null ? nothing : this.#failureNote(this.failure)}
      </div>
      <div class="live" role="status">
        ${
          this.joining === null
            ? nothing
            : html`<div class="working">
                <span id="working">${t('join.joining')}</span>
                <progress aria-labelledby="working"></progress>
                ${
                  this.digits === null
                    ? nothing
                    : html`<p>${t('join.digits')}</p>
                        <p class="digits" dir="ltr">${this.digits}</p>`
                }
              </div>`
        }
      </div>
      ${
        this.joining === null
          ? html`<button
              class="button primary wide"
              part="primary"
              type="submit"
              ?disabled=${!this.host.adapter}
            >
              ${t('join.join')}
            </button>`
          : html`<button class="button wide stop" type="button" @click=${() => this.#stop()}>
              ${t('join.stop')}
            </button>`
      }
    </footer>`
  }

  #failureNote({ text: key, error }: Failure): TemplateResult {
    const text = key === null ? errorText(error, this.#localize) : this.#localize.t(key)
    return html`<p class="note danger"><cairn-icon name="warn"></cairn-icon><span>${text}</span></p>`
  }
}

/** What is not written yet, or cannot be an invite. */
function missing(
  written: string,
  code: string | null,
  deviceName: string
): ReadonlyMap<JoinField, StringKey> {
  const errors = new Map<JoinField, StringKey>()
  if (written.trim() === '') errors.set('code', 'join.needCode')
  else if (code === null) errors.set('code', 'join.badCode')
  if (deviceName === '') errors.set('device', 'join.needDevice')
  return errors
}
