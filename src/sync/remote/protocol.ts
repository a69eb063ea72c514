import { CairnError } from '../../model/index.js'
import type { CairnErrorCode } from '../../model/index.js'
import type { ProjectInfo, ProjectStore, StoreEvent } from '../adapter.js'

/** Goes up when a message changes its meaning. Messages without it belong to somebody else on the same port. */
export const PROTOCOL = 1

/** Calls one client has running; more wait at the client, and the server refuses many more. */
export const CALLS_AT_ONCE = 32

export type ClientMessage =
  | {
      readonly type: 'call'
      readonly id: number
      readonly method: string
      /** The handle of a store, or 0 for the adapter. */
      readonly store: number
      readonly args: readonly unknown[]
    }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'bye' }
export type ServerMessage =
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  /** Something to tell before the answer. */
  | { readonly type: 'told'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: ErrorMessage }
  | { readonly type: 'event'; readonly store: number; readonly event: StoreEvent }
  | { readonly type: 'bye' }

/** The answer to `open`. */
export interface OpenedStore {
  readonly store: number
  readonly info: ProjectInfo
  readonly capabilities: readonly Capability[]
}
const CAPABILITIES = [
  'tiles',
  'members',
  'sync',
  'local',
  'media',
  'storage',
  'nearby',
  'history',
  'tracks',
  'removeFromDevice'
] as const
/** `bundles` is a part of `sync` that not every store has. */
export type Capability = (typeof CAPABILITIES)[number] | 'bundles'

export function capabilitiesOf(store: ProjectStore): readonly Capability[] {
  const own = CAPABILITIES.filter(name => store[name] !== undefined)
  return store.sync?.bundle && store.sync.unbundle ? [...own, 'bundles'] : own
}

export interface ErrorMessage {
  readonly name: string
  readonly code: CairnErrorCode
  readonly message: string
  readonly detail: CairnError['detail']
}

/** The message with its mark, as it is posted. */
export function marked(message: ClientMessage | ServerMessage): object {
  return { cairn: PROTOCOL, ...message }
}

/** The message of what came in, or null when it is somebody else's. Its members are looked at by who reads them. */
export function unmarked<Message extends ClientMessage | ServerMessage>(data: unknown): Message | null {
  const isOurs = typeof data === 'object' && data !== null && (data as { cairn?: unknown }).cairn === PROTOCOL
  return isOurs ? (data as Message) : null
}

export function errorMessage(error: unknown): ErrorMessage {
  if (CairnError.is(error)) {
    return { name: error.name, code: error.code, message: error.message, detail: { ...error.detail } }
  }
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  return { name, code: 'internal', message, detail: {} }
}

export function errorOf({ name, code, message, detail }: ErrorMessage): CairnError {
  return new CairnError(code, message, { detail, ...(name !== 'CairnError' && { cause: name }) })
}

export function closedError(): CairnError {
  return new CairnError('closed', 'The connection to the project is closed. Open it again.')
}
