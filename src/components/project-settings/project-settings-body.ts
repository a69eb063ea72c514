import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import type { Member, Project, StorageState, SyncState } from '../../project/types.js'
import { Asking } from '../controllers/asking.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { people } from '../strings/en/people.js'
import { fieldStyles, panel } from '../styles/index.js'
import type { CairnProjectSettings } from './project-settings.js'
import { readRemoval, removeDialog } from './remove-dialog.js'
import type { Removal } from './remove-dialog.js'
import { leaveDialog } from './leave-dialog.js'
import type { LeaveStep } from './leave-dialog.js'
import {
  CairnProjectSettingsCloseEvent,
  CairnProjectSettingsLeaveEvent,
  CairnProjectSettingsLeftEvent,
  CairnProjectSettingsMembersEvent,
  CairnProjectSettingsRemovedEvent,
  CairnProjectSettingsRemoveEvent,
  CairnProjectSettingsSavedEvent
} from './project-settings-events.js'
import { settingsStyles } from './project-settings.styles.js'
import { readSettings, writeSettings } from './settings-document.js'
import type { ReadSettings, Settings } from './settings-document.js'
import { settingsForm, settingsToRead } from './settings-form.js'
import { thisDevice } from './this-device.js'

interface Answer {
  readonly read: ReadSettings
  readonly members: readonly Member[]
  readonly storage: StorageState | null
  readonly sync: SyncState | null
}

/** What `CairnProjectSettings` is made of, see there. */
export class ProjectSettingsBody extends Body<CairnProjectSettings> {
  static override styles = [panel, fieldStyles, settingsStyles]

  /** What is written and not saved yet, beside what it was begun with. */
  @state() private draft: { readonly from: ReadSettings; readonly to: Settings } | null = null
  /** As read right after saving, until it is read with everything else: the next change builds on it. */
  @state() private saved: ReadSettings | null = null
  @state() private leaving: LeaveStep | null = null
  @state() private removal: Removal | null = null
  @state() private busy: boolean = false
  @state() private failure: unknown = null
  @state() private outcome: 'saved' | 'left' | 'refused' | null = null

