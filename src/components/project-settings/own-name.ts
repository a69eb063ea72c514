import { html, nothing } from 'lit'
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit'
import { LONGEST_DEVICE_NAME } from '../../model/device-name.js'
import type { Member, Project } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import type { LocalizeController } from '../controllers/localize.js'
import { rememberDeviceName } from '../join-panel/device-name.js'
import { textQuestion } from '../join-panel/text-question.js'

/** What this device is called in the project, and the way to change it: its own to say, whatever its role leads. */
export class OwnName implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #localize: LocalizeController
  readonly #renamed: (name: string) => void
  /** What is written and not saved yet; null when nothing is. */
  #draft: string | null = null
  /** What was saved, until the member list is read anew. */
  #named: { readonly name: string; readonly before: Member } | null = null
  #isBusy = false
  #isSaved = false
  #failure: unknown = null
  #run = 0

  constructor(host: ReactiveControllerHost, localize: LocalizeController, renamed: (name: string) => void) {
    this.#host = host
    this.#localize = localize
    this.#renamed = renamed
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#isSaved = false
  }

  /** Another project: what was written for the one before is not for this one. */
  forget(): void {
    this.#run++
    this.#draft = null
    this.#named = null
    this.#isBusy = false
    this.#isSaved = false
    this.#failure = null
  }

  async #save(project: Project, before: Member, name: string): Promise<void> {
    if (this.#isBusy || name === '') return
    const run = ++this.#run
    this.#isBusy = true
    this.#failure = null
    this.#host.requestUpdate()
    try {
      await project.store.members?.rename(name)
      if (run !== this.#run) return
      rememberDeviceName(name)
      this.#draft = null
      this.#named = { name, before }
      this.#isSaved = true
      this.#renamed(name)
    } catch (error) {
      if (run !== this.#run) return
      this.#failure = error
    }
    this.#isBusy = false
    this.#host.requestUpdate()
  }

  /** @param self this device as the member list has it */
  render(project: Project, self: Member): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const saved = this.#named?.before === self ? this.#named.name : self.name
    const value = this.#draft ?? saved
    const name = value.trim()
    return html`<form
      class="own-name"
      @submit=${(event: Event) => {
        event.preventDefault()
        void this.#save(project, self, name)
      }}
    >
      ${textQuestion({
        id: 'own-name',
        label: t('settings.deviceCalled'),
        hint: t('settings.deviceCalledHint'),
        value,
        error: this.#draft !== null && name === '' ? t('settings.needName') : '',
        disabled: this.#isBusy,
        longest: LONGEST_DEVICE_NAME,
        enter: 'go',
        changed: text => {
          this.#draft = text
          this.#isSaved = false
          this.#failure = null
          this.#host.requestUpdate()
        }
      })}
      ${
        this.#draft === null || name === saved
          ? nothing
          : html`<button class="button slight" ?disabled=${this.#isBusy || name === ''}>
              ${t('settings.deviceRename')}
            </button>`
      }
      <div class="live" role="alert">
        ${
          this.#failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon><span>${errorText(this.#failure, this.#localize)}</span>
              </p>`
        }
      </div>
      <div class="live" role="status">
        ${
          this.#isSaved
            ? html`<p class="note">
                <cairn-icon name="check"></cairn-icon><span>${t('settings.saved')}</span>
              </p>`
            : nothing
        }
      </div>
    </form>`
  }
}
