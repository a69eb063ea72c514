import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A screen that nobody sees: browsers draw maps only on one. */
export interface Display {
  /** What `DISPLAY` is to say. */
  readonly name: string
  end(): void
}

export async function openDisplay(): Promise<Display> {
  const screen = ['-screen', '0', '1400x1000x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', ['-displayfd', '1', ...screen], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended')))
  const [number] = (await Promise.race([once(server.stdout, 'data'), ended])) as [Buffer]
  ended.catch(() => undefined)
  return { name: `:${number.toString().trim()}`, end: () => void server.kill() }
}
