/** What a measured page does when it is asked to. Times are milliseconds from being asked until it is on the screen. */
export interface MeasuredPage {
  /** A form with so many questions: when something of it is seen, how many questions that is, and when all of it is. */
  begin(questions: number): Promise<{ readonly first: number; readonly seen: number; readonly whole: number }>
  /** One question with so many answers in its place. */
  open(count: number): Promise<number>
  filter(text: string): Promise<number>
  /** How many answers are left in view or list. */
  found(): number
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

/** As long as nobody is quicker: half a second, in which what was begun before is done. */
export function rest(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 500))
}

/** When the page, which was empty, first had something on the screen: milliseconds since its navigation. */
function firstPaint(): Promise<number> {
  return new Promise(resolve => {
    new PerformanceObserver(list => {
      const found = list.getEntriesByName('first-contentful-paint')[0]
      if (found) resolve(found.startTime)
    }).observe({ type: 'paint', buffered: true })
  })
}

/** Measures how a form comes into an empty page. */
export async function begun(
  make: () => void,
  questions: () => number,
  whole: () => Promise<unknown>
): Promise<{ readonly first: number; readonly seen: number; readonly whole: number }> {
  const from = performance.now()
  make()
  await painted(() => true)
  const seen = questions()
  await whole()
  await painted(() => true)
  const all = performance.now() - from
  return { first: (await firstPaint()) - from, seen, whole: all }
}

/** Offers it to the bench; an address with `?questions=30` begins as soon as the script is there. */
export function offer(page: MeasuredPage): void {
  Object.assign(window, {
    begin: (questions: number) => page.begin(questions),
    open: (count: number) => page.open(count),
    filter: (text: string) => page.filter(text),
    found: () => page.found(),
    firstPaint
  })
  const atOnce = Number(new URLSearchParams(location.search).get('questions'))
  if (atOnce > 0) void page.begin(atOnce)
}
