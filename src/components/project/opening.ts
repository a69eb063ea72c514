import { CairnError } from '../../model/error.js'
import type { PluginOption, Project, ProjectInfo, SyncAdapter } from '../../project/types.js'
import { lastProject, rememberProject, takeInviteCode } from './last-project.js'
import { projectDefaults } from './project-defaults.js'

/** How far the way into a project has come. */
export type Opening =
  | { readonly state: 'idle' }
  | { readonly state: 'opening' }
  /** Another tab has the projects and does not answer. */
  | { readonly state: 'elsewhere' }
  | { readonly state: 'choosing'; readonly adapter: SyncAdapter; readonly code: string }
  | { readonly state: 'open'; readonly adapter: SyncAdapter; readonly project: Project }
  | { readonly state: 'failed'; readonly error: unknown }

/** What an element gives for it; what is undefined comes from the page's defaults. */
export interface OpeningTerms {
  readonly adapter: SyncAdapter | null | undefined
  readonly plugins: PluginOption
  readonly languages: readonly string[]
  /** Addresses of hubs to meet by. */
  readonly hubs: readonly string[]
}

/** Opens the project that was open last, or the one that a person chooses; the newest call wins. */
export class ProjectOpening {
  readonly #changed: (opening: Opening) => void
  #round = 0
  value: Opening = { state: 'idle' }

  constructor(changed: (opening: Opening) => void) {
    this.#changed = changed
  }

  /**
   * Closes what is open first.
   * @param choose shows the way into projects even where one was open before
   */
  async start(terms: OpeningTerms, choose: boolean): Promise<void> {
    const round = ++this.#round
    const before = this.value
    const code = takeInviteCode() ?? ''
    const show = (opening: Opening): void => this.#show(round, opening)
    show({ state: 'opening' })
    try {
      if (before.state === 'open') await before.project.close()
      const adapter = await this.#adapter(terms, () => show({ state: 'elsewhere' }))
      const known = await adapter.list()
      const last = known.find(({ id }) => id === lastProject()) ?? known[0]
      if (!choose && code === '' && last !== undefined) return await this.#open(round, adapter, last, terms)
      await import('../start-panel/define.js')
      show({ state: 'choosing', adapter, code })
    } catch (error) {
      show({ state: 'failed', error })
    }
  }

  async open(adapter: SyncAdapter, info: ProjectInfo, terms: OpeningTerms): Promise<void> {
    const round = ++this.#round
    this.#show(round, { state: 'opening' })
    try {
      await this.#open(round, adapter, info, terms)
    } catch (error) {
      this.#show(round, { state: 'failed', error })
    }
  }

  /** Closes what is open and forgets what was under way. */
  async stop(): Promise<void> {
    const { value } = this
    this.#show(++this.#round, { state: 'idle' })
    if (value.state === 'open') await value.project.close()
  }

  async #adapter({ adapter }: OpeningTerms, onElsewhere: () => void): Promise<SyncAdapter> {
    const found = adapter ?? (await projectDefaults()?.adapter(onElsewhere))
    if (found === undefined) {
      throw new CairnError('bad-input', 'This page has no way into projects. Give cairn-project an adapter.')
    }
    return found
  }

  async #open(round: number, adapter: SyncAdapter, info: ProjectInfo, terms: OpeningTerms): Promise<void> {
    const { openProject } = await import('../../project/index.js')
    const { plugins, languages, hubs } = terms
    const store = await adapter.open(info.id)
    const project = await openProject(store, plugins ?? projectDefaults()?.plugins() ?? [], { languages })
    if (round !== this.#round) return project.close()
    rememberProject(info.id)
    for (const hub of hubs) await store.sync?.connect(hub)
    // Removed here or in another tab: the way into the others is shown.
    store.subscribe(event => {
      const isOurs = round === this.#round && event.type === 'closed' && event.removed === true
      if (isOurs) void this.start(terms, true)
    })
    this.#show(round, { state: 'open', adapter, project })
  }

  #show(round: number, opening: Opening): void {
    if (round !== this.#round) return
    this.value = opening
    this.#changed(opening)
  }
}
