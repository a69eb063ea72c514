import { spawn } from 'node:child_process'

/** A screen that nobody sees: browsers draw maps only on one. */
export interface Display {
  /** What `DISPLAY` is to say. */
  readonly name: string
  end(): void
}

export async function openDisplay(): Promise<Display> {
  const screen = ['-screen', '0', '1400x1000x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', ['-displayfd', '1', ...screen], { stdio: ['ignore', 'pipe', 'ignore'] })
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()))
    server.once('error', reject)
    server.once('exit', () => reject(new Error('Xvfb did not start.')))
  })
  return { name: `:${number}`, end: () => void server.kill() }
}
