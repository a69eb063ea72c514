import type { ReactiveControllerHost } from 'lit'
import { en } from '../strings/en.js'
import type { StringKey, Strings } from '../strings/en.js'
import { addEnglish } from '../strings/registry.js'
import { Localizer } from './localizer.js'

export { languageOf } from './localizer.js'

/** All texts of the kit, numbers and times in the reader's language. */
export class LocalizeController extends Localizer<StringKey> {
  /** @param texts English texts that come with the host, and not with every element */
  constructor(host: ReactiveControllerHost & HTMLElement, texts?: { readonly [key in StringKey]?: string }) {
    // What is not in it comes with the element that says it.
    super(host, en as Strings)
    if (texts !== undefined) addEnglish(texts)
  }
}