  readonly #localize = new LocalizeController(this.host, people)
  #saves = 0
  readonly #facts = new Asking<Answer | null>(this.host, async () => {
    const project = this.#project.value
    if (!project) return null
    const { members, storage, sync } = project.store
    const saves = this.#saves
    const [read, list, kept, status] = await Promise.all([
      readSettings(project),
      members?.list(),
      storage?.state(),
      sync?.state()
    ])
    if (saves === this.#saves) this.saved = null
    return { read, members: list ?? [], storage: kept ?? null, sync: status ?? null }
  })
  readonly #project = new ProjectController(this.host, {
    changed: () => {
      this.draft = null
      this.saved = null
      this.leaving = null
      this.removal = null
      this.failure = null
      this.outcome = null
      this.#facts.start()
    },
    event: event => {
      const isSettings = event.type === 'documents' && event.kinds.includes('projectSettings')
      if (isSettings || ['members', 'storage', 'sync', 'info'].includes(event.type)) this.#facts.again()
    }
  })

  get #mayChange(): boolean {
    const { info } = this.#project.value?.store ?? {}
    return info?.role === 'coordinator' && info.readOnly === undefined
  }

  async #do(work: (project: Project) => Promise<void>): Promise<void> {
    const project = this.#project.value
    if (!project || this.busy) return
    this.busy = true
    this.failure = null
    this.outcome = null
    try {
      await work(project)
    } catch (error) {
      this.failure = error
    }
    this.busy = false
    this.#facts.again()
  }

  #save(): Promise<void> {
    return this.#do(async project => {
      const { draft } = this
      if (draft === null || draft.to.name.trim() === '') return
      const { name, purpose, sync } = draft.to
      await writeSettings(project, draft.from, { name: name.trim(), purpose: purpose.trim(), sync })
      this.#saves++
      this.saved = await readSettings(project)
      this.draft = null
      this.outcome = 'saved'
      this.dispatchEvent(new CairnProjectSettingsSavedEvent())
    })
  }

  #persist(): Promise<void> {
    return this.#do(async () => {
      if (!(await navigator.storage.persist())) this.outcome = 'refused'
    })
  }

  async #ask(step: LeaveStep): Promise<void> {
    this.leaving = step
    await this.updateComplete
    if (this.dialog?.open === false) this.dialog.showModal()
  }

  readonly #answer = (yes: boolean): void => {
    const onlyHere = this.#facts.answer?.sync?.onlyHere ?? 0
    if (yes && this.leaving === 'ask' && onlyHere > 0) return void this.#ask('only-here')
    this.dialog?.close()
    this.leaving = null
    if (yes) void this.#leave()
  }

  /** What would be lost is read anew: others may have taken it meanwhile. */
  async #askRemoval(): Promise<void> {
    await this.#do(async project => {
      this.removal = await readRemoval(project)
    })
    await this.updateComplete
    if (this.removal !== null && this.dialog?.open === false) this.dialog.showModal()
  }

  readonly #answerRemoval = (yes: boolean): void => {
    const { removal } = this
    if (removal === null) return
    const isOnlyHere = removal.observations + removal.files > 0
    if (yes && removal.step === 'ask' && isOnlyHere) {
      this.removal = { ...removal, step: 'only-here' }
      return
    }
    this.dialog?.close()
    this.removal = null
    if (yes) void this.#remove()
  }

  #remove(): Promise<void> {
    return this.#do(async project => {
      if (!this.dispatchEvent(new CairnProjectSettingsRemoveEvent())) return
      await project.removeFromDevice()
      this.dispatchEvent(new CairnProjectSettingsRemovedEvent())
    })
  }

  #leave(): Promise<void> {
    return this.#do(async ({ store }) => {
      if (!this.dispatchEvent(new CairnProjectSettingsLeaveEvent())) return
      await store.members?.leave()
      this.outcome = 'left'
      this.dispatchEvent(new CairnProjectSettingsLeftEvent())
    })
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('close')}
          @click=${() => this.dispatchEvent(new CairnProjectSettingsCloseEvent())}
        >
          <cairn-icon name="close"></cairn-icon>
        </button>
        <h1>${t('settings.title')}</h1>
      </header>
      <div class="body" part="body">
        <div class="live" role="alert">${this.#problem()}</div>
        <div class="live" role="status">${this.#result()}</div>
        ${this.#body()}
      </div>
      ${this.#foot()} ${this.#leaveDialog()} ${this.#removeDialog()}`
  }

  #body(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const project = this.#project.value
    const { answer } = this.#facts
    if (project === null) return html`${nothing}`
    if (!project || !answer) {
      return this.#facts.error === null
        ? html`<p class="muted" role="status">${t('loading')}…</p>`
        : html`<button class="button again" type="button" @click=${() => this.#facts.again()}>
            ${t('tryAgain')}
          </button>`
    }
    const read = this.saved ?? answer.read
    const settings = this.draft?.to ?? read.settings
    const change = (to: Settings): void => {
      this.draft = { from: this.draft?.from ?? read, to }
      this.outcome = null
    }
    return html`<section class="project">
        ${
          this.#mayChange
            ? settingsForm(settings, this.busy, this.#localize, change)
            : settingsToRead(settings, this.#localize)
        }
      </section>
      <section class="device">
        <h2>${t('settings.here')}</h2>
        ${thisDevice(
          {
            self: answer.members.find(({ self }) => self),
            storage: answer.storage,
            isRefused: this.outcome === 'refused',
            busy: this.busy,
            persist: 'storage' in navigator ? () => void this.#persist() : undefined
          },
          this.#localize
        )}
        ${
          project.store.media === undefined
            ? nothing
            : html`<h2>${t('media.title')}</h2>
                <cairn-media-policy .project=${project}></cairn-media-policy>`
        }
      </section>
      ${this.#people(project)}`
  }

  #people({ store }: Project): TemplateResult | typeof nothing {
    const t = this.#localize.t.bind(this.#localize)
    if (store.members === undefined) return nothing
    const isIn = store.info.role !== 'left' && store.info.role !== 'blocked'
    return html`<section class="people">
      <button
        class="button members"
        type="button"
        @click=${() => this.dispatchEvent(new CairnProjectSettingsMembersEvent())}
      >
        ${t('settings.members')}
      </button>
      ${
        isIn
          ? html`<button
              class="button plain danger leave"
              type="button"
              ?disabled=${this.busy}
              @click=${() => void this.#ask('ask')}
            >
              ${t('settings.leave')}
            </button>`
          : nothing
      }
      ${
        store.removeFromDevice === undefined
          ? nothing
          : html`<button
              class="button plain danger remove"
              type="button"
              ?disabled=${this.busy}
              @click=${() => void this.#askRemoval()}
            >
              ${t('settings.remove')}
            </button>`
      }
    </section>`
  }

  #problem(): TemplateResult | typeof nothing {
    const error = this.failure ?? this.#facts.error
    if (error === null) return nothing
    return html`<p class="note danger">
      <cairn-icon name="warn"></cairn-icon><span>${errorText(error, this.#localize)}</span>
    </p>`
  }

  #result(): TemplateResult | typeof nothing {
    if (this.outcome !== 'saved' && this.outcome !== 'left') return nothing
    return html`<p class="note">
      <cairn-icon name="check"></cairn-icon><span>${this.#localize.t(`settings.${this.outcome}`)}</span>
    </p>`
  }

  #foot(): TemplateResult | typeof nothing {
    if (this.draft === null || !this.#mayChange) return nothing
    return html`<footer class="foot" part="foot">
      <button
        class="button primary wide"
        part="primary"
        type="button"
        ?disabled=${this.busy || this.draft.to.name.trim() === ''}
        @click=${() => void this.#save()}
      >
        ${this.#localize.t('settings.save')}
      </button>
    </footer>`
  }

  #removeDialog(): TemplateResult | typeof nothing {
    if (this.removal === null) return nothing
    const name = this.#facts.answer?.read.settings.name ?? ''
    return removeDialog(this.removal, name, this.#localize, this.#answerRemoval)
  }

  #leaveDialog(): TemplateResult | typeof nothing {
    if (this.leaving === null) return nothing
    const { members = [], sync, read } = this.#facts.answer ?? {}
    const leads = members.filter(({ role }) => role === 'coordinator')
    return leaveDialog(
      {
        step: this.leaving,
        project: read?.settings.name ?? '',
        onlyHere: sync?.onlyHere ?? 0,
        isLastCoordinator: leads.length === 1 && leads[0]?.self === true
      },
      this.#localize,
      this.#answer
    )
  }
}
