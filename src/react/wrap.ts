import {
  createElement,
  forwardRef,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes
} from 'react'

/** What a wrapped element takes: its own properties and events, and what every element of HTML takes. */
export type WrappedProps<Element extends HTMLElement, Property extends keyof Element, Events> = Omit<
  HTMLAttributes<Element>,
  Property | keyof Events
> & { readonly [Name in Property]?: Element[Name] } & Events &
  RefAttributes<Element>

/** An element of the kit as a component of React 18 and later; `ref` gives the element itself. */
export type Wrapped<
  Element extends HTMLElement,
  Property extends keyof Element,
  Events
> = ForwardRefExoticComponent<WrappedProps<Element, Property, Events>>

type Handlers = Readonly<Record<string, ((event: Event) => void) | undefined>>

/**
 * Makes a component of an element. Properties are set as properties and events are listened to on the element:
 * React 18 does neither for elements that it does not know, and React 19 no events whose names have capitals.
 * @param tag the element's name
 * @param properties names of its properties
 * @param events name of the prop → type of the event
 */
export function wrap(
  tag: string,
  properties: readonly string[],
  events: Readonly<Record<string, string>>
): ForwardRefExoticComponent<object & RefAttributes<HTMLElement>> {
  const Component = forwardRef<HTMLElement, object>((props, ref) => {
    const given = props as Readonly<Record<string, unknown>>
    const element = useRef<HTMLElement | null>(null)
    const handlers = useRef<Handlers>({})
    const before = useRef(new Map<string, unknown>())
    useImperativeHandle(ref, () => element.current!, [])

    useLayoutEffect(() => {
      const target = element.current as unknown as Record<string, unknown>
      handlers.current = given as Handlers
      for (const name of properties) {
        const had = before.current.has(name)
        if (name in given) {
          if (!had) before.current.set(name, target[name])
          if (target[name] !== given[name]) target[name] = given[name]
        } else if (had) {
          // A prop that is left out again gives way to what the element began with.
          target[name] = before.current.get(name)
          before.current.delete(name)
        }
      }
    })
    useLayoutEffect(() => {
      const target = element.current!
      const stops = Object.entries(events).map(([prop, type]) => {
        const listen = (event: Event): void => handlers.current[prop]?.(event)
        target.addEventListener(type, listen)
        return () => target.removeEventListener(type, listen)
      })
      return () => {
        for (const stop of stops) stop()
      }
    }, [])

    const rest = Object.entries(given).filter(([name]) => !(name in events) && !properties.includes(name))
    return createElement(tag, { ...Object.fromEntries(rest), ref: element })
  })
  Component.displayName = tag
  return Component
}
