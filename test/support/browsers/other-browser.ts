/** Another browser than Chromium, with a profile that outlasts it. */
export interface OtherBrowser {
  readonly name: string
  /** Goes to an address and waits until its page has loaded. */
  open(url: string): Promise<void>
  /** What an expression gives in the page, or the promise that it gives. What it throws is thrown here. */
  run(expression: string): Promise<unknown>
  /** A PNG of what is seen. */
  picture(): Promise<Uint8Array>
  /** Ends it as a phone ends what it has no room for: at once. */
  kill(): Promise<void>
  end(): Promise<void>
}

export interface Where {
  /** The folder of its profile; null for a private window. */
  readonly profile: string | null
  /** The name of the screen it is shown on. */
  readonly display: string
}
