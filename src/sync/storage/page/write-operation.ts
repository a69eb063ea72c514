/** One change of a batch. Keys order by their bytes. */
export type WriteOperation =
  | { readonly type: 'put'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly type: 'delete'; readonly key: Uint8Array }
  | { readonly type: 'deleteRange'; readonly start: Uint8Array; readonly end: Uint8Array }

/** How an engine names what went wrong; the result is what callers are rejected with. */
export type FailureName = (error: unknown) => Error
