import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A program in a process of its own, as it would run on another device. It is told things and answers in order. */
export interface Child {
  next<T>(): Promise<T>
  ask<T>(message: object): Promise<T>
  /** Ends it; resolves when the process is gone. */
  end(): Promise<void>
}

export function startChild(file: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, args, { execArgv: ['--import', 'tsx', '--expose-gc'], stdio: 'inherit' })
  const answers: unknown[] = []
  const waiting: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }[] =
    []
  let gone: Error | null = null
  const isOver = new Promise<void>(resolve => {
    child.once('exit', (code, signal) => {
      gone = new Error(`The other process ended with ${String(code ?? signal)}.`)
      for (const { reject } of waiting.splice(0)) reject(gone)
      resolve()
    })
  })
  child.on('message', answer => {
    const first = waiting.shift()
    if (first) first.resolve(answer)
    else answers.push(answer)
  })
  const next = <T>(): Promise<T> =>
    new Promise<unknown>((resolve, reject) => {
      if (answers.length > 0) resolve(answers.shift())
      else if (gone) reject(gone)
      else waiting.push({ resolve, reject })
    }) as Promise<T>
  return {
    next,
    ask(message) {
      child.send(message)
      return next()
    },
    async end() {
      if (child.connected) child.disconnect()
      await isOver
    }
  }
}

/** Runs a program that answers once, and waits until its process is gone. */
export async function runChild<T>(file: string, args: readonly string[]): Promise<T> {
  const child = startChild(file, args)
  try {
    return await child.next<T>()
  } finally {
    await child.end()
  }
}
