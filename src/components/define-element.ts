/** Registers an element once: a second copy of the package on a page leaves the first in place. */
export function defineElement(name: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined' || customElements.get(name) !== undefined) return
  customElements.define(name, element)
}
