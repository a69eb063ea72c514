import type { ImportSource } from '../plugins/plugin.js'
import type { ProjectStore } from '../sync/adapter.js'
import { openFullProject } from './full-project.js'

/**
 * Checks a whole file as an import does, and stops where the import would begin to write.
 * @throws CairnError as `Project.import`
 */
export async function lookThrough(
  store: ProjectStore,
  source: ImportSource,
  signal: AbortSignal
): Promise<void> {
  const sound = new AbortController()
  const trial: ProjectStore = {
    info: store.info,
    documents: {
      get: id => store.documents.get(id),
      query: (query, stop) => store.documents.query(query, stop),
      count: query => store.documents.count(query),
      commit() {
        sound.abort()
        return Promise.reject(sound.signal.reason as Error)
      }
    },
    subscribe: listener => store.subscribe(listener),
    close: () => Promise.resolve()
  }
  const project = await openFullProject(trial)
  try {
    await project.import(source, { signal: AbortSignal.any([signal, sound.signal]) })
  } catch (error) {
    if (!sound.signal.aborted || signal.aborted) throw error
  } finally {
    await project.close()
  }
}
