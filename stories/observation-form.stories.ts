import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import type { ObservationDraft } from '../src/index.js'
import { full, LONG, MIDDLE, newestOf, readOnly, sampleProject } from './support/sample.js'
import { inProject, inside, made, there, withProject, withSample } from './support/story.js'

const draft = (presetRef: string | null, tags: Readonly<Record<string, string>> = {}): ObservationDraft => ({
  geometry: { type: 'Point', coordinates: [...MIDDLE] },
  presetRef,
  tags: new Map(Object.entries(tags))
})

/** The questions of a category, and Save. Each change is kept as a draft; "Saved" is said only when it is durable. */
const meta: Meta = {
  title: 'Screens/Observation form',
  component: 'cairn-observation-form',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  args: { draft: draft('dirty-water'), accuracy: 4 },
  render: inProject('cairn-observation-form')
}
export default meta
type Story = StoryObj

const save = async (canvas: HTMLElement): Promise<void> =>
  (await inside(canvas, 'cairn-observation-form', '[part=primary]:enabled')).click()

export const New: Story = {}
export const Answered: Story = {
  args: { draft: draft('dirty-water', { name: 'Second bend', happening: 'now' }) }
}
/** The first question that wants an answer gets the focus, and says so. */
export const PlaceMissing: Story = {
  args: { draft: { ...draft('dirty-water'), geometry: null } },
  play: async ({ canvasElement }) => {
    await save(canvasElement)
    await inside(canvasElement, 'cairn-observation-form', '.error')
  }
}
export const Saved: Story = {
  play: async ({ canvasElement }) => {
    await save(canvasElement)
    const form = await inside(canvasElement, 'cairn-observation-form')
    await there('Saved', () => form.shadowRoot!.querySelector('[part=primary]')!.textContent.includes('aved'))
  }
}
export const Editing: Story = {
  render: (_, { loaded }) => made('cairn-observation-form', loaded),
  loaders: [
    async ({ globals }) => {
      const project = await sampleProject({ language: String(globals['language']) })
      const [document] = await newestOf(project)
      return { project, document }
    }
  ]
}
/** The device is full: what was written stays, and the words say what to do. */
export const NoRoom: Story = {
  loaders: [withSample({ change: full })],
  play: async ({ canvasElement }) => {
    await save(canvasElement)
    await inside(canvasElement, 'cairn-observation-form', '.note.danger')
  }
}
export const ReadOnly: Story = { loaders: [withSample({ change: readOnly })] }
/** Before its project is known it says nothing, and saves nothing. */
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const NoQuestions: Story = {
  args: { draft: draft('bare') },
  loaders: [
    withSample({
      plugins: [
        {
          name: 'bare',
          apiVersion: 1,
          contributes: {
            categorySets: [
              {
                id: 'bare',
                name: 'Bare',
                version: '1',
                fields: [],
                presets: [
                  {
                    id: 'bare',
                    name: 'A thing without questions',
                    icon: 'maki/star',
                    color: 'slate',
                    geometry: ['point'],
                    tags: { thing: 'bare' },
                    fields: [],
                    terms: []
                  }
                ]
              }
            ]
          }
        }
      ]
    })
  ]
}
export const LongText: Story = {
  args: { draft: draft('dirty-water', { name: LONG, notes: `${LONG}. ${LONG}. ${LONG}.` }) }
}
/** Own words before the photos and after the questions. */
export const WithSlots: Story = {
  render: (args, { loaded }) =>
    html`<cairn-observation-form .project=${loaded['project']} .draft=${args['draft']}>
      <p slot="start" .style=${'margin:0'}>Stay on the path. Do not touch the water.</p>
      <p slot="end" .style=${'margin:0'}>The council sees this before anybody else.</p>
    </cairn-observation-form>`
}
export const WithoutPlace: Story = { args: { withoutPlace: true } }
export const RightToLeft: Story = { globals: { language: 'ar' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const HighContrast: Story = { globals: { contrast: 'high', theme: 'light' } }
export const LargeText: Story = { globals: { text: '200', width: '320' } }
export const Roomy: Story = { globals: { density: 'roomy', corners: 'round' } }
export const Spanish: Story = {
  globals: { language: 'es' },
  loaders: [withProject(language => sampleProject({ language }))]
}
