/**
 * Moves an item by its handle, with finger, pen or mouse. Items carry `data-drag` with their id. The same is done by
 * buttons beside: this is only the quick way.
 */
export function dragOrder(event: PointerEvent, moved: (id: string, over: string) => void): void {
  const handle = event.currentTarget as HTMLElement
  const item = handle.closest<HTMLElement>('[data-drag]')
  const id = item?.dataset['drag']
  if (!item || id === undefined || (event.pointerType === 'mouse' && event.button !== 0)) return
  event.preventDefault()
  const root = handle.getRootNode() as ShadowRoot
  const ending = new AbortController()
  const options = { signal: ending.signal }
  handle.setPointerCapture(event.pointerId)
  item.classList.add('dragged')
  let over = id
  const find = ({ clientX, clientY }: PointerEvent): void => {
    const below = root
      .elementsFromPoint(clientX, clientY)
      .map(element => element.closest<HTMLElement>('[data-drag]')?.dataset['drag'])
      .find(found => found !== undefined && found !== id)
    if (below === undefined || below === over) return
    over = below
    for (const each of root.querySelectorAll('[data-drag]')) {
      each.classList.toggle('over', (each as HTMLElement).dataset['drag'] === over)
    }
  }
  const end = (drop: boolean): void => {
    ending.abort()
    item.classList.remove('dragged')
    for (const each of root.querySelectorAll('.over')) each.classList.remove('over')
    if (drop && over !== id) moved(id, over)
  }
  handle.addEventListener('pointermove', find, options)
  handle.addEventListener('pointerup', () => end(true), options)
  handle.addEventListener('pointercancel', () => end(false), options)
}
