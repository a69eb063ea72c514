import type { CSSResultGroup, LitElement, PropertyValues, ReactiveController } from 'lit'

/** The accessor has compared already; the host has no such property. */
const ALWAYS = { attribute: false, hasChanged: () => true }

/**
 * What a `LateElement` draws and does, in a module that is loaded when the element is first on a page. It is written as
 * an element is: `@state()` works in it, and what an element has of its own is passed on to the host. Its
 * controllers are given the host, and so are public properties: they are there before the body is.
 */
export abstract class Body<Host extends LitElement = LitElement> implements ReactiveController {
  /** Styles beside those of the host. */
  static readonly styles: CSSResultGroup = []

  /** What `@state()` asks of a class: an accessor that has the host draw anew. */
  static createProperty(this: { readonly prototype: Body }, name: PropertyKey): void {
    const values = new WeakMap<Body, unknown>()
    Object.defineProperty(this.prototype, name, {
      configurable: true,
      get(this: Body): unknown {
        return values.get(this)
      },
      set(this: Body, value: unknown) {
        const before = values.get(this)
        if (values.has(this) && Object.is(before, value)) return
        values.set(this, value)
        this.host.requestUpdate(name, before, ALWAYS)
      }
    })
  }

  protected readonly host: Host

  constructor(host: Host) {
    this.host = host
  }

  abstract render(): unknown

  /** As of an element; the first of them names every property that was set. */
  willUpdate?(changed: PropertyValues): void
  updated?(changed: PropertyValues): void

  hostConnected?(): void
  hostDisconnected?(): void

  /** Where the element has a better place for the focus than none. */
  focus?(options?: FocusOptions): void

  protected get isConnected(): boolean {
    return this.host.isConnected
  }

  protected get renderRoot(): LitElement['renderRoot'] {
    return this.host.renderRoot
  }

  protected get updateComplete(): Promise<boolean> {
    return this.host.updateComplete
  }

  protected requestUpdate(): void {
    this.host.requestUpdate()
  }

  protected dispatchEvent(event: Event): boolean {
    return this.host.dispatchEvent(event)
  }
}
