import { adoptStyles, css, html, LitElement, nothing } from 'lit'
import type { CSSResultGroup, PropertyValues, ReactiveController } from 'lit'
import { Localizer } from '../controllers/localizer.js'
import { form } from '../strings/en/form.js'
import { controls, tokens } from '../styles/index.js'
import type { Body } from './body.js'

/** A body that is there this soon is shown without a word before it. */
const SOON_MS = 200

interface BodyClass<B extends Body> {
  readonly styles: CSSResultGroup
  new (host: never): B
}

/**
 * An element whose public face is there at once, and whose body is loaded when the element is first on a page. Until
 * then properties, `focus()` and promises wait for it; `updateComplete` resolves when the body is drawn, or cannot be had.
 */
export abstract class LateElement<B extends Body> extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      .late {
        padding: 16px;
        display: grid;
        gap: 16px;
      }
    `
  ]

  /** Null until it is there. */
  protected body: B | null = null
  #coming: Promise<void> | null = null
  #isSlow = false
  #failure: unknown = null
  #focus: FocusOptions | null = null
  #held: ReactiveController[] | null = null
  readonly #localize = new Localizer(this, form)

  /** Loads the body's module, which defines the elements that the body draws. */
  protected abstract bring(): Promise<BodyClass<B>>

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  /** Resolves with the body, drawn where the element is on a page. Rejects when it cannot be loaded. */
  protected async ready(): Promise<B> {
    await this.#load()
    if (this.body === null) throw this.#failure
    if (this.isConnected) await this.updateComplete
    return this.body
  }

  #load(): Promise<void> {
    if (this.body !== null) return Promise.resolve()
    this.#coming ??= this.#bring().finally(() => (this.#coming = null))
    return this.#coming
  }

  async #bring(): Promise<void> {
    const again = this.#failure !== null
    this.#failure = null
    this.#isSlow = again
    this.requestUpdate()
    const slow = setTimeout(() => {
      this.#isSlow = true
      this.requestUpdate()
    }, SOON_MS)
    try {
      this.#begin(await this.bring())
    } catch (error) {
      console.error(error)
      this.#failure = error
      this.requestUpdate()
    } finally {
      clearTimeout(slow)
    }
  }

  #begin(Made: BodyClass<B>): void {
    // A controller may call back as soon as it is added, and the body is whole only after its constructor.
    this.#held = []
    let held: readonly ReactiveController[]
    let body: B
    try {
      body = new Made(this as never)
    } finally {
      held = this.#held
      this.#held = null
    }
    if (this.shadowRoot !== null) this.#adopt(this.shadowRoot, Made)
    this.body = body
    for (const controller of held) super.addController(controller)
    super.addController(body)
    for (const name of (this.constructor as typeof LitElement).elementProperties.keys()) {
      this.requestUpdate(name, undefined)
    }
    this.requestUpdate()
  }

  #adopt(root: ShadowRoot, { styles }: BodyClass<B>): void {
    const { elementStyles } = this.constructor as typeof LitElement
    adoptStyles(root, [...elementStyles, ...LateElement.finalizeStyles(styles)])
  }

  override addController(controller: ReactiveController): void {
    if (this.#held === null) super.addController(controller)
    else this.#held.push(controller)
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete()
    if (this.#coming === null) return done
    await this.#coming
    return super.getUpdateComplete()
  }

  override focus(options: FocusOptions = {}): void {
    if (this.body === null) this.#focus = options
    else if (this.body.focus) this.body.focus(options)
    else super.focus(options)
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.body?.willUpdate?.(changed)
  }

  protected override updated(changed: PropertyValues): void {
    if (this.body === null) return
    this.body.updated?.(changed)
    if (this.#focus === null) return
    this.focus(this.#focus)
    this.#focus = null
  }

  override render(): unknown {
    if (this.body !== null) return this.body.render()
    if (this.#failure !== null) {
      return html`<div class="late">
        <p class="note danger" role="alert">${this.#localize.t('part.missing')}</p>
        <button class="button again" type="button" @click=${() => void this.#again()}>
          ${this.#localize.t('tryAgain')}
        </button>
      </div>`
    }
    if (!this.#isSlow) return nothing
    return html`<div class="late" aria-busy="true">
      <p class="muted" role="status">${this.#localize.t('loading')}…</p>
    </div>`
  }

  /** The button goes, and the focus that it had goes on to the first thing that can be done. */
  async #again(): Promise<void> {
    await this.#load()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(FIRST)?.focus()
  }
}

const FIRST = 'button:not(:disabled), input:not(:disabled), select, textarea, a[href], [tabindex="0"]'
