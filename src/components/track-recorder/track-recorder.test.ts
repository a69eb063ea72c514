import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { wordsOf } from '../../../test/components/sync-for-tests.js'
import { CairnError, FIELD } from '../../model/index.js'
import type { DocumentId, TrackPoint } from '../../model/index.js'
import { openProject } from '../../project/index.js'
import type { Project, ProjectStore, StoreEvent } from '../../project/types.js'
import './define.js'
import { readSummary } from '../observation/track-summary.js'
import { recorderOf } from './recorder.js'
import type { CairnTrackRecorder } from './track-recorder.js'
import type { CairnTrackRecorderFinishedEvent } from './track-recorder-events.js'

/** Positions as the test gives them, instead of those of the device. */
class Positions {
  readonly #real = navigator.geolocation.watchPosition.bind(navigator.geolocation)
  #found: PositionCallback = () => undefined
  #failed: PositionErrorCallback = () => undefined
  #seconds = Date.now()

  constructor() {
    navigator.geolocation.watchPosition = (found, failed) => {
      this.#found = found
      this.#failed = failed ?? (() => undefined)
      return 1
    }
  }

  /** So many metres east of the beginning, ten seconds after the position before. */
  at(east: number, accuracy = 4, north = 0): void {
    this.#seconds += 10_000
    const coords = {
      longitude: -60 + east / 111_195,
      latitude: north / 111_195,
      accuracy,
      altitude: 51.26,
      altitudeAccuracy: null,
      heading: null,
      speed: null
    }
    this.#found({ coords, timestamp: this.#seconds } as unknown as GeolocationPosition)
  }

  deny(): void {
    this.#failed({ code: 1, PERMISSION_DENIED: 1, TIMEOUT: 3 } as GeolocationPositionError)
  }

  end(): void {
    navigator.geolocation.watchPosition = this.#real
  }
}

let positions: Positions
beforeEach(() => {
  positions = new Positions()
})
afterEach(() => positions.end())

async function recorder(project: Project | null | undefined): Promise<CairnTrackRecorder> {
  return fixture<CairnTrackRecorder>(
    html`<cairn-track-recorder
      lang="en"
      style="height:900px;width:390px"
      .project=${project}
    ></cairn-track-recorder>`
  )
}
/** The project as a page finds it that was opened again. */
function reopened({ store }: Project): Promise<Project> {
  return openProject({ ...store }, [])
}
function button(element: CairnTrackRecorder, words: string): HTMLButtonElement | undefined {
  const all = [...element.shadowRoot!.querySelectorAll('button')]
  return all.find(one => one.textContent.trim() === words)
}
async function press(element: CairnTrackRecorder, words: string): Promise<void> {
  await until(`there is ${words}`, () => button(element, words)?.disabled === false)
  button(element, words)!.click()
  await element.updateComplete
}
async function pointsOf({ tracks }: ProjectStore, id: DocumentId): Promise<readonly TrackPoint[]> {
  const found: TrackPoint[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await tracks!.points(id, cursor)
    found.push(...page.points)
    cursor = page.cursor
  }
  return found
}
async function onlyTrack({ store }: Project) {
  const { documents, total } = await store.documents.query({ kind: 'track' })
  expect(total).to.equal(1)
  return documents[0]!
}
const numbers = (element: CairnTrackRecorder): string[] =>
  [...element.shadowRoot!.querySelectorAll('dd')].map(number =>
    number.textContent.replace(/\s+/g, ' ').trim()
  )

