import { fork, type ChildProcess } from 'node:child_process'
import { CairnError, type CairnErrorCode } from '../../src/model/index.js'
import type { Answer, Order, Orders } from './orders.js'

const LONGEST_MS = 60_000

/** The process of the device ended while it was asked. */
export class Gone extends Error {}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** A device's folder, and the process that has it open, if any. */
export class SoakDevice {
  deviceId = ''
  url = ''
  /** Added to its clock at the next start, in milliseconds. */
  clock = 0
  #child: ChildProcess | null = null
  #last = 0
  readonly #waiting = new Map<number, Waiting>()
  #ended: Promise<void> = Promise.resolve()

  constructor(
    readonly name: string,
    readonly dir: string,
    readonly program: string
  ) {}

  get isRunning(): boolean {
    return this.#child !== null
  }

  /** With its door open, where it was before; or without one, so that nothing comes in or goes out. */
  async start({ door = true }: { readonly door?: boolean } = {}): Promise<void> {
    const port = door ? new URL(this.url || 'ws://127.0.0.1:0').port || '0' : '-1'
    const child = fork(this.program, [this.dir, port, String(this.clock)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc']
    })
    this.#child = child
    const ready = new Promise<string>((resolve, reject) => this.#waiting.set(0, { resolve, reject }))
    child.on('message', (answer: Answer) => this.#take(answer))
    this.#ended = new Promise(resolve => child.once('exit', () => resolve(this.#lost())))
    const url = await within(ready, `${this.name} did not start`)
    if (door) this.url = url
  }

  /** @throws CairnError what the device refused with; Gone */
  async ask<Name extends keyof Orders>(
    order: Name,
    asks: Orders[Name]['asks']
  ): Promise<Orders[Name]['answer']> {
    const child = this.#child
    if (!child) throw new Gone(`${this.name} is not running`)
    const id = ++this.#last
    const answer = new Promise<Orders[Name]['answer']>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
    })
    child.send(
      { id, order, asks } satisfies Order,
      error => error && this.#waiting.get(id)?.reject(new Gone())
    )
    return within(answer, `${this.name} did not answer ${order}`)
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(name)
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL')
    await this.#ended
  }

  /** Ends it as a person would. */
  async close(): Promise<void> {
    if (!this.#child) return
    await this.ask('close', null).catch((error: unknown) => {
      if (!(error instanceof Gone)) throw error
    })
    await this.#ended
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('answer' in answer) waiting?.resolve(answer.answer as never)
    else waiting?.reject(new CairnError(answer.code as CairnErrorCode, answer.message))
  }

  #lost(): void {
    this.#child = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(new Gone(`${this.name} ended`))
  }
}

async function within<Value>(answer: Promise<Value>, what: string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} in ${LONGEST_MS / 1000} s`)), LONGEST_MS)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
