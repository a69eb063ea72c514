import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing'
import { newest, observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Project } from '../../project/index.js'
import './define.js'
import type { CairnObservationListSelectEvent } from './observation-list-events.js'
import type { CairnObservationList } from './observation-list.js'

const DAY = 86_400_000

async function list(project: Project | null | undefined): Promise<CairnObservationList> {
  const element = await fixture<CairnObservationList>(
    html`<cairn-observation-list
      style="height:400px;width:360px"
      .project=${project}
    ></cairn-observation-list>`
  )
  if (project) await until('the list is read', () => element.total !== undefined)
  await element.updateComplete
  return element
}

const rows = (element: CairnObservationList): HTMLButtonElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('li button')
]
const text = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

describe('cairn-observation-list', () => {
  it('shows six grey rows while it has no project', async () => {
    const element = await list(undefined)
    expect(element.shadowRoot!.querySelectorAll('.grey.round').length).to.equal(6)
    expect(rows(element).length).to.equal(0)
  })

  it('says what to do when there is nothing', async () => {
    const element = await list(await projectForTests())
    expect(text(element.shadowRoot!.querySelector('.empty'))).to.contain('Nothing here yet')
    expect(text(element.shadowRoot!.querySelector('.count'))).to.equal('0 observations')
    await expect(element).to.be.accessible()
  })

  it('shows category, name and time of each observation, newest first', async () => {
    const now = Date.now()
    const element = await list(
      await projectForTests([
        observation([1, 1], 'big-tree', { name: 'South trail' }, now - 3 * DAY),
        observation([2, 2], 'dirty-water', { name: 'Second bend' }, now)
      ])
    )
    const [first, second] = rows(element)
    expect(text(first)).to.contain('Dirty water').and.to.contain('Second bend ·')
    expect(text(second)).to.contain('Big tree')
    await expect(element).to.be.accessible()
  })

  it('turns the order round', async () => {
    const now = Date.now()
    const element = await list(
      await projectForTests([
        observation([1, 1], 'big-tree', {}, now - DAY),
        observation([2, 2], 'dirty-water', {}, now)
      ])
    )
    const select = element.shadowRoot!.querySelector('select')!
    select.value = 'oldest'
    select.dispatchEvent(new Event('change'))
    await until('the oldest is first', () => text(rows(element)[0]).includes('Big tree'))
  })

  it('tells which row was chosen', async () => {
    const project = await projectForTests([observation([1, 1], 'big-tree')])
    const element = await list(project)
    setTimeout(() => rows(element)[0]!.click())
    const event = await oneEvent<CairnObservationListSelectEvent>(element, 'cairn-observation-list-select')
    expect(event.id).to.equal((await newest(project)).id)
    await element.updateComplete
    expect(rows(element)[0]!.getAttribute('aria-current')).to.equal('true')
  })

  it('shows what is saved while it is open', async () => {
    const project = await projectForTests([observation([1, 1], 'big-tree')])
    const element = await list(project)
    await project.create({ geometry: null, presetRef: 'dirty-water', tags: new Map() })
    await until('two rows', () => rows(element).length === 2)
    expect(text(element.shadowRoot!.querySelector('.count'))).to.equal('2 observations')
  })

  it('draws only the rows in view of thousands, and reads on when scrolled', async () => {
    const many = Array.from({ length: 1200 }, (_, i) =>
      observation([i / 10, 1], 'big-tree', { name: `n${i}` }, i + 1)
    )
    const element = await list(await projectForTests(many))
    expect(rows(element).length).to.be.lessThan(40)
    const scroller = element.shadowRoot!.querySelector('.scroller')!
    await until('row 400 is drawn', async () => {
      scroller.scrollTop = 72 * 400
      scroller.dispatchEvent(new Event('scroll'))
      await aTimeout(5)
      return rows(element).some(row => text(row).includes('n799'))
    })
    expect(rows(element).length).to.be.lessThan(40)
    expect(rows(element)[0]!.parentElement!.getAttribute('aria-setsize')).to.equal('1200')
  })

  it('walks rows with the arrow keys, one of them in the tab order', async () => {
    const element = await list(
      await projectForTests([observation([1, 1], 'big-tree', {}, 1), observation([1, 1], 'fire', {}, 2)])
    )
    rows(element)[0]!.focus()
    rows(element)[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    await until('the second row has the focus', () => element.shadowRoot!.activeElement === rows(element)[1])
    expect(rows(element).map(row => row.tabIndex)).to.deep.equal([-1, 0])
  })

  it('says only here of what no other device holds, and nothing where copies are unknown', async () => {
    const documents = [observation([1, 1], 'big-tree')]
    const alone = await list(await projectForTests(documents))
    expect(text(rows(alone)[0])).not.to.contain('Only here')
    const sync = {
      state: () => Promise.reject(new Error('not asked')),
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      pause: () => Promise.resolve(),
      resume: () => Promise.resolve()
    }
    const shared = await list(await projectForTests(documents, () => ({ sync })))
    expect(text(rows(shared)[0])).to.contain('Only here')
  })

  it('shows a failure in words and reads again when asked', async () => {
    let broken = true
    const project = await projectForTests([observation([1, 1], 'big-tree')], store => ({
      documents: {
        ...store.documents,
        query: (query, signal) =>
          broken ? Promise.reject(new Error('disk')) : store.documents.query(query, signal)
      }
    }))
    const element = await list(project)
    await until('the failure is shown', () => element.shadowRoot!.querySelector('[role=alert]') !== null)
    broken = false
    element.shadowRoot!.querySelector<HTMLButtonElement>('[role=alert] button')!.click()
    await until('the row is there', () => rows(element).length === 1)
  })

  it('shows the text of others as text', async () => {
    const payload = '<img src=x onerror="window.hacked=1">'
    const element = await list(await projectForTests([observation([1, 1], 'big-tree', { name: payload })]))
    expect(text(rows(element)[0])).to.contain(payload)
    expect(element.shadowRoot!.querySelector('img')).to.equal(null)
  })
})
