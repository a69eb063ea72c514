import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { can } from '../../model/capabilities.js'
import { readSettings, writeSettings } from '../../project/settings-document.js'
import type { ReadSettings, Settings } from '../../project/settings-document.js'
import type { Member, Project, StorageState, SyncState } from '../../project/types.js'
import { Asking } from '../controllers/asking.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { people } from '../strings/en/people.js'
import { fieldStyles, panel } from '../styles/index.js'
import type { CairnProjectSettings } from './project-settings.js'
import { LanguageChoice } from './language-choice.js'
import { OwnName } from './own-name.js'
import {
  CairnProjectSettingsCloseEvent,
  CairnProjectSettingsLeaveEvent,
  CairnProjectSettingsLeftEvent,
  CairnProjectSettingsMembersEvent,
  CairnProjectSettingsRemovedEvent,
  CairnProjectSettingsRemoveEvent,
  CairnProjectSettingsRenamedEvent,
  CairnProjectSettingsSavedEvent
} from './project-settings-events.js'
import { settingsStyles } from './project-settings.styles.js'
import { settingsForm, settingsToRead } from './settings-form.js'
import { thisDevice } from './this-device.js'
import { WaysOut } from './ways-out.js'

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
      readSettings(project.store),
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
      this.#languages.forget()
      this.#ownName.forget()
      this.#waysOut.forget()
      this.failure = null
      this.outcome = null
      this.#facts.start()
    },
    event: event => {
      const isSettings = event.type === 'documents' && event.kinds.includes('projectSettings')
      if (isSettings || ['members', 'storage', 'sync', 'info'].includes(event.type)) this.#facts.again()
    }
  })

  readonly #languages = new LanguageChoice(this.host, this.#localize)
  readonly #ownName = new OwnName(this.host, this.#localize, name => {
    this.dispatchEvent(new CairnProjectSettingsRenamedEvent(name))
  })
  readonly #waysOut = new WaysOut({
    draw: () => {
      this.requestUpdate()
      return this.updateComplete
    },
    dialog: () => this.renderRoot.querySelector('dialog'),
    facts: () => {
      const { members = [], sync = null, read } = this.#facts.answer ?? {}
      return { members, sync, project: read?.settings.name ?? '' }
    },
    work: work => this.#do(work),
    leave: () => void this.#leave(),
    remove: () => void this.#remove()
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
      const { name, purpose } = draft.to
      const wanted = { ...draft.to, name: name.trim(), purpose: purpose.trim() }
      await writeSettings(project.store, draft.from, wanted)
      this.#saves++
      this.saved = await readSettings(project.store)
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
      ${this.#foot()} ${this.#waysOut.render(this.#localize)}`
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
    const self = answer.members.find(({ self }) => self)
    const mayWrite =
      project.store.info.readOnly === undefined && self !== undefined && can(self.role, 'create')
    const change = (to: Settings): void => {
      this.draft = { from: this.draft?.from ?? read, to }
      this.outcome = null
    }
    return html`<section class="project">
        ${
          this.#mayChange
            ? settingsForm(settings, this.busy, this.#localize, this.#languages, change)
            : settingsToRead(settings, this.#localize)
        }
      </section>
      <section class="device">
        <h2>${t('settings.here')}</h2>
        ${self !== undefined && mayWrite ? this.#ownName.render(project, self) : nothing}
        ${thisDevice(
          {
            self,
            isNamed: mayWrite,
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
              @click=${() => void this.#waysOut.askToLeave()}
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
              @click=${() => void this.#waysOut.askToRemove()}
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
}
