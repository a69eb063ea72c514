import type { Nearby, SyncAdapter } from '../adapter.js'

/** The engine as it can be reached now: here, or in another tab. */
export interface Source {
  readonly adapter: SyncAdapter
  /** In this Worker: what is lost with it, nobody is left to ask again. */
  readonly isHere: boolean
  /** It is gone; what it has not answered, it never will. */
  isLost: boolean
}

export interface Ask<Answer> {
  readonly call: (source: Source, again: boolean) => Promise<Answer>
  /** Whether it may be asked again when nobody knows whether it was done: it changes nothing the second time. */
  readonly repeatable: boolean
  readonly signal?: AbortSignal | undefined
}

/** Asks whichever engine can be reached. */
export interface Asking {
  readonly nearby: Nearby
  ask<Answer>(ask: Ask<Answer>): Promise<Answer>
  /** As `ask`, for what saves something. */
  save<Answer>(ask: Ask<Answer>): Promise<Answer>
}
