import { expect, fixture, html } from '@open-wc/testing'
import { observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Project } from '../../project/index.js'
import '../project/define.js'
import type { CairnProject } from '../project/project.js'
import './define.js'
import { LAYER } from './mark-layers.js'
import type { CairnMap } from './map.js'

const HERE: readonly [number, number] = [-73, -4]

const drawnMarks = ({ library }: CairnMap): number =>
  new Set(
    library!
      .queryRenderedFeatures({ layers: [LAYER.points] })
      .map(({ properties }) => String(properties['doc']))
  ).size
const isLoading = (element: CairnMap): boolean => element.shadowRoot!.querySelector('.bar-loading') !== null

async function mapOf(project: Project): Promise<CairnMap> {
  return fixture(
    html`<cairn-map
      style="width:500px;height:400px"
      .project=${project}
      .center=${HERE}
      .zoom=${12}
    ></cairn-map>`
  )
}

describe('cairn-map, drawn', () => {
  it('is drawn when it says so, again after a change, and at once when it goes away', async () => {
    const project = await projectForTests([observation([-73.02, -4], 'fire')])
    const element = await mapOf(project)
    await element.whenDrawn
    expect(drawnMarks(element)).to.equal(1)
    expect(element.shadowRoot!.querySelectorAll('.marks button').length).to.equal(1)
    const geometry = { type: 'Point', coordinates: [-72.98, -4] }
    await project.create({ geometry, presetRef: 'big-tree', tags: new Map() })
    await element.whenDrawn
    expect(drawnMarks(element)).to.equal(2)
    element.filter = { presets: ['fire'] }
    await element.whenDrawn
    expect(drawnMarks(element)).to.equal(1)
    element.filter = null
    const drawn = element.whenDrawn
    element.remove()
    await drawn
    await until('it has gone', () => element.library === null)
    await element.whenDrawn
  })

  it('says that it loads while the project around it opens, and not where there is none', async () => {
    const around = await fixture<CairnProject>(
      html`<cairn-project><cairn-map style="height:300px"></cairn-map></cairn-project>`
    )
    const element = around.querySelector('cairn-map')!
    const alone = await fixture<CairnMap>(html`<cairn-map style="height:300px"></cairn-map>`)
    await Promise.all([element.whenDrawn, alone.whenDrawn])
    expect([isLoading(element), isLoading(alone)]).to.deep.equal([true, false])
    around.project = await projectForTests()
    await element.updateComplete
    await element.whenDrawn
    expect(isLoading(element)).to.equal(false)
  })
})