describe('cairn-track-recorder', () => {
  it('records, ends with a name, and stands in the list with its length', async () => {
    const project = await projectForTests()
    const element = await recorder(project)
    await until('it can start', () => button(element, 'Start recording') !== undefined)
    await expect(element).to.be.accessible()
    await press(element, 'Start recording')
    await until('it waits', () => wordsOf(element, '.state') === 'Waiting for your position')
    expect(wordsOf(element, '.saved')).to.equal('Nothing is recorded yet.')
    expect(wordsOf(element, '.note')).to.equal('Looking for your position.')
    for (let i = 0; i <= 10; i++) positions.at(i * 20)
    positions.at(200, 4, 100)
    await element.updateComplete
    expect(wordsOf(element, '.state')).to.equal('Recording')
    expect(wordsOf(element, '.note')).to.equal('Good position, within 4 m')
    expect(numbers(element)[0]).to.equal('300 m')
    expect(wordsOf(element, '.saved')).to.contain('Nothing of it is in the project yet')
    await expect(element).to.be.accessible()
    await press(element, 'Finish')
    const name = (): HTMLInputElement | null => element.shadowRoot!.querySelector('#name')
    await until('it asks for a name', () => name() === element.shadowRoot!.activeElement)
    await expect(element).to.be.accessible()
    name()!.value = 'North path'
    name()!.dispatchEvent(new Event('input'))
    setTimeout(() => void press(element, 'Save on this computer'))
    const event = await oneEvent(element, 'cairn-track-recorder-finished')
    const { id, summary } = event as unknown as CairnTrackRecorderFinishedEvent
    const track = await onlyTrack(project)
    expect(track.id).to.equal(id)
    expect(track.fields.get(FIELD.name)?.value).to.equal('North path')
    const points = await pointsOf(project.store, id)
    // The corner, both ends, and one after a minute on the straight way.
    expect(points.length).to.equal(4)
    expect(points[0]!.slice(0, 2)).to.deep.equal([-60, 0])
    expect(points[0]![3]).to.equal(51.3)
    expect(readSummary(track.fields.get(FIELD.summary)?.value)).to.deep.equal(summary)
    expect(summary.length).to.be.within(299, 301)
    expect(summary.points).to.equal(4)
    await until('it is listed', () => wordsOf(element, '.track').startsWith('North path'))
    expect(wordsOf(element, '.track')).to.contain('300 m')
    setTimeout(() => element.shadowRoot!.querySelector<HTMLElement>('.track')!.click())
    await oneEvent(element, 'cairn-track-recorder-select')
    expect(await project.store.local!.get('track-recording')).to.equal(null)
  })

  it('goes on while the element is away, and is short when asked to be', async () => {
    const project = await projectForTests()
    const element = await recorder(project)
    await press(element, 'Start recording')
    await until('it runs', () => button(element, 'Pause') !== undefined)
    element.remove()
    for (let i = 0; i <= 3; i++) positions.at(i * 400)
    const pill = await fixture<CairnTrackRecorder>(
      html`<cairn-track-recorder lang="en" compact .project=${project}></cairn-track-recorder>`
    )
    expect(wordsOf(pill, '.pill')).to.equal('Recording · 1.2 km')
    await expect(pill).to.be.accessible()
    setTimeout(() => pill.shadowRoot!.querySelector<HTMLElement>('.pill')!.click())
    await oneEvent(pill, 'cairn-track-recorder-open')
  })

  it('is found again after its page was killed, and gives each point once', async () => {
    const real = await projectForTests()
    const { tracks } = real.store
    let losesAnswers = false
    const listeners: ((event: StoreEvent) => void)[] = []
    const store: ProjectStore = {
      ...real.store,
      subscribe(listener) {
        listeners.push(listener)
        return real.store.subscribe(listener)
      },
      tracks: {
        ...tracks!,
        async append(id, points) {
          await tracks!.append(id, points)
          if (losesAnswers) throw new CairnError('outcome-unknown', 'Look whether it was saved.')
        }
      }
    }
    const project = { ...real, store }
    const element = await recorder(project)
    await press(element, 'Start recording')
    await until('it runs', () => button(element, 'Pause') !== undefined)
    for (let i = 0; i < 5; i++) positions.at(i * 30, 4, 40 * (i % 2))
    losesAnswers = true
    await press(element, 'Pause')
    await until('it says what went wrong', () =>
      wordsOf(element, '.note.danger').startsWith('Look whether it was saved.')
    )
    element.remove()
    for (const listener of listeners) listener({ type: 'closed', reason: 'The page is gone.' })
    losesAnswers = false
    const again = await recorder(await reopened(real))
    await until('it is found', () => wordsOf(again, '.state') === 'Paused')
    expect(wordsOf(again, '.note')).to.match(/^Recording stopped today .*Nothing you saw saved is lost\.$/)
    await press(again, 'Go on')
    for (let i = 5; i < 8; i++) positions.at(i * 30, 4, 40 * (i % 2))
    await press(again, 'Finish')
    await press(again, 'Save on this computer')
    await until('it is saved', () => again.shadowRoot!.textContent.includes('Path saved on this computer'))
    const { id } = await onlyTrack(real)
    const points = await pointsOf(real.store, id)
    expect(points.map(([longitude]) => Math.round((longitude + 60) * 111_195))).to.deep.equal([
      0, 30, 60, 90, 120, 150, 180, 210
    ])
  })

  it('gives what it has to the project as it goes', async () => {
    const project = await projectForTests()
    const element = await recorder(project)
    await press(element, 'Start recording')
    await until('it runs', () => button(element, 'Pause') !== undefined)
    for (let i = 0; i < 80; i++) positions.at(i * 30, 4, 40 * (i % 2))
    await until('it is saved', () => wordsOf(element, '.saved').startsWith('Saved up to'))
    const track = await onlyTrack(project)
    expect((await pointsOf(project.store, track.id)).length).to.be.at.least(60)
    await until('it is listed', () => wordsOf(element, '.track').includes('not finished'))
    await recorderOf(project.store).pause()
  })

  it('asks before it throws away, and brings back', async () => {
    const project = await projectForTests()
    const element = await recorder(project)
    await press(element, 'Start recording')
    await until('it runs', () => button(element, 'Pause') !== undefined)
    for (let i = 0; i < 3; i++) positions.at(i * 30)
    await press(element, 'Pause')
    await press(element, 'Throw away')
    const dialog = element.shadowRoot!.querySelector('dialog')!
    expect(dialog.open).to.equal(true)
    await expect(element).to.be.accessible()
    dialog.querySelector<HTMLButtonElement>('[value=cancel]')!.click()
    await until('it is still there', () => !dialog.open && wordsOf(element, '.state') === 'Paused')
    await press(element, 'Throw away')
    dialog.querySelector<HTMLButtonElement>('[value=discard]')!.click()
    await until('it is gone', () => button(element, 'Undo') !== undefined)
    expect(await project.store.documents.count({ kind: 'track' })).to.equal(0)
    await press(element, 'Undo')
    await until('it is back', () => wordsOf(element, '.state') === 'Paused')
    expect(await project.store.documents.count({ kind: 'track' })).to.equal(1)
    expect(numbers(element)[0]).to.equal('60 m')
  })

  it('says how it stands with the position, and that one place is no way', async () => {
    const element = await recorder(await projectForTests())
    await press(element, 'Start recording')
    await until('it looks', () => wordsOf(element, '.note').startsWith('Looking for your position'))
    const aloud = (): string => wordsOf(element, '.visually-hidden')
    expect(aloud()).to.equal('Waiting for your position')
    positions.at(0, 120)
    await element.updateComplete
    expect(wordsOf(element, '.note')).to.contain('Position only within 120 m')
    expect(wordsOf(element, '.state')).to.equal('Waiting for your position')
    expect(numbers(element)[2]).to.equal('0')
    positions.at(0)
    await element.updateComplete
    expect(wordsOf(element, '.state')).to.equal('Recording')
    positions.deny()
    await element.updateComplete
    expect(wordsOf(element, '.note.danger')).to.contain('Position is off for this page')
    expect(wordsOf(element, '.state')).to.match(/^Not recording since .*[AP]M$/)
    expect(aloud()).to.not.contain('Recording')
    await press(element, 'Finish')
    await until('it says so', () => wordsOf(element, '.note.warn').startsWith('There is no way yet'))
    expect(button(element, 'Finish')!.disabled).to.equal(true)
    await expect(element).to.be.accessible()
  })

  it('lets no time pass while the position is off, and its short form says no other thing', async () => {
    const project = await projectForTests()
    const element = await recorder(project)
    await press(element, 'Start recording')
    await until('it runs', () => button(element, 'Pause') !== undefined)
    positions.deny()
    const { seenAt } = recorderOf(project.store).recording!
    await until('it ticks', () => recorderOf(project.store).recording!.seenAt > seenAt)
    expect(recorderOf(project.store).recording!.ran).to.equal(0)
    const pill = await recorder(project)
    pill.compact = true
    await pill.updateComplete
    expect(wordsOf(pill, '.pill')).to.equal('Waiting for your position · 0 m')
    positions.at(0)
    await until('time passes', () => recorderOf(project.store).recording!.ran > 0)
    await recorderOf(project.store).pause()
  })

  it('keeps what could not be saved, says why, and saves it later', async () => {
    let isFull = true
    const project = await projectForTests([], store => ({
      tracks: {
        ...store.tracks!,
        append: (id, points) =>
          isFull
            ? Promise.reject(new CairnError('storage-full', 'This device is full. Make room.'))
            : store.tracks!.append(id, points)
      }
    }))
    const element = await recorder(project)
    await press(element, 'Start recording')
    await until('it runs', () => button(element, 'Pause') !== undefined)
    for (let i = 0; i < 3; i++) positions.at(i * 30, 4, 40 * (i % 2))
    await press(element, 'Finish')
    await until('it says why', () => wordsOf(element, '.note.danger').includes('This device is full'))
    isFull = false
    await press(element, 'Save on this computer')
    await until('it is saved', () => element.shadowRoot!.textContent.includes('Path saved'))
    expect((await pointsOf(project.store, (await onlyTrack(project)).id)).length).to.equal(3)
  })

  it('says that another window records, and takes over when that ends', async () => {
    const project = await projectForTests()
    let end = (): void => undefined
    void navigator.locks.request(
      `cairn-track-${project.store.info.id}`,
      () => new Promise<void>(resolve => (end = resolve))
    )
    const element = await recorder(project)
    await until('it says so', () =>
      wordsOf(element, '.note').startsWith('A path is being recorded in another')
    )
    await expect(element).to.be.accessible()
    end()
    await until('it takes over', () => button(element, 'Start recording') !== undefined)
  })

  it('loads while its project is unknown, and says what a project cannot do', async () => {
    const pending = await recorder(undefined)
    expect(wordsOf(pending, '.body')).to.equal('Loading…')
    await expect(pending).to.be.accessible()
    expect(wordsOf(await recorder(null), '.body')).to.equal('')
    const { store, ...rest } = await projectForTests()
    const { tracks: _none, ...without } = store
    const unable = await recorder({ ...rest, store: without })
    expect(wordsOf(unable, '.note')).to.equal('Paths cannot be recorded in this project.')
  })
})
