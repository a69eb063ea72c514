import { databaseFiles } from './database-files.js'
import type { KeptFiles } from './kept-files.js'
import { canWritePrivateFiles, privateFiles } from './private-files.js'

/**
 * In the page's private files, or where a page cannot write these in its database; null where a page keeps nothing.
 * @param name of this project
 */
export function pageFiles(name: string): KeptFiles | null {
  const { isSecureContext } = globalThis as { readonly isSecureContext?: boolean }
  if (isSecureContext !== true) return null
  const database = 'indexedDB' in globalThis ? databaseFiles(name) : null
  if (!canWritePrivateFiles()) return database
  return database === null ? privateFiles(name) : withEarlier(privateFiles(name), database)
}

/** A browser that was renewed still has what it kept in the earlier place. */
function withEarlier(files: KeptFiles, earlier: KeptFiles): KeptFiles {
  return {
    ...files,
    list: async () => [...new Set([...(await files.list()), ...(await earlier.list())])],
    open: async file => (await files.open(file)) ?? earlier.open(file),
    async remove(file) {
      await files.remove(file)
      await earlier.remove(file)
    }
  }
}
