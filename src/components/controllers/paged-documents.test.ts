import { expect } from '@open-wc/testing'
import { observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import { PagedDocuments } from './paged-documents.js'

/** A host that only counts how often it was asked to draw. */
function host(): { updates: number } & ConstructorParameters<typeof PagedDocuments>[0] {
  return {
    updates: 0,
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate() {
      this.updates++
    },
    updateComplete: Promise.resolve(true)
  }
}
const many = (n: number): ReturnType<typeof observation>[] =>
  Array.from({ length: n }, (_, i) => observation([1, 1], 'fire', { name: `n${i}` }, i + 1))

describe('paged documents', () => {
  it('read one page ahead of what is in view, and offer one more to come', async () => {
    const pages = new PagedDocuments(host())
    pages.ask(await projectForTests(many(350)), { kind: 'observation' })
    await until('it is read', () => pages.state === 'ready')
    expect(pages.total).to.equal(350)
    await until('the second page is there', () => pages.at(150) !== undefined)
    expect(pages.rows).to.equal(300)
    expect(pages.at(250)).to.equal(undefined)
    pages.show(120, 140)
    await until('the third page is there', () => pages.at(250) !== undefined)
    expect(pages.at(250)!.fields.get('tag/name')!.value).to.equal('n99')
  })

  it('forget what is far from view and read it again', async () => {
    const pages = new PagedDocuments(host())
    pages.ask(await projectForTests(many(1500)), { kind: 'observation' })
    await until('it is read', () => pages.state === 'ready')
    for (let page = 1; page < 15; page++) {
      pages.show(page * 100, page * 100 + 10)
      await until(`page ${page}`, () => pages.at(page * 100) !== undefined)
    }
    expect(pages.at(0)).to.equal(undefined)
    pages.show(0, 10)
    await until('the first is back', () => pages.at(0) !== undefined)
    expect(pages.rows).to.equal(1500)
  })

  it('are shown although changes never cease', async () => {
    const project = await projectForTests(many(3), store => ({
      documents: {
        ...store.documents,
        query: async (query, signal) => {
          await new Promise(resolve => setTimeout(resolve, 300))
          signal?.throwIfAborted()
          return store.documents.query(query, signal)
        }
      }
    }))
    const pages = new PagedDocuments(host())
    pages.ask(project, { kind: 'observation' })
    const changes = setInterval(() => pages.renew(), 20)
    await until('it is read', () => pages.state === 'ready').finally(() => clearInterval(changes))
    expect(pages.at(0)).not.to.equal(undefined)
  })

  it('show what was added, once', async () => {
    const project = await projectForTests(many(2))
    const pages = new PagedDocuments(host())
    pages.ask(project, { kind: 'observation' })
    await until('it is read', () => pages.state === 'ready')
    await project.create({ geometry: null, presetRef: 'fire', tags: new Map() })
    pages.renew()
    await until('there are three', () => pages.total === 3)
    const ids = [0, 1, 2].map(row => pages.at(row)!.id)
    expect(new Set(ids).size).to.equal(3)
  })
})
