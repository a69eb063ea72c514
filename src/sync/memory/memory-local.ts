import { CairnError, LIMITS, isJson } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import type { Local } from '../adapter.js'

/** Keeps texts, so that a value changed by its giver afterwards stays as it was. */
export function memoryLocal(): Local {
  const texts = new Map<string, string>()
  return {
    isPassing: true,
    get(name) {
      const text = texts.get(name)
      return Promise.resolve(text === undefined ? null : (JSON.parse(text) as Json))
    },
    async set(name, value) {
      if (!isJson(value, LIMITS.depth)) throw new CairnError('bad-input', 'Only JSON can be kept here.')
      texts.set(name, JSON.stringify(value))
      return Promise.resolve()
    },
    remove(name) {
      texts.delete(name)
      return Promise.resolve()
    }
  }
}
