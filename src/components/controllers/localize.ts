import type { ReactiveControllerHost } from 'lit'
import { en } from '../strings/en.js'
import type { StringKey, Strings } from '../strings/en.js'
import { Localizer } from './localizer.js'

export { languageOf } from './localizer.js'

/** All texts of the kit, numbers and times in the reader's language. */
export class LocalizeController extends Localizer<StringKey> {
  /** @param texts English texts that come with the host, and not with every element */
  constructor(host: ReactiveControllerHost & HTMLElement, texts?: { readonly [key in StringKey]?: string }) {
    // What is not in either is asked for by nobody: an element that says it gives it.
    super(host, (texts === undefined ? en : { ...en, ...texts }) as Strings)
  }
}
