import {
  CairnError,
  categoryFiles,
  comapeocat,
  defaultCategories,
  geojson,
  makiIcons,
  mapAddresses,
  mapFiles,
  openProject,
  temakiIcons,
  workerAdapter,
  world,
  type Project,
  type ProjectInfo,
  type SyncAdapter
} from '../../src/index.js'

const LAST_PROJECT = 'cairnkit-field-project'

/** What the page has open. */
export type Session =
  | { readonly state: 'opening' }
  | { readonly state: 'elsewhere' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'choosing'; readonly adapter: SyncAdapter; readonly code: string | null }
  | { readonly state: 'open'; readonly adapter: SyncAdapter; readonly project: Project }

/** The hub that served this page, as an address for devices. */
export const hub = () => location.origin.replace(/^http/, 'ws')

/** Starts the engine and opens the project that was open last, unless the address brings an invitation. */
export async function start(show: (session: Session) => void): Promise<void> {
  show({ state: 'opening' })
  try {
    const adapter = await workerAdapter({ onElsewhere: () => show({ state: 'elsewhere' }) })
    const projects = await adapter.list()
    const code = joinCode()
    const last = projects.find(({ id }) => id === localStorage.getItem(LAST_PROJECT)) ?? projects[0]
    if (code || !last) show({ state: 'choosing', adapter, code })
    else await open(adapter, last, show)
  } catch (error) {
    show({ state: 'failed', message: sentence(error) })
  }
}

export async function open(
  adapter: SyncAdapter,
  info: ProjectInfo,
  show: (session: Session) => void
): Promise<void> {
  try {
    const store = await adapter.open(info.id)
    const plugins = [
      defaultCategories(),
      makiIcons(),
      temakiIcons(),
      world(),
      mapFiles(),
      mapAddresses(),
      geojson(),
      categoryFiles(),
      comapeocat()
    ]
    const project = await openProject(store, plugins, { languages: [document.documentElement.lang] })
    await store.sync?.connect(hub())
    localStorage.setItem(LAST_PROJECT, info.id)
    show({ state: 'open', adapter, project })
  } catch (error) {
    show({ state: 'failed', message: sentence(error) })
  }
}

/** The code of an invite link, `#join=CODE`; taken out of the address, since it works once. */
function joinCode(): string | null {
  const code = /^#join=(.+)$/.exec(location.hash)?.[1] ?? null
  if (code) history.replaceState(null, '', location.pathname + location.search)
  return code
}

function sentence(error: unknown): string {
  if (CairnError.is(error)) return error.message
  console.error(error)
  return error instanceof Error ? error.message : String(error)
}
