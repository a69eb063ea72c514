import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's folder, with a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const windows = process.platform === 'win32'

/** Ends a child and everything that it started. */
function end(child, signal) {
  try {
    if (windows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/**
 * Runs a program in the repository's folder and waits for its end. A program that outlives `limit` is ended with
 * its children, and so are they all when this process is interrupted.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limit?: number, env?: Record<string, string>, show?: boolean, cwd?: string }} [options]
 *   `limit` in milliseconds; `show` passes its output through instead of collecting it
 * @returns {Promise<{ code: number, output: string, overdue: boolean }>}
 */
export function run(command, args, { limit = 300_000, env = {}, show = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      detached: !windows,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe']
    })
    const parts = []
    let overdue = false
    child.stdout?.on('data', part => parts.push(part))
    child.stderr?.on('data', part => parts.push(part))
    const timer = setTimeout(() => {
      overdue = true
      end(child, 'SIGKILL')
    }, limit)
    const interrupted = () => end(child, 'SIGKILL')
    process.once('exit', interrupted)
    child.once('error', reject)
    child.once('close', code => {
      clearTimeout(timer)
      process.off('exit', interrupted)
      const late = overdue ? `\nEnded after ${limit / 1000} s: it took too long.\n` : ''
      if (late && show) console.error(late)
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') + late, overdue })
    })
  })
}

/** Runs a JavaScript file of an installed package with this Node, as `npx` would but without asking. */
export function runNode(file, args, options) {
  return run(process.execPath, [file, ...args], options)
}
