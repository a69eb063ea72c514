/**
 * The globals of Node that the bundled libraries name. The bundler puts them into each module that does
 * so; nothing is set on `globalThis`.
 */
export { Buffer } from 'buffer/'

const nothing = (): void => undefined

export const process = {
  env: {},
  platform: 'browser',
  arch: 'wasm',
  version: '',
  versions: {},
  browser: true,
  nextTick: (task: (...values: unknown[]) => void, ...values: unknown[]): void =>
    queueMicrotask(() => task(...values)),
  on: nothing,
  once: nothing,
  off: nothing,
  removeListener: nothing,
  emitWarning: nothing,
  cwd: (): string => '/',
  hrtime: Object.assign(
    (): [number, number] => {
      const now = performance.now()
      return [Math.floor(now / 1000), Math.floor((now % 1000) * 1e6)]
    },
    { bigint: (): bigint => BigInt(Math.round(performance.now() * 1e6)) }
  )
}

export const global = globalThis

const waiting: (() => void)[] = []
let channel: MessageChannel | null = null

/** Runs `task` in a later macrotask, in order. A timer would do, were it not delayed to 4 ms when nested. */
export function setImmediate(task: (...values: unknown[]) => void, ...values: unknown[]): void {
  if (!channel) {
    channel = new MessageChannel()
    channel.port1.onmessage = () => waiting.shift()?.()
  }
  waiting.push(() => task(...values))
  channel.port2.postMessage(null)
}
