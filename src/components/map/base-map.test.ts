import { expect } from '@open-wc/testing'
import { pmtilesFile, redPng, smpFile, smpStyle, squareTile } from '../../../test/support/map-files.js'
import { until } from '../../../test/components/project-for-tests.js'
import type { CairnError } from '../../model/index.js'
import type { Basemap } from '../../project/types.js'
import { mapFiles } from '../../plugins/index.js'
import { onBasemapFailure } from './basemap-protocol.js'
import { MapView } from './map-view.js'
import { readMarkColours } from './mark-colours.js'
import { styleOf } from './plain-style.js'

async function opened(kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<Basemap> {
  const found = mapFiles().contributes.basemapKinds!.find(({ id }) => id === kind)!
  return { id: kind, ...(await found.open(new Blob([bytes]), { signal: new AbortController().signal })) }
}

/** The colour in the middle of a map that shows a base map, as red, green, blue. */
async function colourOf(basemap: Basemap): Promise<readonly number[]> {
  const container = document.createElement('div')
  container.style.cssText = 'width:200px;height:200px'
  container.attachShadow({ mode: 'open' })
  document.body.append(container)
  const view = await MapView.create({ container, center: [0, 0], zoom: 0, label: 'Map' })
  const failed = (error: unknown): never => {
    throw error
  }
  await view.setStyle(styleOf(basemap, 'light', failed), readMarkColours(container.shadowRoot!, 'light'))
  // Not earlier: the empty style that a map begins with comes to rest too.
  await new Promise(resolve => view.map.once('idle', resolve))
  view.map.redraw()
  const context = new OffscreenCanvas(1, 1).getContext('2d')!
  const canvas = view.map.getCanvas()
  context.drawImage(canvas, canvas.width / 2, canvas.height / 2, 1, 1, 0, 0, 1, 1)
  view.destroy()
  container.remove()
  return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)]
}

describe('base maps of files on the map', () => {
  it('draws the pictures of a PMTiles file', async () => {
    const [red = 0, green = 0, blue = 0] = await colourOf(
      await opened('pmtiles', pmtilesFile({ '0/0/0': redPng }))
    )
    expect(red).to.be.greaterThan(200)
    expect(Math.max(green, blue)).to.be.lessThan(60)
  })

  it('draws the vector tiles of a PMTiles file', async () => {
    const metadata = { vector_layers: [{ id: 'earth' }, { id: 'water' }] }
    const file = pmtilesFile({ '0/0/0': squareTile('water') }, { type: 1, metadata })
    expect(await colourOf(await opened('pmtiles', file))).to.deep.equal([0xa4, 0xcd, 0xdd])
    const land = pmtilesFile({ '0/0/0': squareTile('earth') }, { type: 1, metadata })
    expect(await colourOf(await opened('pmtiles', land))).to.deep.equal([0xf2, 0xf2, 0xec])
  })

  it('draws a styled map package', async () => {
    const [red = 0] = await colourOf(await opened('smp', smpFile(smpStyle, { 's/0/0/0/0.png': redPng })))
    expect(red).to.be.greaterThan(200)
  })

  it('tells which base map has a damaged part', async () => {
    const file = pmtilesFile({ '0/0/0': redPng })
    const basemap = await opened('pmtiles', file)
    const broken: Basemap = {
      ...basemap,
      resource: async (path, options) => {
        await basemap.resource!(path, options)
        return (await opened('pmtiles', file.slice(0, 90))).resource!(path, options)
      }
    }
    let told: readonly [object, CairnError] | null = null
    const stop = onBasemapFailure((...each) => (told = each))
    await colourOf(broken)
    stop()
    await until('it is told', () => told !== null)
    expect(told![0]).to.equal(broken)
    expect(told![1].code).to.equal('bad-input')
  })
})
