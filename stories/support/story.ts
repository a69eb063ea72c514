import type { Loader } from '@storybook/web-components-vite'
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Project } from '../../src/index.js'
import { sampleProject } from './sample.js'
import type { SampleOptions } from './sample.js'

/** Opens a sample in the language of the toolbar; the story gets it as `loaded.project`. */
export const withSample =
  (options: Omit<SampleOptions, 'language'> = {}): Loader =>
  async ({ globals }) => ({
    project: await sampleProject({ ...options, language: String(globals['language']) })
  })

/** The same for a project that needs more than a sample. */
export const withProject =
  (open: (language: string) => Promise<Project>): Loader =>
  async ({ globals }) => ({ project: await open(String(globals['language'])) })

/**
 * An element with its properties, as a page would make it. `args` are properties by name; what is undefined is
 * left as the element has it.
 */
export function made(tag: string, ...args: readonly object[]): TemplateResult {
  const element = document.createElement(tag)
  for (const [key, value] of args.flatMap(part => Object.entries(part) as [string, unknown][])) {
    if (value === undefined) continue
    if (typeof value === 'function' && value.name === 'actionHandler') continue
    Reflect.set(element, key, value)
  }
  return html`${element}`
}

/** Meta's usual `render`: the element with its args, in the project that a loader opened. */
export const inProject =
  (tag: string) =>
  (args: object, { loaded }: { readonly loaded: Record<string, unknown> }): TemplateResult =>
    made(tag, { project: loaded['project'] }, args)

/** A busy machine draws a map in several seconds. */
const WAIT_MS = 15_000

/** Waits until something is there. */
export async function there<Found>(
  what: string,
  find: () => Found | null | undefined | false
): Promise<Found> {
  for (const from = performance.now(); performance.now() - from < WAIT_MS;) {
    const found = find()
    if (found) return found
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`${what} did not come.`)
}

/** Gives a file to an input as its chooser would. */
export function give(input: HTMLInputElement, file: File): void {
  const chosen = new DataTransfer()
  chosen.items.add(file)
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Waits for what fits a selector, looking through shadow roots: `inside(canvas, 'cairn-map', 'button')`. */
export function inside<Wanted extends HTMLElement = HTMLElement>(
  start: ParentNode,
  ...path: readonly string[]
): Promise<Wanted> {
  return there(path.join(' '), () => {
    let at: ParentNode | null = start
    for (const selector of path) {
      const found: Element | null = at.querySelector(selector) ?? null
      if (found === null) return null
      at = found.shadowRoot ?? found
    }
    return at instanceof ShadowRoot ? (at.host as Wanted) : (at as unknown as Wanted)
  })
}
