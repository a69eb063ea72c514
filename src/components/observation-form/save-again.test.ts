import { expect, fixture, html } from '@open-wc/testing'
import { newest, observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import { CairnError } from '../../model/index.js'
import type { ObservationDraft, Project } from '../../project/index.js'
import type { Documents } from '../../sync/adapter.js'
import './define.js'
import { keptDraft } from './kept-draft.js'
import type { CairnObservationForm } from './observation-form.js'

const START: ObservationDraft = {
  geometry: { type: 'Point', coordinates: [-73.1, -4.2] },
  presetRef: 'dirty-water',
  tags: new Map()
}

async function form(project: Project, draft: ObservationDraft | null = START): Promise<CairnObservationForm> {
  return fixture(html`<cairn-observation-form .project=${project} .draft=${draft}></cairn-observation-form>`)
}

const count = (project: Project): Promise<number> => project.store.documents.count({ kind: 'observation' })
const label = (element: Element): string =>
  element.shadowRoot!.querySelector('[part=primary]')!.textContent.replace(/\s+/g, ' ').trim()

function answer(element: CairnObservationForm, key: string, value: string): void {
  element.value = { ...element.value, tags: new Map(element.value.tags).set(key, value) }
}

/** A store whose first answer is lost once all is written. Like a peer's, it writes each named commit once. */
function losing(documents: Documents): Documents {
  const ids = new Map<string, ReturnType<Documents['commit']>>()
  return {
    ...documents,
    async commit(commits, attempt) {
      if (attempt === undefined) return documents.commit(commits)
      const known = ids.get(attempt.token)
      if (known !== undefined) return known
      const written = documents.commit(commits)
      ids.set(attempt.token, written)
      await written
      throw new CairnError('outcome-unknown', 'Look whether it was saved.')
    }
  }
}

describe('cairn-observation-form, saved and still there', () => {
  it('is a form of what it saved: Save again changes that, and only what changed', async () => {
    const project = await projectForTests()
    const element = await form(project)
    const [id] = await Promise.all([element.save(), element.save()])
    const first = await newest(project)
    expect(await element.save(), 'nothing to save').to.equal(null)
    answer(element, 'notes', 'one')
    await element.updateComplete
    expect(label(element)).to.contain('Save on this')
    expect(await element.save()).to.equal(id)
    answer(element, 'notes', 'two')
    expect(await element.save()).to.equal(id)
    expect(await count(project)).to.equal(1)
    const { fields } = await newest(project)
    expect(fields.get('tag/notes')).to.include({ value: 'two' }).and.have.deep.property('others', [])
    expect([...fields.keys()].sort()).to.deep.equal([...first.fields.keys(), 'tag/notes'].sort())
    for (const name of first.fields.keys()) expect(fields.get(name)!.id).to.equal(first.fields.get(name)!.id)
    expect(await keptDraft(project.store.local, id)).to.equal(null)
  })

  it('does not write that it may leave: nothing said is a yes', async () => {
    const project = await projectForTests()
    const element = await form(project, { ...START, mayLeave: true })
    const id = await element.save()
    answer(element, 'notes', 'one')
    await element.save()
    const { steps } = await project.store.history!.of(id!)
    expect(steps.map(({ does, set }) => [does, set.has('mayLeave')])).to.deep.equal([
      ['edit', false],
      ['create', false]
    ])
    element.value = { ...element.value, mayLeave: false }
    await element.save()
    expect((await newest(project)).fields.get('mayLeave')!.value).to.equal(false)
    element.value = { ...element.value, mayLeave: true }
    await element.save()
    expect((await newest(project)).fields.get('mayLeave')!.value).to.equal(true)
  })

  it('begins another with another draft', async () => {
    const project = await projectForTests()
    const element = await form(project)
    const id = await element.save()
    element.draft = { ...START }
    await element.updateComplete
    expect(await element.save())
      .to.be.a('string')
      .and.not.equal(id)
    expect(await count(project)).to.equal(2)
  })

  it('writes once when the answer was lost, with what was changed until Save was tapped again', async () => {
    const project = await projectForTests([], store => ({ documents: losing(store.documents) }))
    const element = await form(project)
    answer(element, 'notes', 'one')
    expect(await element.save()).to.equal(null)
    answer(element, 'notes', 'two')
    expect(await element.save()).to.be.a('string')
    expect(await count(project)).to.equal(1)
    expect((await newest(project)).fields.get('tag/notes')!.value).to.equal('two')
  })

  it('writes once when the page was gone before the answer came, and goes on with the draft it kept', async () => {
    const project = await projectForTests([], store => ({ documents: losing(store.documents) }))
    const element = await form(project)
    answer(element, 'notes', 'one')
    await element.save()
    answer(element, 'notes', 'two')
    element.remove()
    const kept = async (): Promise<unknown> => (await keptDraft(project.store.local))?.tags.get('notes')
    await until('it is kept', async () => (await kept()) === 'two')
    const back = await form(project, await keptDraft(project.store.local))
    expect(await back.save()).to.be.a('string')
    expect(await count(project)).to.equal(1)
    expect((await newest(project)).fields.get('tag/notes')!.value, 'changed since').to.equal('two')
    expect(back.value.tags.get('notes')).to.equal('two')
    expect(await keptDraft(project.store.local)).to.equal(null)
  })

  for (const isHere of [true, false])
    it(`puts nothing over what others wrote before it was saved again, ${isHere ? 'the page still there' : 'on another page'}`, async () => {
      const project = await projectForTests([], store => ({ documents: losing(store.documents) }))
      const element = await form(project)
      for (const key of ['notes', 'extra', 'left']) answer(element, key, 'one')
      await element.save()
      const { id } = await newest(project)
      const theirs = ['notes', 'extra', 'came'].map(key => [`tag/${key}`, 'theirs'] as const)
      await project.edit(id, new Map([...theirs, ['tag/left', undefined]]))
      answer(element, 'notes', 'two')
      if (!isHere) element.remove()
      await until(
        'it is kept',
        async () => (await keptDraft(project.store.local))?.tags.get('notes') === 'two'
      )
      const again = isHere ? element : await form(project, await keptDraft(project.store.local))
      expect(await again.save()).to.equal(id)
      const { fields } = await newest(project)
      const { value, others } = fields.get('tag/notes')!
      expect([value, ...others.map(other => other.value)]).to.have.members(['two', 'theirs'])
      for (const key of ['extra', 'came'])
        expect(fields.get(`tag/${key}`), key)
          .to.include({ value: 'theirs' })
          .and.have.deep.property('others', [])
      expect(fields.has('tag/left'), 'what they took away').to.equal(false)
    })

  it('replaces what it wrote itself, also where no history tells what that was', async () => {
    const without: object = { history: undefined }
    const project = await projectForTests([], store =>
      Object.assign({ documents: losing(store.documents) }, without)
    )
    const element = await form(project)
    answer(element, 'notes', 'one')
    await element.save()
    answer(element, 'notes', 'two')
    await element.save()
    expect((await newest(project)).fields.get('tag/notes'))
      .to.include({ value: 'two' })
      .and.have.deep.property('others', [])
  })

  it('takes nothing back that others changed between two edits', async () => {
    const project = await projectForTests([
      observation([1, 2], 'dirty-water', { notes: 'old', extra: 'old' })
    ])
    const document = await newest(project)
    const element = await fixture<CairnObservationForm>(
      html`<cairn-observation-form .project=${project} .document=${document}></cairn-observation-form>`
    )
    answer(element, 'notes', 'one')
    await element.save()
    await project.edit(document.id, new Map([['tag/extra', 'theirs']]))
    answer(element, 'notes', 'two')
    await element.save()
    const { fields } = await newest(project)
    expect(fields.get('tag/extra')!.value).to.equal('theirs')
    expect(fields.get('tag/notes')).to.include({ value: 'two' }).and.have.deep.property('others', [])
  })
})
