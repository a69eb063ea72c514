import { css, html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { CairnError } from '../../model/error.js'
import type { DeviceId } from '../../model/index.js'
import type { BundleContent, ByteSource, Progress, Project, Sync, Unbundled } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { MemberNames } from '../controllers/members.js'
import { fileName, saveFile } from '../controllers/save-file.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { carrying } from '../strings/en/carrying.js'
import { fieldStyles } from '../styles/index.js'
import type { CairnCarriedFile } from './carried-file.js'

interface Work {
  readonly kind: 'making' | 'taking'
  readonly progress: Progress | null
}

/** What `CairnCarriedFile` is made of, see there. */
export class CarriedFileBody extends Body<CairnCarriedFile> {
  static override styles = [
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      progress {
        width: 100%;
        accent-color: var(--_accent);
      }
    `
  ]

  @state() private device: string = ''
  @state() private work: Work | null = null
  @state() private taken: Unbundled | null = null
  @state() private made: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this.host, carrying)
  readonly #names = new MemberNames(this.host)
  readonly #project = new ProjectController(this.host, {
    changed: project => this.#readNames(project),
    event: event => {
      if (event.type === 'members') this.#readNames(this.#project.value)
    }
  })
  #stopping: AbortController | null = null

  override hostDisconnected(): void {
    this.#stopping?.abort()
  }

  #readNames(project: Project | null | undefined): void {
    this.#names.load(project).catch((error: unknown) => (this.failure = error))
  }

  get #sync(): Sync | undefined {
    return this.#project.value?.store.sync
  }

  async #run(
    kind: Work['kind'],
    work: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<void>
  ): Promise<void> {
    if (this.work) return
    const stopping = (this.#stopping = new AbortController())
    this.work = { kind, progress: null }
    this.taken = null
    this.made = false
    this.failure = null
    try {
      await work(stopping.signal, progress => (this.work = { kind, progress }))
    } catch (error) {
      if (!CairnError.is(error, 'aborted')) this.failure = error
    } finally {
      this.work = null
      this.#stopping = null
    }
  }

  #make(): Promise<void> {
    const content: BundleContent =
      this.device === '' ? { type: 'all' } : { type: 'for', device: this.device as DeviceId }
    return this.#run('making', async (signal, onProgress) => {
      const parts: BlobPart[] = []
      for await (const bytes of await this.#sync!.bundle!({ content, signal, onProgress })) {
        parts.push(bytes as Uint8Array<ArrayBuffer>)
      }
      saveFile(new File(parts, fileName(this.#project.value?.name ?? '', 'cairn')))
      this.made = true
    })
  }

  #take(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (!file) return Promise.resolve()
    return this.#run('taking', async (signal, onProgress) => {
      try {
        this.taken = await this.#sync!.unbundle!(sourceOf(file), { signal, onProgress })
      } finally {
        input.value = ''
      }
    })
  }

  override render(): TemplateResult {
    const { t } = this.#words
    const sync = this.#sync
    if (!sync?.bundle || !sync.unbundle) return html`${nothing}`
    const busy = this.work !== null
    return html`<p class="sub">${t('carried.how')}</p>
      ${
        this.host.devices.length === 0
          ? nothing
          : html`<div class="field">
              <label class="label" for="device">${t('carried.for')}</label>
              <select
                class="input"
                id="device"
                ?disabled=${busy}
                @change=${(event: Event) => (this.device = (event.target as HTMLSelectElement).value)}
              >
                <option value="">${t('carried.everything')}</option>
                ${this.host.devices.map(
                  ({ deviceId, name }) =>
                    html`<option value=${deviceId}>
                      ${t('carried.missing', { name: name || t('unknownDevice') })}
                    </option>`
                )}
              </select>
            </div>`
      }
      <div class="acts">
        <button class="button" type="button" ?disabled=${busy} @click=${() => void this.#make()}>
          <cairn-icon name="up-arrow"></cairn-icon>${t('carried.make')}
        </button>
        <label class="button file">
          <cairn-icon name="down-arrow"></cairn-icon>${t('carried.take')}
          <input
            type="file"
            accept=".cairn"
            ?disabled=${busy}
            @change=${(event: Event) => void this.#take(event)}
          />
        </label>
      </div>
      ${this.work === null ? nothing : this.#working(this.work)}
      <div role="status">${this.#outcome()}</div>
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

  #working({ kind, progress }: Work): TemplateResult {
    const { t } = this.#words
    return html`<progress
        aria-label=${t(`carried.${kind}`)}
        max=${progress?.total || nothing}
        value=${progress?.total ? progress.done : nothing}
      ></progress>
      <button class="button slight" type="button" @click=${() => this.#stopping?.abort()}>
        ${t('cancel')}
      </button>`
  }

  #outcome(): TemplateResult | typeof nothing {
    const { t } = this.#words
    if (this.made) return html`<p class="note"><cairn-icon name="check"></cairn-icon>${t('carried.made')}</p>`
    const { taken } = this
    if (taken === null) return nothing
    const name = this.#names.of(taken.device) ?? t('unknownDevice')
    return html`<p class="note">
        <cairn-icon name="check"></cairn-icon>
        <span
          >${taken.entries === 0 ? t('carried.nothingNew', { name }) : t('carried.taken', { n: taken.entries, name })}</span
        >
      </p>
      ${
        taken.missing === 0
          ? nothing
          : html`<p class="note warn">
              <cairn-icon name="warn"></cairn-icon>${t('carried.gaps', { n: taken.missing })}
            </p>`
      }
      ${
        taken.refused === 0
          ? nothing
          : html`<p class="note danger">
              <cairn-icon name="warn"></cairn-icon>${t('carried.refused', { n: taken.refused })}
            </p>`
      }`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

function sourceOf(file: File): ByteSource {
  return {
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer())
  }
}
