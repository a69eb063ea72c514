import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { Member, ProjectStore } from '../src/index.js'
import { broken, LONG } from './support/sample.js'
import { inProject, inside, withSample } from './support/story.js'
import { ALONE, copies } from './support/sync.js'

/** Who belongs to the project and what each may do. Each change says first what stays. */
const meta: Meta = {
  title: 'Screens/Members',
  component: 'cairn-members',
  parameters: { frame: 'screen' },
  render: inProject('cairn-members')
}
export default meta
type Story = StoryObj

const id = (letter: string): Member['deviceId'] => letter.repeat(64) as Member['deviceId']
const LIST: readonly Omit<Member, 'self'>[] = [
  { deviceId: id('b'), name: 'Boat tablet', role: 'member' },
  { deviceId: id('c'), name: 'Schoolhouse laptop', role: 'coordinator' },
  { deviceId: id('d'), name: '', role: 'viewer' },
  { deviceId: id('e'), name: 'Lost phone', role: 'blocked' }
]

/** A project of several devices, seen by one of the given role. */
const withMembers =
  (role: Member['role'] = 'coordinator', list: () => Promise<typeof LIST> = () => Promise.resolve(LIST)) =>
  (store: ProjectStore): Partial<ProjectStore> => ({
    ...copies(ALONE)(store),
    info: { ...store.info, role },
    members: {
      ...store.members!,
      list: async () => [
        { deviceId: store.info.deviceId, name: 'Village phone', role, self: true },
        ...(await list()).map(member => ({ ...member, self: false }))
      ],
      setRole: () => Promise.resolve()
    }
  })

export const SeenByCoordinator: Story = { loaders: [withSample({ change: withMembers() })] }
export const SeenByMember: Story = { loaders: [withSample({ change: withMembers('member') })] }
export const Alone: Story = {
  loaders: [withSample({ change: withMembers('coordinator', () => Promise.resolve([])) })]
}
export const CannotRead: Story = {
  loaders: [withSample({ change: withMembers('coordinator', broken) })],
  play: async ({ canvasElement }) => {
    await inside(canvasElement, 'cairn-members', '.note.danger')
  }
}
export const Loading: Story = { loaders: [() => ({ project: undefined })] }
export const LongText: Story = {
  loaders: [
    withSample({
      change: withMembers('coordinator', () =>
        Promise.resolve(LIST.map(member => ({ ...member, name: LONG })))
      )
    })
  ]
}
export const RightToLeft: Story = { ...SeenByCoordinator, globals: { language: 'ar' } }
export const Dark: Story = { ...SeenByCoordinator, globals: { theme: 'dark' } }
export const LargeText: Story = { ...SeenByCoordinator, globals: { text: '200', width: '320' } }
