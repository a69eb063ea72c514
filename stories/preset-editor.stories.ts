import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { CairnPresetEditor } from '../src/index.js'
import { full, readOnly, withLongNames } from './support/sample.js'
import { inProject, inside, there, withProject, withSample } from './support/story.js'

/** Categories, made by those who use them: names in every language, pictures, colours, questions, order. */
const meta: Meta = {
  title: 'Screens/Preset editor',
  component: 'cairn-preset-editor',
  parameters: { frame: 'wide' },
  loaders: [withSample()],
  render: inProject('cairn-preset-editor')
}
export default meta
type Story = StoryObj

const open = async (canvas: HTMLElement, id = 'dirty-water'): Promise<CairnPresetEditor> => {
  const editor = await inside<CairnPresetEditor>(canvas, 'cairn-preset-editor')
  await there('the categories', () => editor.value !== null)
  editor.presetId = id
  await editor.updateComplete
  return editor
}

export const List: Story = {}
export const OneOpen: Story = {
  play: async ({ canvasElement }) => {
    await open(canvasElement)
  }
}
export const QuestionOpen: Story = {
  play: async ({ canvasElement }) => {
    const editor = await open(canvasElement)
    const question = await there('a question', () =>
      editor.shadowRoot!.querySelector<HTMLElement>('.questions button, .question button')
    )
    question.click()
  }
}
/** The device is full: what was changed stays in the editor. */
export const NoRoom: Story = {
  loaders: [withSample({ change: full })],
  play: async ({ canvasElement }) => {
    const editor = await open(canvasElement)
    const name = await inside<HTMLInputElement>(canvasElement, 'cairn-preset-editor', '#name')
    name.value = 'Oily water'
    name.dispatchEvent(new Event('input', { bubbles: true }))
    editor.presetId = null
    const use = await inside(canvasElement, 'cairn-preset-editor', '[part=primary]:enabled')
    use.click()
    const yes = await inside(canvasElement, 'cairn-preset-editor', 'dialog[open] .primary:enabled')
    yes.click()
    await inside(canvasElement, 'cairn-preset-editor', '.note.danger')
  }
}
export const ReadOnly: Story = { loaders: [withSample({ change: readOnly })] }
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const LongText: Story = { loaders: [withProject(withLongNames)], play: OneOpen.play! }
export const RightToLeft: Story = { globals: { language: 'ar' }, play: OneOpen.play! }
export const Dark: Story = { globals: { theme: 'dark' }, play: OneOpen.play! }
export const LargeText: Story = { globals: { text: '200', width: '320' }, play: OneOpen.play! }
