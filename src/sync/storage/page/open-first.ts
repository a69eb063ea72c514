import { CairnError } from '../../../model/error.js'
import type { StorageState } from '../../adapter.js'
import { databaseHolds, openPageDatabase } from './page-database.js'
import type { Place } from './place.js'
import { couldBegin, openPrivateFiles } from './private-files.js'
import { sqliteLibrary } from './sqlite-library.js'
import { isRefusal, storageFailure } from './storage-failure.js'

export type PageKind = Exclude<StorageState['kind'], 'folder'>
const ALL_KINDS: readonly PageKind[] = ['private-files', 'database', 'memory']

interface Wanted {
  readonly kinds?: readonly PageKind[]
  readonly usedBefore?: boolean
}

const OPENERS: { readonly [kind in PageKind]: (name: string, patience: number) => Promise<Place> } = {
  // Files can stay locked for a moment after their last owner has let go of the lock.
  'private-files': (name, patience) => openPrivateFiles(name, Math.max(patience, 5000)),
  database: openPageDatabase,
  memory: openMemory
}

/**
 * A storage stays where it was begun: what is in the database of a browser that has got private files since, with an
 * update say, is found there. So it is looked before the files are opened, which makes them.
 */
async function placesFor(
  { kinds = ALL_KINDS, usedBefore }: Wanted,
  name: string
): Promise<readonly PageKind[]> {
  if (!kinds.includes('private-files') || !kinds.includes('database')) return kinds
  try {
    return (await couldBegin(name)) && (await databaseHolds(name)) ? ['database'] : kinds
  } catch (error) {
    // Opening them names what private files refuse; what a database refuses may be all that this page has.
    if (isRefusal(error) || usedBefore !== true) return kinds
    throw error
  }
}

/**
 * Only what a browser does not have is passed over: what is full, broken or in use must not look empty. What it has
 * and refuses is that of a private window, unless this page has kept something that is not in the next place either.
 */
export async function openFirst(wanted: Wanted, name: string, patience: number): Promise<Place> {
  const { usedBefore = false } = wanted
  let missing: unknown = new CairnError('bad-input', 'Name at least one kind of storage.')
  for (const kind of await placesFor(wanted, name)) {
    let place: Place
    try {
      place = await OPENERS[kind](name, patience)
    } catch (error) {
      if (!CairnError.is(error, 'storage-unavailable')) throw error
      if (!isRefusal(missing)) missing = error
      continue
    }
    if (!isRefusal(missing)) return place
    if (usedBefore && place.isNew && place.kind === 'database') {
      place.database.close()
      place.release()
      throw storageFailure(missing.cause)
    }
    return { ...place, isPassing: true }
  }
  throw missing
}

async function openMemory(): Promise<Place> {
  const { sqlite3 } = await sqliteLibrary()
  return {
    kind: 'memory',
    database: new sqlite3.oo1.DB(':memory:'),
    nameFailure: error => storageFailure(error),
    isPassing: true,
    isNew: true,
    isThere: async () => true,
    release: () => undefined
  }
}
