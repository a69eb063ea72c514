import type { Plugin } from '../../src/index.js'

/** Tags that name people. They are of use in the book alone. */
const NAMES = ['tag/agreed_by', 'tag/witness', 'tag/walked_with']

/**
 * The community's own rule at the gate: what nobody agreed to show outside stays, whoever asks, and of the rest the
 * names of people stay. It comes after the rule that sacred places never leave, and can only take away.
 */
export function consent(): Plugin {
  return {
    name: 'land-book-consent',
    apiVersion: 1,
    contributes: {
      privacyFilters: [
        {
          id: 'agreed',
          name: 'Only what was agreed',
          apply(document) {
            if (document.fields.get('tag/outside') !== 'yes') return null
            const fields = new Map([...document.fields].filter(([name]) => !NAMES.includes(name)))
            return { ...document, fields }
          }
        }
      ]
    }
  }
}
