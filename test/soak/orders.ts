import type { Json, Role } from '../../src/model/index.js'
import type { Commit, SyncState } from '../../src/sync/adapter.js'

/** What a device's process is asked to do, and what it answers. */
export interface Orders {
  readonly create: { readonly asks: { readonly name: string }; readonly answer: Joined }
  readonly invite: {
    readonly asks: { readonly role: Exclude<Role, 'blocked' | 'left'> }
    readonly answer: string
  }
  readonly join: { readonly asks: JoinOrder; readonly answer: Joined }
  readonly connect: { readonly asks: { readonly url: string }; readonly answer: null }
  readonly disconnect: { readonly asks: { readonly url: string }; readonly answer: null }
  readonly pause: { readonly asks: null; readonly answer: null }
  readonly resume: { readonly asks: null; readonly answer: null }
  readonly look: { readonly asks: { readonly doc: string }; readonly answer: Seen | null }
  readonly commit: {
    readonly asks: { readonly commits: readonly Commit[] }
    readonly answer: readonly string[]
  }
  readonly state: { readonly asks: null; readonly answer: SyncState }
  /** Resident memory, bytes, after garbage was collected where that can be asked for. */
  readonly memory: { readonly asks: null; readonly answer: number }
  readonly claims: { readonly asks: null; readonly answer: Claims }
  readonly close: { readonly asks: null; readonly answer: null }
}

export interface JoinOrder {
  readonly code: string
  readonly via: string
  readonly name: string
}

export interface Joined {
  readonly deviceId: string
}

/** A document as a person sees it: the live values of each field, with their ids. */
export interface Seen {
  readonly id: string
  readonly kind: string
  readonly status: string
  readonly createdBy: string
  readonly holders: number
  readonly deletedBy: readonly string[]
  readonly fields: readonly SeenField[]
}
export interface SeenField {
  readonly name: string
  /** The shown value, then the other answers. */
  readonly values: readonly Json[]
  readonly saw: readonly string[]
}

/** All that a device says of the project at one moment. */
export interface Claims {
  readonly deviceId: string
  readonly documents: readonly Seen[]
  readonly members: readonly (readonly [device: string, role: string])[]
  readonly state: SyncState
  /** Pages of documents by several filters and sorts, and the tile of the whole world. */
  readonly pages: string
}

/** Sent to the process; `order` is a key of `Orders`. */
export interface Order {
  readonly id: number
  readonly order: keyof Orders
  readonly asks: unknown
}
export type Answer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly code: string; readonly message: string }
