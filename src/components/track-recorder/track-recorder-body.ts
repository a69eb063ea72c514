import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { FIELD } from '../../model/document.js'
import type { Json } from '../../model/index.js'
import type { Project } from '../../project/types.js'
import { Announcer } from '../controllers/announcer.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { PagedDocuments } from '../controllers/paged-documents.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { tracks } from '../strings/en/tracks.js'
import { fieldStyles, panel } from '../styles/index.js'
import { lasting } from '../controllers/durations.js'
import { finishForm } from './finish-form.js'
import type { TrackNames } from './finish-form.js'
import { lengthOf, summaryOfRecording } from './recording.js'
import { recorderOf } from './recorder.js'
import type { TrackRecorder } from './recorder.js'
import { recordingView, standingWords } from './recording-view.js'
import type { Standing } from './standing.js'
import {
  CairnTrackRecorderCloseEvent,
  CairnTrackRecorderFinishedEvent,
  CairnTrackRecorderOpenEvent,
  CairnTrackRecorderSelectEvent,
  CairnTrackRecorderStartedEvent
} from './track-recorder-events.js'
import type { CairnTrackRecorder } from './track-recorder.js'
import { recorderStyles } from './track-recorder.styles.js'
import { trackRows } from './track-rows.js'

/** Points that make a way. */
const LEAST = 2
const UNNAMED: TrackNames = { name: '', presetRef: '' }

/** What `CairnTrackRecorder` is made of, see there. */
export class TrackRecorderBody extends Body<CairnTrackRecorder> {
  static override styles = [panel, fieldStyles, recorderStyles]

  @state() private recorder: TrackRecorder | null = null
  /** Being ended: what it may be called; null otherwise. */
  @state() private naming: TrackNames | null = null
  @state() private busy: boolean = false
  @state() private failure: unknown = null
  @state() private outcome: string = ''

