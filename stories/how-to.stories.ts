import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { addStrings, openProject, storeFrom } from '../src/index.js'
import type { DocumentId, Plugin, Project, StoredDocument } from '../src/index.js'
import { defaultCategories, makiIcons, temakiIcons } from '../src/index.js'
import { MIDDLE, newestOf, sampleProject } from './support/sample.js'
import { made, withSample } from './support/story.js'

/** What the "How do I" pages show. */
const meta: Meta = { title: 'How do I/Examples', parameters: { frame: 'screen' }, tags: ['!autodocs'] }
export default meta
type Story = StoryObj

const HERE = { type: 'Point', coordinates: [...MIDDLE] }

/** In a language of its own, so that other stories keep their words. */
export const OwnWords: Story = {
  loaders: [withSample()],
  render: (_, { loaded }) => {
    addStrings('en-x-ours', { 'form.save': 'Put a stone down', 'form.close': 'Leave it' })
    return html`<div lang="en-x-ours" .style=${'display:grid;min-block-size:0'}>
      ${made('cairn-observation-form', loaded, {
        draft: { geometry: HERE, presetRef: 'big-tree', tags: new Map() }
      })}
    </div>`
  }
}

const OURS: Plugin = {
  name: 'ours',
  apiVersion: 1,
  contributes: {
    categorySets: [
      {
        id: 'ours',
        name: 'Ours',
        version: '1',
        fields: [
          { id: 'who', tagKey: 'who', label: 'Whom did you ask?', type: 'text', required: true },
          { id: 'garden', tagKey: 'garden', label: 'What grows here?', type: 'text', appearance: 'multiline' }
        ],
        presets: [
          {
            id: 'garden',
            name: 'Garden',
            icon: 'temaki/plant',
            color: 'forest',
            geometry: ['point'],
            tags: { landuse: 'garden' },
            fields: ['who', 'garden'],
            terms: []
          }
        ]
      }
    ]
  }
}
export const OwnOrder: Story = {
  loaders: [withSample({ plugins: [OURS] })],
  render: (_, { loaded }) =>
    made('cairn-observation-form', loaded, {
      draft: { geometry: HERE, presetRef: 'garden', tags: new Map() }
    })
}

/** Documents of somebody else's, here two read from a sample and kept in a plain array. */
async function ownBackEnd(): Promise<Project> {
  const documents: readonly StoredDocument[] = await newestOf(await sampleProject(), 2)
  const store = await storeFrom({
    info: { id: 'ours', name: 'Our map', deviceId: 'this page', role: 'viewer' } as Project['store']['info'],
    get: (id: DocumentId) => Promise.resolve(documents.find(document => document.id === id) ?? null),
    list: () => Promise.resolve({ documents, cursor: null }),
    commit: () => Promise.reject(new Error('This back end is only read.')),
    subscribe: () => () => undefined,
    close: () => Promise.resolve()
  })
  return openProject(store, [defaultCategories(), makiIcons(), temakiIcons()], { languages: ['en'] })
}
export const OwnBackEnd: Story = {
  loaders: [async () => ({ project: await ownBackEnd() })],
  render: (_, { loaded }) => made('cairn-observation-list', loaded)
}
