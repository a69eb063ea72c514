import type { Writable } from 'node:stream'
import type { Json } from '../model/index.js'

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** What a command says: answers on standard output, progress on a terminal's standard error. */
export interface Screen {
  /** One line on standard output; waits while its reader is slow. */
  line(text: string): Promise<void>
  /** Bytes on standard output, as they are. */
  bytes(chunk: Uint8Array): Promise<void>
  /** Replaces the last line of progress; only on a terminal. */
  progress(text: string): void
  /** A word beside the answer, on standard error; only on a terminal. */
  note(text: string): void
  /** One line on standard error, terminal or not. */
  complain(text: string): void
  /** Shows a question on standard error and reads one line of standard input; '' when there is none. */
  ask(question: string, signal: AbortSignal): Promise<string>
  readonly json: boolean
}

/** Milliseconds between two drawings of progress. */
const REDRAW = 100

export function openScreen(options: {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: NodeJS.ReadableStream
  readonly json: boolean
}): Screen {
  const { stdout, stderr, stdin, json } = options
  let drawnAt = 0
  let drawn = false

  function clear(): void {
    if (drawn) stderr.write('\r\x1b[K')
    drawn = false
  }
  function write(chunk: string | Uint8Array): Promise<void> {
    clear()
    return new Promise((resolve, reject) => {
      stdout.write(chunk, error => (error ? reject(error) : resolve()))
    })
  }
  return {
    json,
    line: text => write(`${text}\n`),
    bytes: write,
    progress(text) {
      const now = performance.now()
      if (!stderr.isTTY || now - drawnAt < REDRAW) return
      drawnAt = now
      drawn = true
      stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`)
    },
    note(text) {
      if (!stderr.isTTY) return
      clear()
      stderr.write(`${text}\n`)
    },
    complain(text) {
      clear()
      stderr.write(`${text}\n`)
    },
    ask(question, signal) {
      clear()
      stderr.write(question)
      return readLine(stdin, signal)
    }
  }
}

function readLine(stdin: NodeJS.ReadableStream, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const stop = (): void => {
      stdin.off('data', onData).off('end', onEnd)
      signal.removeEventListener('abort', onAbort)
      stdin.pause()
    }
    const onData = (chunk: Buffer | string): void => {
      text += chunk.toString()
      if (!text.includes('\n') && text.length < 1024) return
      stop()
      resolve((text.split('\n', 1)[0] ?? '').trim())
    }
    const onEnd = (): void => {
      stop()
      resolve(text.trim())
    }
    const onAbort = (): void => {
      stop()
      reject(signal.reason as Error)
    }
    stdin.on('data', onData).on('end', onEnd)
    signal.addEventListener('abort', onAbort)
    stdin.resume()
  })
}

/** Text from other people as it may go to a terminal: one line, without characters that steer it or turn it around. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
}

/** JSON on one line. Keys from other people are safe here: they are written, never looked up. */
export function jsonLine(value: Json): string {
  return JSON.stringify(value)
}
