import { CairnError } from '../model/index.js'
import type { ProjectInfo, ProjectStore, SyncAdapter } from '../sync/adapter.js'
import type { Transport } from '../sync/transports/transport.js'
import type { AnyValues } from './command.js'
import { enterFolder } from './folder.js'
import { openFolder } from './owner.js'
import type { OpenFolder } from './owner.js'
import { plain } from './screen.js'
import type { Screen } from './screen.js'

interface FolderCall {
  readonly dir: string
  readonly screen: Screen
  readonly signal: AbortSignal
  /** How others are looked for, by commands that do. */
  readonly transports?: readonly Transport[]
}

/** Runs `work` on the device's folder and closes it after, whatever happened. */
export async function withFolder<T>(
  { dir, screen, signal, transports = [] }: FolderCall,
  { create }: { readonly create: boolean },
  work: (folder: OpenFolder) => Promise<T>
): Promise<T> {
  await enterFolder(dir, create)
  const folder = await openFolder({ dir, signal, note: screen.note, transports })
  try {
    return await work(folder)
  } finally {
    await folder.close()
  }
}

/** Runs `work` on one project of the folder: the one chosen by `--project`, else the only one. */
export async function withProject<T>(
  call: FolderCall & { readonly values: AnyValues },
  work: (store: ProjectStore, folder: OpenFolder) => Promise<T>
): Promise<T> {
  return withFolder(call, { create: false }, async folder => {
    const project = call.values['project']
    const { id } = await chooseProject(folder.adapter, typeof project === 'string' ? project : undefined)
    const store = await folder.adapter.open(id)
    try {
      return await work(store, folder)
    } finally {
      await store.close()
    }
  })
}

/** @throws CairnError 'not-found' | 'bad-input' */
export async function chooseProject(adapter: SyncAdapter, wanted: string | undefined): Promise<ProjectInfo> {
  const projects = await adapter.list()
  if (projects.length === 0) {
    throw new CairnError(
      'not-found',
      'There is no project in this folder. Make one with "cairn create NAME" or join one with "cairn join CODE".'
    )
  }
  const fitting = projects.filter(({ id }) => id.startsWith((wanted ?? '').toLowerCase()))
  const [only, second] = fitting
  if (only && !second) return only
  const names = projects.map(({ id, name }) => `${id.slice(0, 8)} ${plain(name)}`).join(', ')
  if (!only)
    throw new CairnError(
      'not-found',
      `No project here has an id that starts with ${wanted ?? ''}. There are: ${names}.`
    )
  throw new CairnError(
    'bad-input',
    `There are several projects here; choose one with --project ID: ${names}.`
  )
}

/** A capability that a store may lack. @throws CairnError 'capability-missing' */
export function demand<T>(capability: T | undefined, what: string): T {
  if (capability === undefined)
    throw new CairnError('capability-missing', `This project cannot ${what} here.`)
  return capability
}
