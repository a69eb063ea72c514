/** What a WebDriver answers: https://www.w3.org/TR/webdriver2/#protocol */
interface Answer {
  readonly value: unknown
}

/** One session of a W3C WebDriver, as far as these tests need it. */
export class WebDriver {
  readonly #session: string

  private constructor(session: string) {
    this.#session = session
  }

  /** @param server its address */
  static async begin(server: string, capabilities: object): Promise<WebDriver> {
    const begun = await ask(`${server}/session`, { capabilities: { alwaysMatch: capabilities } })
    const { sessionId } = begun as { readonly sessionId: string }
    const session = new WebDriver(`${server}/session/${sessionId}`)
    await session.post('timeouts', { script: 60_000, pageLoad: 60_000 })
    return session
  }

  post(command: string, body: object): Promise<unknown> {
    return ask(`${this.#session}/${command}`, body)
  }

  async run(expression: string): Promise<unknown> {
    const script = `const done = arguments[0]
      Promise.resolve().then(() => ${expression})
        .then(value => done({ value }), error => done({ error: String(error) }))`
    const answer = await this.post('execute/async', { script, args: [] })
    const { value, error } = answer as { readonly value?: unknown; readonly error?: string }
    if (error !== undefined) throw new Error(error)
    return value
  }

  async picture(): Promise<Uint8Array> {
    return Buffer.from((await ask(`${this.#session}/screenshot`)) as string, 'base64')
  }

  async end(): Promise<void> {
    await ask(this.#session, undefined, 'DELETE')
  }
}

async function ask(url: string, body?: object, method = body ? 'POST' : 'GET'): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as Answer
  if (response.ok) return value
  const { error, message } = value as { readonly error: string; readonly message: string }
  throw new Error(`${method} ${new URL(url).pathname.split('/').slice(3).join('/')}: ${error}: ${message}`)
}
