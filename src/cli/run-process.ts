import { EXIT } from './explain.js'
import { main } from './main.js'

/** Runs a command line in this process, which ends with it. */
export async function runProcess(args: readonly string[]): Promise<never> {
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // The first asks for a clean end, the second does not wait for it.
      if (interrupt.signal.aborted) process.exit(EXIT.interrupted)
      interrupt.abort()
    })
  }
  // Without a listener, a reader that goes away would end the program in the middle of a write to disk; the write to
  // it that fails is what reports it.
  process.stdout.on('error', () => interrupt.abort())
  const { env, stdout, stderr, stdin } = process
  process.exit(await main(args, { env, stdout, stderr, stdin, signal: interrupt.signal }))
}
