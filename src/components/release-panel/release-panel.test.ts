import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { geojson, defaultCategories } from '../../plugins/index.js'
import { openProject } from '../../project/index.js'
import type { Project } from '../../project/index.js'
import { memoryAdapter } from '../../sync/memory/memory-adapter.js'
import type { ProjectStore } from '../../sync/adapter.js'
import { until } from '../../../test/components/project-for-tests.js'
import './define.js'
import type { CairnReleasePanelReleasedEvent } from './release-panel-events.js'
import type { CairnReleasePanel } from './release-panel.js'

async function projectWith(
  presets: readonly string[],
  role: 'member' | 'coordinator' = 'coordinator'
): Promise<Project> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'River watch', deviceName: 'Phone' })
  const store = await adapter.open(id)
  const wrapped: ProjectStore = { ...store, info: { ...store.info, role } }
  const project = await openProject(wrapped, [defaultCategories(), geojson()], { languages: ['en'] })
  for (const presetRef of presets) {
    const geometry = { type: 'Point', coordinates: [10.12345, 4.56789] }
    await project.create({ geometry, presetRef, tags: new Map([['notes', 'by the bridge']]) })
  }
  return project
}
const open = async (project: Project): Promise<CairnReleasePanel> => {
  const element = await fixture<CairnReleasePanel>(
    html`<cairn-release-panel style="width:390px;height:800px" .project=${project}></cairn-release-panel>`
  )
  await until('the preview', () => element.shadowRoot!.querySelector('.along') !== null)
  return element
}
const one = <Wanted extends HTMLElement>(element: CairnReleasePanel, selector: string): Wanted =>
  element.shadowRoot!.querySelector<Wanted>(selector)!
const release = (element: CairnReleasePanel): HTMLButtonElement => one(element, '.foot .primary')
async function fill(element: CairnReleasePanel, name: string, text: string): Promise<void> {
  const input = one<HTMLInputElement>(element, `#${name}`)
  input.value = text
  input.dispatchEvent(new Event(input.type === 'date' ? 'change' : 'input'))
  await element.updateComplete
}
async function ready(project: Project): Promise<CairnReleasePanel> {
  const element = await open(project)
  await fill(element, 'recipient', 'Health office')
  await fill(element, 'purpose', 'Testing water')
  await until('allowed', () => !release(element).disabled)
  return element
}

const featuresIn = (text: string): readonly { readonly geometry: unknown }[] =>
  (JSON.parse(text) as { readonly features: readonly { readonly geometry: unknown }[] }).features

describe('cairn-release-panel', () => {
  it('refuses without who and what for, says why, and is accessible', async () => {
    const element = await open(await projectWith(['fire', 'fire']))
    expect(release(element).disabled).to.equal(true)
    expect(one(element, '.foot').textContent).to.contain('Say who gets it.')
    await fill(element, 'recipient', 'Health office')
    expect(one(element, '.foot').textContent).to.contain('Say what it is for.')
    expect(release(element).disabled).to.equal(true)
    await expect(element).to.be.accessible()
  })

  it('reads the terms back, then gives a file of exactly what was chosen', async () => {
    const element = await ready(await projectWith(['fire', 'house']))
    await fill(element, 'until', '2027-03-31')
    const notes = [...element.shadowRoot!.querySelectorAll('.along label')]
      .find(label => label.textContent.includes('own words'))!
      .querySelector('input')!
    notes.click()
    await until('looked again', () => !release(element).disabled)
    release(element).click()
    const dialog = one<HTMLDialogElement>(element, 'dialog')
    expect(dialog.open).to.equal(true)
    expect(dialog.textContent).to.contain('Health office')
    expect(dialog.textContent).to.contain('In a square of 500')
    await expect(element).to.be.accessible()
    setTimeout(() => dialog.querySelector<HTMLButtonElement>('.primary')!.click())
    const { file } = await oneEvent<CairnReleasePanelReleasedEvent>(element, 'cairn-release-panel-released')
    const text = await file.text()
    expect(file.name).to.equal('River watch.geojson')
    expect(featuresIn(text).length).to.equal(2)
    expect(text).to.not.contain('10.12345')
    expect(text).to.not.contain('by the bridge')
  })

  it('names what leaves in words, and what a category is goes or stays as a whole', async () => {
    const project = await projectWith(['water-point'])
    await project.create({ geometry: null, presetRef: null, tags: new Map([['survey:id', 7]]) })
    const element = await ready(project)
    const rows = (): readonly HTMLLabelElement[] =>
      [...element.shadowRoot!.querySelectorAll('.along label')] as never
    expect(rows().map(row => row.textContent.trim())).to.have.members([
      'What it is',
      'Tell it in your own words',
      'Other detail: survey:id'
    ])
    expect(one(element, 'fieldset').textContent).to.contain('When each was written down, and its number')
    rows()[0]!.querySelector('input')!.click()
    await until(
      'looked again',
      () => !release(element).disabled && !rows()[0]!.querySelector('input')!.checked
    )
    release(element).click()
    setTimeout(() => one<HTMLButtonElement>(element, 'dialog .primary').click())
    const { file } = await oneEvent<CairnReleasePanelReleasedEvent>(element, 'cairn-release-panel-released')
    const text = await file.text()
    expect(text).to.contain('by the bridge')
    expect(text).to.not.contain('drinking_water')
    expect(text).to.not.contain('water-point')
  })

  it('leaves without any place when the slider is at its end', async () => {
    const element = await ready(await projectWith(['fire']))
    await fill(element, 'exactness', '4')
    release(element).click()
    setTimeout(() => one<HTMLButtonElement>(element, 'dialog .primary').click())
    const { file } = await oneEvent<CairnReleasePanelReleasedEvent>(element, 'cairn-release-panel-released')
    expect(featuresIn(await file.text())[0]!.geometry).to.equal(null)
  })

  it('names no number before it knows one', async () => {
    const project = await projectWith(['fire'])
    const previewRelease = (): Promise<never> => new Promise(() => undefined)
    const element = await fixture<CairnReleasePanel>(
      html`<cairn-release-panel .project=${{ ...project, previewRelease }}></cairn-release-panel>`
    )
    await until('the foot', () => element.shadowRoot!.querySelector('.foot') !== null)
    expect(release(element).textContent.trim()).to.equal('Release')
    expect(release(element).disabled).to.equal(true)
  })

  it('says how many stay', async () => {
    const project = await projectWith(['fire', 'house'])
    const set = project.categorySet
    const presets = set.presets.map(preset =>
      preset.id === 'fire' ? { ...preset, mayLeave: false } : preset
    )
    await project.changeCategories({ ...set, presets })
    const element = await ready(project)
    await until('one stays', () => element.shadowRoot!.textContent.includes('1 stays here.'))
    expect(release(element).textContent).to.contain('Release 1 observation')
  })

  it('lets nobody give to others who may not', async () => {
    const element = await open(await projectWith(['fire'], 'member'))
    await fill(element, 'recipient', 'Health office')
    await fill(element, 'purpose', 'Testing water')
    await until('refused', () => one(element, '.foot').textContent.includes('Only a coordinator'))
    expect(release(element).disabled).to.equal(true)
  })
})
