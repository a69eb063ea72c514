import type { Page } from '@playwright/test'

/** Tasks of a page's main thread that took more than 50 milliseconds. */
export interface LongTasks {
  readonly count: number
  /** Milliseconds of the longest, and the most that one spent on the processor: the rest it waited, say for drawing. */
  readonly longest: number
  readonly processor: number
}

const LONG_US = 50_000
const TASK = /RunTask$/
/** What Chromium calls the thread of pages. */
const MAIN = 'CrRendererMain'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds; `tdur` is processor time. */
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Watches the main thread until the returned function is called. */
export async function watchMainThread(page: Page): Promise<() => Promise<LongTasks>> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', { categories: 'toplevel,devtools.timeline' })
  return async () => {
    const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    await session.detach()
    return longTasksOf(events)
  }
}

function longTasksOf(events: readonly TraceEvent[]): LongTasks {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`
  const main = new Set(events.filter(({ args }) => args?.name === MAIN).map(threadOf))
  const tasks = events.filter(event => event.ph === 'X' && TASK.test(event.name) && main.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('No task of the page was seen: nothing can be said of them.')
  const long = tasks.filter(({ dur = 0 }) => dur > LONG_US)
  const most = (of: (task: TraceEvent) => number): number => Math.round(Math.max(0, ...long.map(of)) / 1000)
  return {
    // A task is told of twice: by the loop that ran it, and by the page.
    count: new Set(long.map(({ dur = 0 }) => dur)).size,
    longest: most(({ dur = 0 }) => dur),
    processor: most(({ tdur = 0 }) => tdur)
  }
}
