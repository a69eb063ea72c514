import { expect, html } from '@open-wc/testing'
import { restedMap } from '../../../test/components/map-for-tests.js'
import { redPng } from '../../../test/support/map-files.js'
import { mapFiles } from '../../plugins/index.js'
import './keep-area.js'
import { keepablePictures } from '../../plugins/map-addresses/keepable.js'
import { openProject } from '../../project/index.js'
import type { KeepableTiles, Project } from '../../project/index.js'
import { memoryAdapter } from '../../sync/memory/memory-adapter.js'
import '../map/define.js'
import type { CairnBasemaps } from './basemaps.js'
import './define.js'

interface Server {
  /** How many tiles are answered before it waits. */
  left: number
  go: () => void
}

/** Tiles that come when the test lets them. */
function tilesOf(server: Server): KeepableTiles {
  const gate = new Promise<void>(resolve => (server.go = resolve))
  return {
    ...keepablePictures('', { minZoom: 0, maxZoom: 19 }),
    async tile(_z, _x, _y, { signal }) {
      if (server.left-- <= 0) {
        const stopped = new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('stopped')))
        )
        await Promise.race([gate, stopped])
      }
      return redPng
    }
  }
}

async function opened(server: Server): Promise<{ made: CairnBasemaps; project: Project }> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'Water watch', deviceName: 'Phone' })
  const tiles = tilesOf(server)
  const photos = {
    id: 'photos',
    name: 'Photos',
    attribution: 'Survey',
    style: () => Promise.resolve({ version: 8, sources: {}, layers: [] }),
    keepable: () => Promise.resolve(tiles)
  }
  const project = await openProject(await adapter.open(id), [
    { name: 'photos', apiVersion: 1, contributes: { basemaps: [photos] } },
    mapFiles()
  ])
  const map = await restedMap(
    html`<cairn-map lang="en" style="height:600px" .project=${project} .center=${[-73, -4]} .zoom=${12}>
      <cairn-basemaps slot="buttons" .project=${project}></cairn-basemaps>
    </cairn-map>`
  )
  const made = map.querySelector('cairn-basemaps')!
  await made.show()
  await until('it is offered', () => find(made, '.keep') !== null)
  return { made, project }
}

/** Waits until something holds: files are written meanwhile, which takes its time on a busy machine. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (const from = performance.now(); performance.now() - from < 12_000;) {
    if (holds()) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`waited in vain for: ${what}`)
}

const find = <T extends Element>(made: CairnBasemaps, selector: string): T | null =>
  made.shadowRoot!.querySelector<T>(selector)
const words = (made: CairnBasemaps): string => find(made, '.keep')!.textContent.replace(/\s+/g, ' ')
const button = (made: CairnBasemaps, text: string): HTMLButtonElement | undefined =>
  [...made.shadowRoot!.querySelectorAll('button')].find(each => each.textContent.includes(text))
const choose = (made: CairnBasemaps, area: string): void =>
  find<HTMLInputElement>(made, `input[value=${area}]`)!.click()

describe('keeping a part of a base map', () => {
  it('says how large it is, fetches it, goes on after a stop, and lists it with size and day', async () => {
    const server: Server = { left: 12 + 64 + 12, go: () => undefined }
    const { made, project } = await opened(server)
    expect(words(made)).to.contain('This village 5 km across')
    await expect(made).to.be.accessible()
    choose(made, 'village')
    await until('the size is there', () => /About [\d.]+ MB\./.test(words(made)))
    button(made, 'Keep it here')!.click()
    await until('it is on its way', () => /64 of \d+ pieces/.test(words(made)))
    button(made, 'Stop')!.click()
    await until('it can go on', () => words(made).includes('Photos, This village is not whole yet.'))
    expect(project.ownMaps.list).to.deep.equal([])

    server.go()
    button(made, 'Go on')!.click()
    await until('it is kept', () => project.ownMaps.list.length === 1)
    await until('it is said', () => made.shadowRoot!.textContent.includes('It works without internet.'))
    const [map] = project.ownMaps.list
    expect(project.ownMaps.chosen).to.equal(map!.id)
    const row = [...made.shadowRoot!.querySelectorAll('.map')].at(-1)!.textContent
    expect(row).to.match(/Photos, This village/)
    expect(row).to.match(/MB · \d+:\d+ [AP]M · Survey/)
    await project.ownMaps.remove(map!.id)
  })

  it('removes what was begun', async () => {
    const server: Server = { left: 12 + 12, go: () => undefined }
    const { made, project } = await opened(server)
    choose(made, 'village')
    await until('it can be kept', () => button(made, 'Keep it here') !== undefined)
    button(made, 'Keep it here')!.click()
    await until('it has begun', () => project.ownMaps.begun.length === 1)
    button(made, 'Stop')!.click()
    await until('it can be removed', () => button(made, 'Remove what is here') !== undefined)
    button(made, 'Remove what is here')!.click()
    await until('it is gone', () => project.ownMaps.begun.length === 0)
  })
})
