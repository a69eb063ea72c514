import { expect, fixture, html } from '@open-wc/testing'
import { newest, observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import { TAG_PREFIX } from '../../model/index.js'
import type { DeviceId, DocumentId } from '../../model/index.js'
import type { Project } from '../../project/index.js'
import './define.js'
import type { CairnObservationHistory } from './observation-history.js'

const NOTES = `${TAG_PREFIX}notes`

async function history(
  project: Project | undefined,
  id: DocumentId | null
): Promise<CairnObservationHistory> {
  return fixture<CairnObservationHistory>(
    html`<cairn-observation-history
      lang="en"
      style="width:390px"
      .project=${project}
      .documentId=${id}
    ></cairn-observation-history>`
  )
}
const steps = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('li')].map(step => step.textContent.replace(/\s+/g, ' ').trim())
const uses = (element: Element): HTMLButtonElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.use')
]

/** An observation whose notes were written twice, and which was deleted and brought back. */
async function changed(): Promise<{ readonly project: Project; readonly id: DocumentId }> {
  const project = await projectForTests([observation([1, 2], 'dirty-water', { notes: 'Fish' })])
  const { id } = await newest(project)
  await project.edit(id, new Map([[NOTES, 'Weeds']]))
  await project.remove(id)
  await project.restore(id)
  return { project, id }
}

describe('cairn-observation-history', () => {
  it('tells every change with who, what and which answer', async () => {
    const { project, id } = await changed()
    const element = await history(project, id)
    await until('four changes', () => steps(element).length === 4)
    const all = steps(element)
    const told = ['Brought back', 'Deleted', 'Weeds', 'Added'].map(words =>
      all.some(step => step.includes(words))
    )
    expect(told).to.deep.equal([true, true, true, true])
    expect(all.every(step => /^This \w+ · today/.test(step))).to.equal(true)
    await expect(element).to.be.accessible()
  })

  it('calls a device by its new name as soon as there is one', async () => {
    const reader = 'b'.repeat(64) as DeviceId
    const project = await projectForTests([observation([1, 2], 'fire')], store => ({
      info: { ...store.info, deviceId: reader }
    }))
    const element = await history(project, (await newest(project)).id)
    await until('the name', () => steps(element).some(step => step.startsWith('Village phone')))
    await project.store.members!.rename('River boat')
    await until('the new one', () => steps(element).every(step => step.startsWith('River boat')))
  })

  it('writes an earlier answer again, and what was there stays in the list', async () => {
    const { project, id } = await changed()
    const element = await history(project, id)
    await until('it can be used', () => uses(element).length === 1)
    expect(uses(element)[0]!.getAttribute('aria-label')).to.equal('Use this again: Fish')
    uses(element)[0]!.click()
    await until('it is shown', async () => (await newest(project)).fields.get(NOTES)!.value === 'Fish')
    await until('five changes', () => steps(element).length === 5)
    expect(steps(element).some(step => step.includes('Weeds'))).to.equal(true)
  })

  it('asks the page first', async () => {
    const { project, id } = await changed()
    const element = await history(project, id)
    element.addEventListener('cairn-observation-history-restore', event => event.preventDefault())
    await until('it can be used', () => uses(element).length === 1)
    uses(element)[0]!.click()
    await element.updateComplete
    expect((await newest(project)).fields.get(NOTES)!.value).to.equal('Weeds')
  })

  it('is busy without a project, and says a failure in words', async () => {
    const empty = await history(undefined, null)
    expect(empty.shadowRoot!.querySelector('[aria-busy=true]')).not.to.equal(null)
    const project = await projectForTests([observation([1, 2], 'fire')], () => ({
      history: { of: () => Promise.reject(new Error('disk')) }
    }))
    const element = await history(project, (await newest(project)).id)
    await until('it is said', () => element.shadowRoot!.querySelector('[role=alert] p') !== null)
  })

  it('reads on, page by page', async () => {
    const project = await projectForTests([observation([1, 2], 'fire')])
    const { id } = await newest(project)
    for (let i = 0; i < 35; i++) await project.edit(id, new Map([[NOTES, `n${i}`]]))
    const element = await history(project, id)
    await until('the first page', () => steps(element).length === 30)
    element.shadowRoot!.querySelector<HTMLButtonElement>('.more')!.click()
    await until('all of it', () => steps(element).length === 36)
  })
})
