/** Every code a caller can meet. A code is stable; the sentence beside it may change. */
export type CairnErrorCode =
  // input
  | 'bad-input'
  | 'not-found'
  | 'value-too-large'
  | 'entry-too-large'
  | 'unsupported-version'
  // projects, members, invites
  | 'not-allowed'
  | 'read-only'
  | 'invite-invalid'
  | 'invite-used'
  | 'invite-expired'
  | 'invite-refused'
  | 'not-a-member'
  // bundles
  | 'not-a-bundle'
  | 'bundle-foreign'
  | 'bundle-incomplete'
  // connections
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'closed'
  | 'outcome-unknown'
  | 'port-in-use'
  // storage
  | 'storage-full'
  | 'storage-broken'
  | 'storage-in-use'
  | 'storage-unavailable'
  /** The browser has removed what the page kept. */
  | 'storage-removed'
  // media
  | 'not-here'
  | 'only-copy'
  // release and plugins
  | 'release-refused'
  | 'plugin-invalid'
  | 'plugin-failed'
  | 'capability-missing'
  | 'internal'

/**
 * An error for people and programs: `code` is for programs, `message` is one plain sentence that says
 * what happened and what to do, `detail` holds small JSON facts (a file name, a line, a limit).
 * Recognise one by `CairnError.is`, never by `instanceof`: two copies of the package may meet on a page.
 */
export class CairnError extends Error {
  readonly code: CairnErrorCode
  readonly detail: Readonly<Record<string, string | number | boolean>>

  constructor(
    code: CairnErrorCode,
    message: string,
    options: { cause?: unknown; detail?: Readonly<Record<string, string | number | boolean>> } = {}
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'CairnError'
    this.code = code
    this.detail = options.detail ?? {}
  }

  /** True for an error of this kind from any copy of the package; with `code`, only for that code. */
  static is(error: unknown, code?: CairnErrorCode): error is CairnError {
    return (
      error instanceof Error &&
      error.name === 'CairnError' &&
      (code === undefined || (error as CairnError).code === code)
    )
  }
}
