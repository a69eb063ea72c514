/**
 * An element of a class that somebody else wrote. A class without a name of its own gets the given one.
 * @throws what its constructor throws
 */
export function mountElement(name: string, element: CustomElementConstructor): HTMLElement {
  try {
    return new element()
  } catch (error) {
    const free = name.toLowerCase().replace(/[^a-z0-9-]/g, '-')
    // "Illegal constructor" is said of a class that is not registered; anything else is its own failure.
    if (!(error instanceof TypeError) || customElements.get(free) !== undefined) throw error
    try {
      customElements.define(free, element)
    } catch (refused) {
      throw refused instanceof DOMException ? error : refused
    }
    return new element()
  }
}
