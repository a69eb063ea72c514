import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing'
import { newest, observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Media, NewMedia, Project } from '../../project/index.js'
import './define.js'
import type {
  CairnObservationListChosenEvent,
  CairnObservationListSelectEvent
} from './observation-list-events.js'
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
      scroller.scrollTop = rows(element)[0]!.offsetHeight * 400
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

const named = (names: readonly string[]): ReturnType<typeof observation>[] =>
  names.map((name, i) => observation([i, 0], 'big-tree', { name }, i + 1))

describe('cairn-observation-list with choosing', () => {
  const boxes = (element: CairnObservationList): HTMLInputElement[] => [
    ...element.shadowRoot!.querySelectorAll<HTMLInputElement>('li input')
  ]
  const find = <T extends HTMLElement>(element: Element, selector: string): T =>
    element.shadowRoot!.querySelector<T>(selector)!
  async function choosing(names: readonly string[]): Promise<CairnObservationList> {
    const element = await list(await projectForTests(named(names)))
    element.withChoosing = true
    await element.updateComplete
    find(element, '.switch').click()
    await until('there are boxes', () => boxes(element).length > 0)
    return element
  }
  const count = (element: CairnObservationList): string => text(find(element, '.count'))
  const press = (element: CairnObservationList, key: string, keys: KeyboardEventInit = {}): boolean =>
    (element.shadowRoot!.activeElement ?? element).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...keys })
    )

  it('chooses rows by tap, says how many, and tells the page', async () => {
    const element = await choosing(['a', 'b', 'c'])
    expect(count(element)).to.equal('0 chosen')
    await expect(element).to.be.accessible()
    setTimeout(() => boxes(element)[1]!.click())
    const { ids, choosing: isOn } = await oneEvent<CairnObservationListChosenEvent>(
      element,
      'cairn-observation-list-chosen'
    )
    expect([ids.size, isOn]).to.deep.equal([1, true])
    await until('it is said', () => count(element) === '1 chosen')
    boxes(element)[1]!.click()
    await until('it is taken back', () => count(element) === '0 chosen')
  })

  it('chooses a range with shift, by mouse and by keys', async () => {
    const element = await choosing(['a', 'b', 'c', 'd', 'e'])
    boxes(element)[0]!.click()
    boxes(element)[2]!.dispatchEvent(
      new MouseEvent('click', { shiftKey: true, bubbles: true, cancelable: true })
    )
    await until('three are chosen', () => count(element) === '3 chosen')
    expect(boxes(element).map(box => box.checked)).to.deep.equal([true, true, true, false, false])
    boxes(element)[2]!.focus()
    press(element, 'ArrowDown', { shiftKey: true })
    await until('a fourth', () => count(element) === '4 chosen')
    await until('it has the focus', () => element.shadowRoot!.activeElement === boxes(element)[3])
  })

  it('chooses all that fit, also what was not read yet, and ends by Escape', async () => {
    const many = Array.from({ length: 1200 }, (_, i) => `n${i}`)
    const element = await choosing(many)
    const told: number[] = []
    element.addEventListener('cairn-observation-list-chosen', ({ ids }) => told.push(ids.size))
    boxes(element)[0]!.focus()
    press(element, 'a', { ctrlKey: true })
    await until('all are chosen', () => count(element) === '1,200 chosen')
    await until('it is told', () => told.length > 0)
    expect(told).to.deep.equal([1200])
    expect(text(find(element, '.all'))).to.equal('Choose none')
    press(element, 'Escape')
    await until('rows are buttons again', () => rows(element).length > 0)
    expect(element.chosen.size).to.equal(0)
    await until('the way back has the focus', () => text(element.shadowRoot!.activeElement) === 'Choose')
  })

  it('is not in it when it was ended before it had begun', async () => {
    const element = await list(await projectForTests(named(['a'])))
    element.choosing = true
    await element.updateComplete
    element.choosing = false
    await aTimeout(100)
    expect(element.choosing).to.equal(false)
    expect(boxes(element).length).to.equal(0)
  })

  it('begins by a finger that stays on a row, not by one that scrolls', async () => {
    const element = await list(await projectForTests(named(['a', 'b'])))
    element.withChoosing = true
    await element.updateComplete
    const touch = (type: string, y: number): boolean =>
      rows(element)[1]!.dispatchEvent(
        new PointerEvent(type, { pointerType: 'touch', isPrimary: true, clientY: y, bubbles: true })
      )
    touch('pointerdown', 100)
    touch('pointermove', 140)
    await aTimeout(600)
    expect(element.choosing).to.equal(false)
    touch('pointerdown', 100)
    await until('it is chosen', () => count(element) === '1 chosen')
    expect(boxes(element).map(box => box.checked)).to.deep.equal([false, true])
  })
})

describe('cairn-observation-list in other orders', () => {
  it('goes by name, and by the way from a place, which it says', async () => {
    const element = await list(await projectForTests(named(['Bay', 'ápple', 'Creek'])))
    element.order = 'name'
    await until(
      'by name',
      () =>
        rows(element)
          .map(row => /ápple|Bay|Creek/.exec(text(row))?.[0])
          .join() === 'ápple,Bay,Creek'
    )
    element.near = [2, 0]
    element.order = 'nearest'
    await until('by the way', () => text(rows(element)[0]).includes('Creek · 0 m'))
    expect(text(rows(element)[1])).to.contain('ápple · 111 km')
  })
})

describe('cairn-observation-list with photos', () => {
  it('shows a small picture that is here, keeps its room before, and never reads the file', async () => {
    const read: (string | undefined)[] = []
    const project = await projectForTests([], ({ media }) => ({
      media: {
        ...media!,
        read: (hash, options) => {
          read.push(options?.variant)
          return media!.read(hash, options)
        }
      }
    }))
    const canvas = new OffscreenCanvas(8, 8)
    canvas.getContext('2d')!.fillRect(0, 0, 8, 8)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    const put = (previews?: NewMedia['previews']): ReturnType<Media['put']> =>
      project.store.media!.put(pieces(bytes), { type: 'image/png', ...(previews && { previews }) })
    const shown = await put({ thumbnail: { type: 'image/png', bytes } })
    const draft = { geometry: null, presetRef: 'big-tree', tags: new Map<string, string>() }
    await project.create({ ...draft, attachments: [shown] })
    const element = await list(project)
    const height = rows(element)[0]!.offsetHeight
    expect(element.shadowRoot!.querySelector('.photo')).not.to.equal(null)
    await until('the picture is there', () => element.shadowRoot!.querySelector('.photo img') !== null)
    expect(rows(element)[0]!.offsetHeight).to.equal(height)
    expect(read).to.deep.equal(['thumbnail'])
  })
})

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
