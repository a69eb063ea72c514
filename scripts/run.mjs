import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's folder, with a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const windows = process.platform === 'win32'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const grace = 5_000

/** Sends a signal to a child and everything that it started. */
function signalAll(child, signal) {
  try {
    if (windows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/**
 * Runs a program in the repository's folder and waits for its end. A program that outlives `limit` is asked to end,
 * with its children, and then made to. What interrupts this process interrupts them too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limit?: number, env?: Record<string, string>, show?: boolean | 'too', cwd?: string }} [options]
 *   `limit` in milliseconds; `show` passes its output through instead of collecting it, 'too' does both
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { limit = 300_000, env = {}, show = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      detached: !windows,
      env: { ...process.env, ...env },
      stdio: ['ignore', show === true ? 'inherit' : 'pipe', show === true ? 'inherit' : 'pipe']
    })
    const parts = []
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr]
    ]) {
      from?.on('data', part => {
        parts.push(part)
        if (show === 'too') to.write(part)
      })
    }

    const timers = []
    let late = ''
    timers.push(
      setTimeout(() => {
        late = `\n${command} took longer than ${limit / 1000} s and was ended.\n`
        if (show) console.error(late)
        signalAll(child, 'SIGTERM')
        timers.push(setTimeout(() => signalAll(child, 'SIGKILL'), grace))
      }, limit)
    )
    const release = () => {
      for (const timer of timers) clearTimeout(timer)
      for (const signal of signals) process.off(signal, passOn)
    }
    const passOn = signal => {
      release()
      signalAll(child, signal)
      process.kill(process.pid, signal)
    }
    for (const signal of signals) process.on(signal, passOn)

    child.once('error', error => {
      release()
      reject(error)
    })
    child.once('close', code => {
      release()
      const failed = late === '' ? (code ?? 1) : code || 1
      resolve({ code: failed, output: Buffer.concat(parts).toString('utf8') + late })
    })
  })
}

/** Runs a JavaScript file of an installed package with this Node, as `npx` would but without asking. */
export function runNode(file, args, options) {
  return run(process.execPath, [file, ...args], options)
}
