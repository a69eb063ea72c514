import { expect, fixture, html } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { LitElement } from 'lit'
import { ProjectController } from '../controllers/project.js'
import type { Project, StoreEvent } from '../../project/index.js'
import type { CairnProject } from './project.js'
import './define.js'

class Reader extends LitElement {
  static override properties = { project: { attribute: false } }
  declare project: Project | null | undefined
  readonly seen: (Project | null)[] = []
  readonly events: StoreEvent[] = []
  readonly controller = new ProjectController(this, {
    changed: project => this.seen.push(project),
    event: event => this.events.push(event)
  })
}
customElements.define('test-reader', Reader)

describe('cairn-project', () => {
  it('gives its project to what is inside, also when it comes later', async () => {
    const element = await fixture<CairnProject>(
      html`<cairn-project><test-reader></test-reader></cairn-project>`
    )
    const reader = element.firstElementChild as Reader
    expect(reader.controller.value).to.equal(undefined)
    const project = await projectForTests()
    element.project = project
    await until('the reader has it', () => reader.controller.value === project)
    expect(reader.seen).to.deep.equal([project])
  })

  it('says none apart from not yet', async () => {
    const element = await fixture(
      html`<cairn-project .project=${null}><test-reader></test-reader></cairn-project>`
    )
    const reader = element.firstElementChild as Reader
    await until('none is known', () => reader.controller.value === null)
    expect(reader.seen).to.deep.equal([null])
  })

  it('gives way to the element’s own project', async () => {
    const [around, own] = [await projectForTests(), await projectForTests()]
    const element = await fixture(
      html`<cairn-project .project=${around}><test-reader .project=${own}></test-reader></cairn-project>`
    )
    expect((element.firstElementChild as Reader).controller.value).to.equal(own)
  })

  it('lets an element follow the store only while it is on the page', async () => {
    const project = await projectForTests()
    const reader = await fixture<Reader>(html`<test-reader .project=${project}></test-reader>`)
    const draft = { geometry: null, presetRef: null, tags: new Map<string, string>() }
    await project.create(draft)
    await until('the event came', () => reader.events.length > 0)
    const parent = reader.parentElement!
    reader.remove()
    const before = reader.events.length
    await project.create(draft)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(reader.events.length).to.equal(before)
    parent.append(reader)
    await project.create(draft)
    await until('it follows again', () => reader.events.length > before)
  })
})
