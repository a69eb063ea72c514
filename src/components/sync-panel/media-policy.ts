import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { MediaPolicy, MediaReach, MediaTotals, Project } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { fileSize } from '../controllers/file-size.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { controls, fieldStyles, tokens } from '../styles/index.js'

const REACHES: readonly MediaReach[] = ['all', 'previews', 'none']

/** @summary Which photos and recordings come to this device by themselves, also where the way is paid by the byte. */
export class CairnMediaPolicy extends LitElement {
  static override styles = [
    tokens,
    controls,
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
    `
  ]

  @property({ attribute: false }) project: Project | null | undefined = undefined

  @state() private policy: MediaPolicy | null = null
  @state() private totals: MediaTotals | null = null
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this)
  readonly #project = new ProjectController(this, {
    changed: () => void this.#read(),
    event: event => {
      if (event.type === 'media' || event.type === 'sync') this.#readSoon()
    }
  })
  #timer: ReturnType<typeof setTimeout> | null = null

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #readSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.#read()
    }, 500)
  }

  async #read(): Promise<void> {
    const project = this.#project.value
    const media = project?.store.media
    if (!media) return
    try {
      const [policy, totals] = await Promise.all([media.policy(), media.totals()])
      if (project !== this.#project.value) return
      this.policy = policy
      this.totals = totals
    } catch (error) {
      this.failure = error
    }
  }

  async #set(policy: MediaPolicy): Promise<void> {
    this.failure = null
    try {
      await this.#project.value?.store.media?.setPolicy(policy)
    } catch (error) {
      this.failure = error
    }
    await this.#read()
  }

  override render(): TemplateResult {
    const { t } = this.#words
    const { policy, totals } = this
    if (policy === null || totals === null) return html`${nothing}`
    const least = (one: MediaReach, other: MediaReach): MediaReach =>
      REACHES[Math.max(REACHES.indexOf(one), REACHES.indexOf(other))]!
    const size = (bytes: number): string => fileSize(bytes, this.#localize)
    return html`<p class="sub">
        ${t('media.here', { n: totals.here, total: this.#localize.number(totals.files), size: size(totals.bytesHere) })}
      </p>
      ${
        totals.onlyHere === 0
          ? nothing
          : html`<p class="note warn">
              <cairn-icon name="warn"></cairn-icon>${t('media.onlyHere', { n: totals.onlyHere })}
            </p>`
      }
      ${this.#choice(
        'fetch',
        t('media.fetch'),
        policy.fetch,
        REACHES,
        fetch => void this.#set({ fetch, onMetered: least(fetch, policy.onMetered) })
      )}
      ${this.#choice(
        'metered',
        t('media.onMetered'),
        policy.onMetered,
        REACHES.slice(REACHES.indexOf(policy.fetch)),
        onMetered => void this.#set({ ...policy, onMetered })
      )}
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

  #choice(
    id: string,
    label: string,
    value: MediaReach,
    reaches: readonly MediaReach[],
    chosen: (reach: MediaReach) => void
  ): TemplateResult {
    return html`<div class="field">
      <label class="label" for=${id}>${label}</label>
      <select
        class="input"
        id=${id}
        @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value as MediaReach)}
      >
        ${reaches.map(
          reach =>
            html`<option value=${reach} .selected=${reach === value}>
              ${this.#words.t(`media.reach.${reach}`)}
            </option>`
        )}
      </select>
    </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-media-policy': CairnMediaPolicy
  }
}
