/** Shows one story at a time as Storybook would, for tests: composed with the same preview, one after the other. */
import { setProjectAnnotations } from '@storybook/web-components-vite'
import axe from 'axe-core'
import { composeStory } from 'storybook/preview-api'
import { files } from 'stories-of-the-kit'
import preview from '../../.storybook/preview.js'
import { faultsOf } from './faults.js'

interface Stories {
  readonly default: object
  readonly [name: string]: object
}
const project = setProjectAnnotations([preview]) as object
const compose = composeStory as unknown as (
  story: object,
  meta: object,
  annotations: { readonly initialGlobals: object },
  defaults: object,
  name: string
) => { run(): Promise<void> }

async function show(file: string, name: string, globals: object = {}): Promise<void> {
  document.body.replaceChildren()
  localStorage.clear()
  const stories: Stories | undefined = files[file]
  const story = stories?.[name]
  if (stories === undefined || story === undefined) throw new Error(`There is no story ${name} in ${file}.`)
  await compose(story, stories.default, { initialGlobals: globals }, project, name).run()
  await settled()
}

/** Until nothing changes any more on the page, nor in shadow roots, for a moment; at most five seconds beside its maps. */
async function settled(): Promise<void> {
  await document.fonts.ready
  const roots: (Element | ShadowRoot)[] = []
  collect(document.body, roots)
  const maps = roots.flatMap(root => [...root.querySelectorAll('cairn-map')])
  await Promise.all(maps.map(map => map.whenDrawn))
  const text = (): string => {
    roots.length = 0
    collect(document.body, roots)
    return roots.map(root => root.innerHTML).join('')
  }
  let before = text()
  let quiet = performance.now()
  for (const from = quiet; performance.now() - from < 5000 && performance.now() - quiet < 150;) {
    await new Promise(resolve => setTimeout(resolve, 30))
    const now = text()
    if (now !== before) quiet = performance.now()
    before = now
  }
}

function collect(root: Element | ShadowRoot, into: (Element | ShadowRoot)[]): void {
  into.push(root)
  for (const element of root.querySelectorAll('*')) if (element.shadowRoot) collect(element.shadowRoot, into)
}

// Maps write their numbers into pictures, with the letters that are there by then.
await Promise.all([...document.fonts].map(font => font.load()))
Object.assign(globalThis, { show, faults: () => faultsOf(document, axe) })
