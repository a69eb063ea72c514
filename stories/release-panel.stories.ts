import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { unreadable } from './support/sample.js'
import { inProject, inside, there, withSample } from './support/story.js'

/** The gate before anything leaves: to whom, what for, until when, how exact, what goes along and what stays. */
const meta: Meta = {
  title: 'Screens/Release panel',
  component: 'cairn-release-panel',
  parameters: { frame: 'screen' },
  loaders: [withSample()],
  render: inProject('cairn-release-panel'),
  play: async ({ canvasElement }) => {
    const panel = await inside(canvasElement, 'cairn-release-panel')
    await there('what would leave', () =>
      /\d/.test(panel.shadowRoot!.querySelector('.body')?.textContent ?? '')
    )
  }
}
export default meta
type Story = StoryObj

const write = async (canvas: HTMLElement): Promise<void> => {
  const panel = await inside(canvas, 'cairn-release-panel', 'input')
  const root = panel.getRootNode() as ShadowRoot
  for (const [i, text] of ['Water office', 'To clean the river'].entries()) {
    const input = root.querySelectorAll<HTMLInputElement>('input.input:not([type=date]), textarea.input')[i]
    if (input === undefined) continue
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** Without a recipient and a purpose nothing can leave, and it says why. */
export const NothingWritten: Story = {}
export const Written: Story = { play: ({ canvasElement }) => write(canvasElement) }
export const Nothing: Story = {
  loaders: [withSample({ documents: [] })],
  play: async () => Promise.resolve()
}
export const WithSlot: Story = {
  render: (_, { loaded }) =>
    html`<cairn-release-panel .project=${loaded['project']}>
      <p slot="start" .style=${'margin:0'}>The council has agreed to this on the 3rd of June.</p>
    </cairn-release-panel>`
}
export const Loading: Story = {
  loaders: [() => ({ project: undefined })],
  play: async () => Promise.resolve()
}
export const CannotRead: Story = {
  loaders: [withSample({ change: unreadable('observation') })],
  play: async ({ canvasElement }) => {
    await inside(canvasElement, 'cairn-release-panel', '.note.danger')
  }
}
export const RightToLeft: Story = { globals: { language: 'ar' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const HighContrast: Story = { globals: { contrast: 'high' } }
export const LargeText: Story = { globals: { text: '200', width: '320' } }
