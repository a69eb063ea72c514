import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { newest, observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import { TAG_PREFIX } from '../../model/index.js'
import type { DocumentId, Json } from '../../model/index.js'
import type { Project, Sync } from '../../project/index.js'
import './define.js'
import type { CairnObservationViewEditEvent } from './observation-view-events.js'
import type { CairnObservationView } from './observation-view.js'

const FIELD_NAME = `${TAG_PREFIX}notes`
const NO_SYNC: Sync = {
  state: () => Promise.reject(new Error('not asked')),
  connect: () => Promise.resolve(),
  disconnect: () => Promise.resolve(),
  pause: () => Promise.resolve(),
  resume: () => Promise.resolve()
}

async function view(project: Project | undefined, id: DocumentId | null): Promise<CairnObservationView> {
  const element = await fixture<CairnObservationView>(
    html`<cairn-observation-view
      lang="en"
      style="height:700px;width:390px"
      .project=${project}
      .documentId=${id}
    ></cairn-observation-view>`
  )
  if (project && id !== null)
    await until('it is read', () => find(element, '.body').getAttribute('aria-busy') === 'false')
  return element
}

const find = <T extends HTMLElement>(element: Element, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!
const has = (element: Element, selector: string): boolean =>
  element.shadowRoot!.querySelector(selector) !== null
const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
const button = (element: Element, text: string): HTMLButtonElement =>
  [...element.shadowRoot!.querySelectorAll('button')].find(each => words(each).includes(text))!

/** A project with one observation on which two people answered differently. */
async function disputed(values: readonly [Json, Json] = ['Fish', 'Weeds']): Promise<Project> {
  const project = await projectForTests([observation([1, 2], 'dirty-water')])
  const { id } = await newest(project)
  for (const value of values)
    await project.edit(id, new Map([[FIELD_NAME, value]]), new Map([[FIELD_NAME, []]]))
  return project
}

describe('cairn-observation-view', () => {
  it('is busy while it has no project, and says when it is not here', async () => {
    const element = await view(undefined, null)
    expect(find(element, '.body').getAttribute('aria-busy')).to.equal('true')
    const gone = await view(await projectForTests(), 'f'.repeat(64) as DocumentId)
    expect(words(find(gone, '.note'))).to.equal('This observation is not here.')
    expect(words(find(gone, 'h1'))).to.equal('Observation')
  })

  it('says why it could not be read, and reads again when asked', async () => {
    let fails = true
    const project = await projectForTests([observation([1, 1], 'big-tree')], ({ documents }) => ({
      documents: {
        ...documents,
        get: (id: DocumentId) => (fails ? Promise.reject(new Error('gone')) : documents.get(id))
      }
    }))
    const element = await view(project, (await newest(project)).id)
    await until('it is said', () => words(find(element, '.live')) !== '')
    expect(words(find(element, 'h1'))).to.equal('Observation')
    expect(find(element, '.body').getAttribute('aria-busy')).to.equal('false')
    await expect(element).to.be.accessible()
    fails = false
    find(element, '.body .button').click()
    await until('it is there', () => words(find(element, 'h1')) === 'Big tree')
    expect(words(find(element, '.live'))).to.equal('')
  })

  it('shows what, where, when and every answer', async () => {
    const project = await projectForTests([
      observation([-73.5, -4.25], 'dirty-water', { name: 'Second bend', notes: 'Many fish', depth_m: 2.5 })
    ])
    const element = await view(project, (await newest(project)).id)
    expect(words(find(element, 'h1'))).to.equal('Dirty water')
    const body = words(find(element, '.body'))
    for (const part of ['Second bend', 'Many fish', 'depth_m', '2.5', 'today']) expect(body).to.contain(part)
    const place = find(element, 'cairn-coordinates')
    expect(words(place.shadowRoot!.querySelector('button'))).to.equal('4.2500° S, 73.5000° W')
    await expect(element).to.be.accessible()
  })

  it('shows the text of others as text', async () => {
    const payload = '<script>window.hacked=1</script><img src=x onerror=alert(1)>'
    const project = await projectForTests([
      observation([1, 1], null, { name: payload, [payload]: payload, __proto__x: payload })
    ])
    const element = await view(project, (await newest(project)).id)
    expect(words(find(element, '.body'))).to.contain(payload)
    expect(element.shadowRoot!.querySelector('script, img')).to.equal(null)
  })

  it('shows both answers in a named group and settles to the one that is picked', async () => {
    const project = await disputed()
    const { id, fields } = await newest(project)
    const other = fields.get(FIELD_NAME)!.others[0]!
    const element = await view(project, id)
    const radios = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('.others input')]
    expect(radios.map(radio => radio.checked)).to.deep.equal([true, false])
    await expect(element).to.be.accessible()
    radios[1]!.click()
    await element.updateComplete
    button(element, `Show “${other.value as string}”`).click()
    await until(
      'it is settled',
      async () => (await newest(project)).fields.get(FIELD_NAME)!.others.length === 0
    )
    expect((await newest(project)).fields.get(FIELD_NAME)!.value).to.equal(other.value)
    await until('the group is gone', () => !has(element, '.others'))
  })

  it('keeps both without writing anything', async () => {
    const project = await disputed()
    const { id } = await newest(project)
    const element = await view(project, id)
    button(element, 'Keep both').click()
    await element.updateComplete
    expect(find(element, '.others')).to.equal(null)
    expect((await newest(project)).fields.get(FIELD_NAME)!.others.length).to.equal(1)
  })

  it('deletes, and brings back by Undo', async () => {
    const project = await projectForTests([observation([1, 1], 'fire')])
    const { id } = await newest(project)
    const element = await view(project, id)
    setTimeout(() => button(element, 'Delete').click())
    await oneEvent(element, 'cairn-observation-view-removed')
    expect((await project.store.documents.get(id))!.status).to.equal('deleted')
    await until('the toast is there', () => has(element, '.toast'))
    expect(words(find(element, '.toast'))).to.contain('Removed.')
    button(element, 'Undo').click()
    await until('it is back', async () => (await project.store.documents.get(id))!.status === 'shown')
    await until('the toast is gone', () => !has(element, '.toast'))
  })

  it('lets a page ask before it deletes', async () => {
    const project = await projectForTests([observation([1, 1], 'fire')])
    const { id } = await newest(project)
    const element = await view(project, id)
    element.addEventListener('cairn-observation-view-remove', event => event.preventDefault())
    button(element, 'Delete').click()
    await element.updateComplete
    expect((await project.store.documents.get(id))!.status).to.equal('shown')
  })

  it('hands the observation on to be edited', async () => {
    const project = await projectForTests([observation([1, 1], 'fire')])
    const { id } = await newest(project)
    const element = await view(project, id)
    setTimeout(() => find<HTMLButtonElement>(element, '[aria-label=Edit]').click())
    const event = await oneEvent<CairnObservationViewEditEvent>(element, 'cairn-observation-view-edit')
    expect(event.document.id).to.equal(id)
  })

  it('shows an answer as the plugin of its kind writes it', async () => {
    const project = await projectForTests([observation([1, 1], 'dirty-water', { notes: 3 })])
    const { id } = await newest(project)
    const preset = project.categories.preset('dirty-water')!
    const field = {
      ...project.categories.fieldsOf(preset)[0]!,
      tagKey: 'notes',
      type: 'custom/stars' as const
    }
    const element = await view(
      {
        ...project,
        categories: { ...project.categories, presetOf: () => preset, fieldsOf: () => [field] },
        fieldTypes: [
          {
            id: 'stars',
            name: 'Stars',
            validate: () => null,
            format: (_, value) => '★'.repeat(Number(value)),
            element: () => Promise.resolve(HTMLElement)
          }
        ]
      },
      id
    )
    expect(words(find(element, '.answers'))).to.contain('★★★')
  })

  it('tells what was changed when asked', async () => {
    const project = await projectForTests([observation([1, 1], 'fire')])
    const element = await view(project, (await newest(project)).id)
    expect(has(element, 'cairn-observation-history')).to.equal(false)
    button(element, 'What was changed').click()
    await until('it is told', () => {
      const history = element.shadowRoot!.querySelector('cairn-observation-history')
      return history?.shadowRoot?.textContent.includes('Added') === true
    })
    expect(button(element, 'What was changed').getAttribute('aria-expanded')).to.equal('true')
  })

  it('looks at a photo closely, and gives the focus back', async () => {
    const project = await projectForTests()
    const canvas = new OffscreenCanvas(40, 30)
    canvas.getContext('2d')!.fillRect(0, 0, 9, 9)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    const put = project.store.media!.put(
      (async function* () {
        yield await Promise.resolve(bytes)
      })(),
      { type: 'image/png' }
    )
    const draft = {
      geometry: null,
      presetRef: 'fire',
      tags: new Map<string, Json>(),
      attachments: [await put]
    }
    const element = await view(project, await project.create(draft))
    const closer = find<HTMLButtonElement>(element, '.closer')
    closer.focus()
    closer.click()
    await until('it is open', () => has(element, 'cairn-media-viewer'))
    const viewer = find(element, 'cairn-media-viewer')
    await until('it covers the page', () => viewer.shadowRoot?.querySelector('dialog')?.open === true)
    viewer.shadowRoot!.querySelector('dialog')!.close()
    await until('it is gone', () => !has(element, 'cairn-media-viewer'))
    expect(element.shadowRoot!.activeElement).to.equal(closer)
  })

  it('says where its copies are, only where that is known', async () => {
    const documents = [observation([1, 1], 'fire')]
    const unknown = await projectForTests(documents)
    expect(find(await view(unknown, (await newest(unknown)).id), '.held')).to.equal(null)
    for (const [holders, sentence, held] of [
      [0, 'only', 1],
      [3, 'and 3 others', 3]
    ] as const) {
      const project = await projectForTests(documents, store => ({
        sync: NO_SYNC,
        documents: {
          ...store.documents,
          get: async id => {
            const document = await store.documents.get(id)
            return document && { ...document, holders }
          }
        }
      }))
      const element = await view(project, (await newest(project)).id)
      expect(words(find(element, '.held'))).to.contain(sentence)
      expect(find<HTMLElement & { held: number }>(element, 'cairn-cairn-glyph').held).to.equal(held)
    }
  })

  it('follows changes while it is open', async () => {
    const project = await projectForTests([observation([1, 1], 'fire', { notes: 'small' })])
    const { id } = await newest(project)
    const element = await view(project, id)
    await project.edit(id, new Map([[FIELD_NAME, 'large now']]))
    await until('the answer is new', () => words(find(element, '.body')).includes('large now'))
  })
})