  readonly #localize = new LocalizeController(this.host, tracks)
  readonly #announcer = new Announcer(this.host)
  readonly #tracks = new PagedDocuments(this.host)
  readonly #project = new ProjectController(this.host, {
    changed: project => this.#follow(project),
    event: event => {
      const isTrack = event.type === 'documents' && event.kinds.includes('track')
      if (!this.host.compact && (isTrack || event.type === 'sync')) this.#tracks.renew()
    }
  })
  #stop: (() => void) | null = null
  #stood: Standing['type'] | undefined

  override hostConnected(): void {
    if (this.recorder !== null && this.#stop === null) this.#listen(this.recorder)
  }

  override hostDisconnected(): void {
    this.#stop?.()
    this.#stop = null
  }

  #follow(project: Project | null): void {
    this.#stop?.()
    this.#stop = null
    this.naming = null
    this.failure = null
    this.outcome = ''
    this.recorder = project?.store.tracks ? recorderOf(project.store) : null
    if (this.recorder !== null) this.#listen(this.recorder)
    if (!this.host.compact) this.#tracks.ask(project, { kind: 'track', sort: 'newest' })
  }

  #listen(recorder: TrackRecorder): void {
    this.#stood = recorder.standing?.type
    this.#stop = recorder.subscribe(() => {
      this.#tell(recorder)
      this.requestUpdate()
    })
  }

  /** Who does not see it hears when it begins, pauses, or has nothing to record. */
  #tell({ standing }: TrackRecorder): void {
    if (standing !== null && standing.type !== this.#stood)
      this.#announcer.say(standingWords(standing, this.#localize))
    this.#stood = standing?.type
  }

  async #do(work: (recorder: TrackRecorder) => Promise<unknown>): Promise<boolean> {
    const { recorder } = this
    if (recorder === null || this.busy) return false
    this.busy = true
    this.failure = null
    this.outcome = ''
    try {
      await work(recorder)
      return true
    } catch (error) {
      this.failure = error
      return false
    } finally {
      this.busy = false
    }
  }

  async #run(work: (recorder: TrackRecorder) => Promise<unknown>): Promise<void> {
    await this.#do(work)
    if (this.recorder?.state === 'recording') this.dispatchEvent(new CairnTrackRecorderStartedEvent())
  }

  async #pause(): Promise<void> {
    await this.#do(recorder => recorder.pause())
  }

  async #beginToFinish(): Promise<void> {
    if (this.recorder?.state === 'recording') await this.#do(recorder => recorder.pause())
    if ((this.recorder?.recording?.points ?? 0) < LEAST) return
    this.naming = UNNAMED
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus()
  }

  async #finish(): Promise<void> {
    const { recording } = this.recorder ?? {}
    const { name, presetRef } = this.naming ?? UNNAMED
    if (!recording) return
    const set = new Map<string, Json>([
      ...(name.trim() === '' ? [] : ([[FIELD.name, name.trim()]] as const)),
      ...(presetRef === '' ? [] : ([[FIELD.presetRef, presetRef]] as const))
    ])
    const done = await this.#do(async recorder => {
      const id = await recorder.finish(set)
      if (id === null) return
      const summary = summaryOfRecording(recording)
      const length = this.#localize.distance(summary.length)
      this.outcome = this.#localize.t('track.saved', { length })
      this.dispatchEvent(new CairnTrackRecorderFinishedEvent(id, summary))
    })
    if (done) this.naming = null
  }

  async #discard(): Promise<void> {
    if (await this.#do(recorder => recorder.discard())) this.naming = null
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  override render(): TemplateResult | typeof nothing {
    if (this.host.compact) return this.#pill()
    const t = this.#localize.t.bind(this.#localize)
    return html`<header class="bar" part="bar">
        <button class="icon-button" type="button" aria-label=${t('close')} @click=${() => this.#close()}>
          <cairn-icon name="close"></cairn-icon>
        </button>
        <h1>${t('track.title')}</h1>
      </header>
      <div class="visually-hidden" role="status">${this.#announcer.message}</div>
      <div class="body" part="body" tabindex="0">${this.#body()}</div>
      ${this.#foot()} ${this.#ask()}`
  }

  #close(): void {
    if (this.naming === null) this.dispatchEvent(new CairnTrackRecorderCloseEvent())
    else this.naming = null
  }

  #pill(): TemplateResult | typeof nothing {
    const { recording, standing } = this.recorder ?? {}
    if (!recording || !standing) return nothing
    const words = standingWords(standing, this.#localize)
    return html`<button
      class="pill ${standing.type === 'recording' ? '' : 'still'}"
      part="pill"
      type="button"
      @click=${() => this.dispatchEvent(new CairnTrackRecorderOpenEvent())}
    >
      <i></i>${words} · ${this.#localize.distance(lengthOf(recording))}
    </button>`
  }

  #body(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const project = this.#project.value
    if (project === undefined) return html`<p class="muted" role="status">${t('loading')}…</p>`
    if (project === null) return html`${nothing}`
    const { recorder, naming } = this
    if (recorder === null) return html`<p class="note">${t('track.unsupported')}</p>`
    const names = (given: TrackNames): TrackNames => (this.naming = given)
    return html`<div class="live" role="alert">${this.#problem()}</div>
      <div class="live" role="status">${this.#result()}</div>
      ${this.#state(recorder)}
      ${
        naming === null
          ? trackRows(this.#shown(), project, this.#localize, id =>
              this.dispatchEvent(new CairnTrackRecorderSelectEvent(id))
            )
          : finishForm(naming, project.categories.presets('line'), this.#localize, names)
      }`
  }

  #shown() {
    const rows = Array.from({ length: this.#tracks.rows }, (_, row) => this.#tracks.at(row))
    return rows.filter(row => row !== undefined)
  }

  #state(recorder: TrackRecorder): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    if (recorder.state === 'elsewhere') return html`<p class="note">${t('track.elsewhere')}</p>`
    if (recorder.state === 'opening') return html`<p class="muted">${t('loading')}…</p>`
    const screen = recorder.keepsScreenOn
      ? html`<p class="sub">${t('track.screenOn')} ${t('track.screen')}</p>`
      : html`<p class="sub">${t('track.screen')}</p>`
    if (recorder.recording === null)
      return html`<p>${t('track.how')}</p>
        ${screen}`
    const isShort = recorder.state === 'paused' && recorder.recording.points < LEAST
    return html`${recordingView(recorder, recorder.recording, this.#localize)}
    ${isShort ? html`<p class="note warn"><cairn-icon name="warn"></cairn-icon>${t('track.tooShort')}</p>` : nothing}
    ${recorder.state === 'recording' ? screen : nothing}
    ${
      recorder.state === 'paused'
        ? html`<div class="acts">
            <button class="button slight plain danger" type="button" @click=${() => this.dialog?.showModal()}>
              <cairn-icon name="trash"></cairn-icon>${t('track.discard')}
            </button>
          </div>`
        : nothing
    }`
  }

  #problem(): TemplateResult | typeof nothing {
    const error = this.failure ?? this.recorder?.failure ?? null
    if (error === null) return nothing
    const isRunning = this.recorder?.state === 'recording'
    return html`<p class="note danger">
      <cairn-icon name="warn"></cairn-icon>
      <span
        >${errorText(error, this.#localize)} ${isRunning ? this.#localize.t('track.failed') : nothing}</span
      >
    </p>`
  }

  #result(): TemplateResult | typeof nothing {
    const t = this.#localize.t.bind(this.#localize)
    if (this.recorder?.canUndo) {
      return html`<div class="note">
        <span class="grow">${t('track.discarded')}</span>
        <button class="button slight" type="button" @click=${() => void this.#do(it => it.undoDiscard())}>
          ${t('undo')}
        </button>
      </div>`
    }
    if (this.outcome === '') return nothing
    return html`<p class="note"><cairn-icon name="check"></cairn-icon><span>${this.outcome}</span></p>`
  }

  #foot(): TemplateResult | typeof nothing {
    const t = this.#localize.t.bind(this.#localize)
    const { recorder } = this
    const button = (
      words: string,
      click: () => Promise<void>,
      isPrimary: boolean,
      isOff = false
    ): TemplateResult =>
      html`<button
        class="button ${isPrimary ? 'primary' : ''}"
        part=${isPrimary ? 'primary' : nothing}
        type="button"
        ?disabled=${this.busy || isOff}
        @click=${() => void click()}
      >
        ${words}
      </button>`
    const foot = (content: TemplateResult): TemplateResult =>
      html`<footer class="foot" part="foot">${content}</footer>`
    if (this.naming !== null) {
      const save = this.#localize.t('form.save')
      return foot(button(save, () => this.#finish(), true))
    }
    const run = (words: string): TemplateResult =>
      button(
        words,
        () => this.#run(recorder!.state === 'idle' ? it => it.start() : async it => it.goOn()),
        true
      )
    const isShort = (recorder?.recording?.points ?? 0) < LEAST
    switch (recorder?.state) {
      case 'idle':
        return this.#project.value?.store.info.readOnly === undefined ? foot(run(t('track.start'))) : nothing
      case 'recording':
        return foot(
          html`${button(t('track.pause'), () => this.#pause(), false)}
          ${button(t('track.finish'), () => this.#beginToFinish(), true)}`
        )
      case 'paused':
        return foot(
          html`${button(t('track.finish'), () => this.#beginToFinish(), false, isShort)}
          ${run(t('track.goOn'))}`
        )
      default:
        return nothing
    }
  }

  #ask(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const recording = this.recorder?.recording
    const length = this.#localize.distance(recording ? lengthOf(recording) : 0)
    const time = lasting(recording?.ran ?? 0, this.#localize)
    return html`<dialog aria-labelledby="ask">
      <form
        method="dialog"
        @submit=${(event: SubmitEvent) => {
          if ((event.submitter as HTMLButtonElement | null)?.value === 'discard') void this.#discard()
        }}
      >
        <h1 id="ask">${t('track.discardAsk')}</h1>
        <p>${t('track.discardWhat', { length, time })}</p>
        <div class="acts">
          <button class="button grow" value="cancel">${t('cancel')}</button>
          <button class="button danger grow" value="discard">${t('track.discard')}</button>
        </div>
      </form>
    </dialog>`
  }
}
