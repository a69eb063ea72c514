import type { CairnErrorCode } from '../model/index.js'

/** What a page asks of the Worker: to serve the engine at this port, over the storage of this name. */
export interface EngineCall {
  readonly type: 'open'
  readonly storage: string
  /** Whether a page of this origin has saved something there. */
  readonly usedBefore: boolean
  readonly port: MessagePort
  /** Where SQLite's WebAssembly is; bundlers move it apart from the Worker's file. */
  readonly wasm: string
  /** Where the page makes connections that only pages can; absent where this browser has none. */
  readonly links?: MessagePort
}

/** What the Worker tells the page before the port is alive. */
export type EngineAnswer =
  /** Something was saved from here for the first time since the page was loaded. */
  | { readonly type: 'saved' }
  | { readonly type: 'ready' }
  /** Another tab has the storage open and does not answer; this one goes on by itself when that changes. */
  | { readonly type: 'elsewhere' }
  | { readonly type: 'failed'; readonly code: CairnErrorCode; readonly message: string }
