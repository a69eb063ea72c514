import { expect, fixture, html } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Project } from '../../project/index.js'
import type { CairnCoordinates } from './coordinates.js'
import './define.js'

async function element(project: Project | null): Promise<CairnCoordinates> {
  return fixture<CairnCoordinates>(
    html`<cairn-coordinates
      lang="en"
      .project=${project}
      .lngLat=${[-79.387139, 43.642567] as const}
    ></cairn-coordinates>`
  )
}

const words = (made: CairnCoordinates): string => made.shadowRoot!.textContent.trim()

describe('cairn-coordinates', () => {
  it('writes a place three ways, one after the other', async () => {
    const made = await element(null)
    const seen: string[] = []
    for (let i = 0; i < 4; i++) {
      seen.push(words(made))
      made.shadowRoot!.querySelector('button')!.click()
      await made.updateComplete
    }
    expect(seen).to.deep.equal([
      '43.6426° N, 79.3871° W',
      '43° 38′ 33.2″ N, 79° 23′ 13.7″ W',
      '17T 630084 4833438',
      '43.6426° N, 79.3871° W'
    ])
    await expect(made).to.be.accessible()
  })

  it('remembers the way on this device, and the others follow at once', async () => {
    const project = await projectForTests()
    const first = await element(project)
    const second = await element(project)
    first.shadowRoot!.querySelector('button')!.click()
    await until('the other follows', () => words(second).includes('″'))
    await until('it is kept', async () => (await project.store.local!.get('coordinates')) === 'dms')
    const later = await element(project)
    await until('it is recalled', () => words(later).includes('″'))
  })

  it('shows nothing without a place, and degrees where the grid ends', async () => {
    const made = await element(null)
    made.lngLat = null
    await made.updateComplete
    expect(words(made)).to.equal('')
    made.lngLat = [0, 85]
    await made.updateComplete
    for (let i = 0; i < 2; i++) {
      made.shadowRoot!.querySelector('button')!.click()
      await made.updateComplete
    }
    expect(words(made)).to.equal('85.0000° N, 0.0000° E')
  })
})
