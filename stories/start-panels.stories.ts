import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { CairnError, memoryAdapter } from '../src/index.js'
import type { SyncAdapter } from '../src/index.js'
import { LONG } from './support/sample.js'
import { inside, made, there } from './support/story.js'

/** The way into a project: start a new one, join with an invite, or open one that is on this device. */
const meta: Meta = {
  title: 'Screens/Start and join',
  component: 'cairn-start-panel',
  subcomponents: { 'cairn-join-panel': 'cairn-join-panel' },
  parameters: { frame: 'screen' }
}
export default meta
type Story = StoryObj

const withProjects = async (...names: readonly string[]): Promise<SyncAdapter> => {
  const adapter = memoryAdapter()
  for (const name of names) await adapter.create({ name, deviceName: 'Village phone' })
  return adapter
}
const refusing = (code: 'invite-expired' | 'storage-broken', words: string): SyncAdapter => ({
  ...memoryAdapter(),
  list: () => (code === 'storage-broken' ? Promise.reject(new CairnError(code, words)) : Promise.resolve([])),
  join: () => Promise.reject(new CairnError(code, words))
})
const waiting = (): SyncAdapter => ({
  ...memoryAdapter(),
  join: ({ onWaiting }) => {
    onWaiting?.('482913')
    return new Promise<never>(() => undefined)
  }
})
const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const start = (adapter: SyncAdapter | null | undefined, more: object = {}) =>
  made('cairn-start-panel', { adapter }, more)
const join = (adapter: SyncAdapter, more: object = {}) => made('cairn-join-panel', { adapter }, more)
const submit = async (canvas: HTMLElement): Promise<void> => {
  const device = await inside<HTMLInputElement>(canvas, 'cairn-join-panel', '#device')
  device.value = 'Second phone'
  device.dispatchEvent(new Event('input', { bubbles: true }))
  const button = await inside(canvas, 'cairn-join-panel', '[part=primary]:enabled')
  button.click()
}

export const First: Story = { render: () => start(memoryAdapter()) }
export const SomeHere: Story = {
  loaders: [async () => ({ adapter: await withProjects('River watch', 'Forest walk', LONG) })],
  render: (_, { loaded }) => start(loaded['adapter'] as SyncAdapter)
}
export const NewProject: Story = {
  render: () => start(memoryAdapter()),
  play: async ({ canvasElement }) => {
    const button = await inside(canvasElement, 'cairn-start-panel', '.ways .primary:enabled')
    button.click()
    const primary = await inside(canvasElement, 'cairn-start-panel', 'form [part=primary]')
    primary.click()
    await inside(canvasElement, 'cairn-start-panel', '.error')
  }
}
export const CannotList: Story = {
  render: () => start(refusing('storage-broken', 'This could not be read. Restart this device.'))
}
export const Loading: Story = { render: () => start(undefined) }
export const Join: Story = { render: () => join(memoryAdapter()) }
export const JoinByLink: Story = { render: () => join(memoryAdapter(), { code: CODE }) }
export const TooLate: Story = {
  render: () =>
    join(refusing('invite-expired', 'This invite is too old. Ask for a new one.'), { code: CODE }),
  play: async ({ canvasElement }) => {
    await submit(canvasElement)
    await inside(canvasElement, 'cairn-join-panel', '.error')
  }
}
export const WaitsToBeLetIn: Story = {
  render: () => join(waiting(), { code: CODE }),
  play: async ({ canvasElement }) => {
    await submit(canvasElement)
    const panel = await inside(canvasElement, 'cairn-join-panel')
    await there('the digits', () => /482.?913/.test(panel.shadowRoot!.textContent))
  }
}
export const RightToLeft: Story = { globals: { language: 'ar' }, render: () => join(memoryAdapter()) }
export const Dark: Story = { globals: { theme: 'dark' }, render: () => start(memoryAdapter()) }
export const LargeText: Story = {
  globals: { text: '200', width: '320' },
  render: () => start(memoryAdapter())
}
