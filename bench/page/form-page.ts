/** How many questions the address of the page asks for. */
export function questionsAsked(): number {
  return Number(new URLSearchParams(location.search).get('questions'))
}

export function labels(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `Answer ${i} of many`)
}

/** Resolves when something holds and has been painted. */
export async function painted(holds: () => boolean): Promise<void> {
  do await new Promise(requestAnimationFrame)
  while (!holds())
  await new Promise<void>(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
}

export function offer(page: {
  open(count: number): Promise<number>
  filter(text: string): Promise<number>
  found(): number
}): void {
  Object.assign(window, {
    open: (count: number) => page.open(count),
    filter: (text: string) => page.filter(text),
    found: () => page.found()
  })
}
