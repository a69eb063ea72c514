import { expect, fixture, html } from '@open-wc/testing'
import { restedMap } from '../../../test/components/map-for-tests.js'
import { observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { CairnCoordinates } from '../coordinates/coordinates.js'
import './define.js'
import type { CairnMap } from './map.js'

const HERE: readonly [number, number] = [-73, -4]

describe('how a map looks', () => {
  it('paints every mark in ink while contrast is high, and in its category again afterwards', async () => {
    const project = await projectForTests([observation([...HERE], 'fire')])
    const map = await fixture<CairnMap>(
      html`<cairn-map
        lang="en"
        theme="light"
        style="width:300px;height:300px"
        .project=${project}
        .center=${HERE}
        .zoom=${12}
      ></cairn-map>`
    )
    const paint = (): string => {
      if (map.library?.hasImage('mark/fire') !== true) return ''
      const { data, width } = map.library.getImage('mark/fire').data as {
        readonly data: Uint8Array
        readonly width: number
      }
      // Inside of the disc, beside the picture.
      const at = (20 * width + width / 2) * 4
      return [...data.subarray(at, at + 3)].join()
    }
    await until('the mark is drawn', () => paint() !== '')
    const category = paint()
    expect(category).not.to.equal('17,26,22')
    map.setAttribute('contrast', 'high')
    await until('it is ink', () => paint() === '17,26,22')
    map.removeAttribute('contrast')
    await until('it is its category again', () => paint() === category)
  })

  it('writes where its middle is, and where the pin is', async () => {
    const map = await restedMap(
      html`<cairn-map
        lang="en"
        with-coordinates
        style="width:300px;height:300px"
        .project=${null}
        .center=${HERE}
        .zoom=${12}
      ></cairn-map>`
    )
    const said = (): string =>
      map.shadowRoot!.querySelector<CairnCoordinates>('cairn-coordinates')?.shadowRoot?.textContent.trim() ??
      ''
    await until('the middle is there', () => said() === '4.0000° S, 73.0000° W')
    map.pin = { lngLat: [10, 20] }
    await until('the pin is there', () => said() === '20.0000° N, 10.0000° E')
    await expect(map).to.be.accessible()
  })
})
