import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { TAG_PREFIX } from '../src/index.js'
import type { DocumentId, Project, ProjectStore } from '../src/index.js'
import { broken, LONG, newestOf, readOnly, sampleProject, WALK, withOtherAnswers } from './support/sample.js'
import type { SampleOptions } from './support/sample.js'
import { inProject, inside } from './support/story.js'

/** The newest observation of a project, read. */
const newest =
  (open: (language: string) => Promise<Project>) =>
  async ({ globals }: { readonly globals: Record<string, unknown> }) => {
    const project = await open(String(globals['language']))
    return { project, documentId: (await newestOf(project))[0]!.id }
  }
const sample = (options: SampleOptions = {}) => newest(language => sampleProject({ ...options, language }))

/** One observation: who and when, other answers, answers, where its copies are. */
const meta: Meta = {
  title: 'Screens/Observation view',
  component: 'cairn-observation-view',
  parameters: { frame: 'screen' },
  loaders: [sample()],
  render: (args, context) =>
    inProject('cairn-observation-view')(
      { documentId: context.loaded['documentId'] as DocumentId, ...args },
      context
    )
}
export default meta
type Story = StoryObj

export const OnThisDeviceOnly: Story = {}
export const OnThreeOthers: Story = {
  loaders: [
    sample({
      change: ({ documents }: ProjectStore) => ({
        documents: {
          ...documents,
          get: async id => {
            const document = await documents.get(id)
            return document && { ...document, holders: 3 }
          }
        }
      })
    })
  ]
}
/** Two people answered differently. Nothing is lost: both are kept until somebody settles it. */
export const OtherAnswers: Story = { loaders: [newest(withOtherAnswers)] }
export const Removed: Story = {
  play: async ({ canvasElement }) => {
    const view = await inside(canvasElement, 'cairn-observation-view', '.button.danger')
    view.click()
    await inside(canvasElement, 'cairn-observation-view', '.toast')
  }
}
/** Who changed what, and when; an earlier answer can be written again. */
export const Changes: Story = {
  play: async ({ canvasElement }) => {
    const button = await inside(canvasElement, 'cairn-observation-view', '.history > button')
    button.click()
    await inside(canvasElement, 'cairn-observation-view', 'cairn-observation-history')
  }
}
export const WithoutAnswers: Story = {
  loaders: [sample({ documents: [{ kind: 'observation', at: Date.UTC(2025, 5, 12, 9), set: new Map() }] })]
}
export const NotHere: Story = { args: { documentId: 'f'.repeat(64) as DocumentId } }
export const CannotRead: Story = {
  loaders: [sample({ change: ({ documents }) => ({ documents: { ...documents, get: broken } }) })]
}
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const ReadOnly: Story = { loaders: [sample({ change: readOnly })] }
export const LongText: Story = {
  loaders: [
    sample({
      documents: [
        {
          ...WALK[0]!,
          set: new Map([
            ...WALK[0]!.set,
            [`${TAG_PREFIX}name`, LONG],
            [`${TAG_PREFIX}notes`, `${LONG}. `.repeat(4)]
          ])
        }
      ]
    })
  ]
}
export const RightToLeft: Story = { globals: { language: 'ar' }, loaders: [newest(withOtherAnswers)] }
export const Dark: Story = { globals: { theme: 'dark' }, loaders: [newest(withOtherAnswers)] }
export const HighContrast: Story = { globals: { contrast: 'high' }, loaders: [newest(withOtherAnswers)] }
