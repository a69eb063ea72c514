import { expect, fixture, html } from '@open-wc/testing'
import { exifWith, gpsOf, withExif } from '../../../../test/components/photo-for-tests.js'
import { newest, observation, projectForTests, until } from '../../../../test/components/project-for-tests.js'
import type { Json } from '../../../model/index.js'
import type { ObservationDraft, Project, StoredDocument } from '../../../project/index.js'
import { CairnAttachmentsTakenEvent } from '../../attachments/attachments.js'
import { addStrings } from '../../strings/registry.js'
import '../define.js'
import type { CairnObservationForm } from '../observation-form.js'

const HOME: Json = { type: 'Point', coordinates: [-73.1, -4.2] }
const FIELD = [-73.123456, -4.254321] as const
/** What is read of a photo is exact to a hundredth of a second. */
const near = (geometry: Json | null, [longitude, latitude]: readonly [number, number]): boolean => {
  const [east, north] =
    (geometry as { readonly coordinates: readonly [number, number] } | null)?.coordinates ?? []
  return Math.abs((east ?? 999) - longitude) < 1e-5 && Math.abs((north ?? 999) - latitude) < 1e-5
}

/** A real picture, each of another colour, and where it was taken. */
async function photo(place: readonly [number, number] | null, colour = 'green'): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 16
  const context = canvas.getContext('2d')!
  context.fillStyle = colour
  context.fillRect(0, 0, 16, 16)
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg'))
  const jpeg = new Uint8Array(await blob!.arrayBuffer())
  const bytes = place === null ? jpeg : withExif(jpeg, exifWith(gpsOf(...place)))
  return new File([bytes], 'river.jpg', { type: 'image/jpeg' })
}

interface Start {
  readonly project: Project | null
  readonly draft?: ObservationDraft
  readonly document?: StoredDocument
}
const draft = (geometry: Json | null): ObservationDraft => ({
  geometry,
  presetRef: 'dirty-water',
  tags: new Map()
})
const formWith = ({ project, draft: begin, document }: Start): Promise<CairnObservationForm> =>
  fixture(
    html`<cairn-observation-form
      style="height:700px;width:390px"
      .project=${project}
      .draft=${begin ?? null}
      .document=${document ?? null}
    ></cairn-observation-form>`
  )

const add = (form: Element, file: File): Promise<boolean> =>
  form.shadowRoot!.querySelector('cairn-attachments')!.take(file, file.name)
const offer = (form: Element): ShadowRoot => form.shadowRoot!.querySelector('cairn-photo-place')!.shadowRoot!
const said = (form: Element): string | undefined => {
  const box = form.shadowRoot!.querySelector('cairn-photo-place')?.shadowRoot
  return box?.querySelector('[role=status]')?.textContent.replace(/\s+/g, ' ').trim()
}
const button = (form: Element, name: string): HTMLButtonElement | null => offer(form).querySelector(name)
const says = (form: Element, words: string): Promise<void> => until(`"${words}"`, () => said(form) === words)
const KNOWS = 'The photo knows where it was taken.'
const USED = 'The observation is now where the photo was taken.'

describe('cairn-photo-place', () => {
  it('offers the place of a photo to an observation without one, and puts it there only then', async () => {
    const project = await projectForTests()
    const form = await formWith({ project, draft: draft(null) })
    expect(await add(form, await photo(FIELD))).to.equal(true)
    await says(form, KNOWS)
    expect(form.value.geometry).to.equal(null)
    await expect(form).to.be.accessible()
    button(form, '.use')!.focus()
    button(form, '.use')!.click()
    await says(form, USED)
    expect(near(form.value.geometry, FIELD)).to.equal(true)
    await until('the focus is on Undo', () => offer(form).activeElement?.className.includes('undo') === true)
    await expect(form).to.be.accessible()
    await form.save()
    expect(near((await newest(project)).fields.get('location')!.value, FIELD)).to.equal(true)
  })

  it('says how far away it was taken, and undo brings back the place and how exact it was', async () => {
    const form = await formWith({ project: await projectForTests(), draft: draft(HOME) })
    form.accuracy = 4
    await add(form, await photo(FIELD))
    await says(form, 'The photo was taken somewhere else, 6.6 km from here.')
    button(form, '.use')!.click()
    await says(form, USED)
    const place = (): string => form.shadowRoot!.querySelector('.place')!.textContent
    await form.updateComplete
    expect(place()).to.contain('4.2543').and.not.to.contain('within')
    button(form, '.undo')!.click()
    await until('it is back', () => form.value.geometry === HOME)
    await form.updateComplete
    expect(place()).to.contain('within 4')
    form.accuracy = 7
    form.setGeometry(structuredClone(HOME))
    await form.updateComplete
    expect(place()).to.contain('within 7')
    await says(form, 'The photo was taken somewhere else, 6.6 km from here.')
  })

  it('is put away by its cross, and does not come back for that photo, but for another', async () => {
    const form = await formWith({ project: await projectForTests(), draft: draft(null) })
    const file = await photo(FIELD)
    await add(form, file)
    await says(form, KNOWS)
    const cross = button(form, '.icon-button')!
    const { width, height } = cross.getBoundingClientRect()
    expect(Math.min(width, height)).to.be.at.least(44)
    cross.focus()
    cross.click()
    await says(form, '')
    await until('the focus stays', () => form.shadowRoot!.activeElement?.localName === 'cairn-photo-place')
    await add(form, new File([file], 'again.jpg', { type: file.type }))
    await add(form, await photo(null, 'blue'))
    await form.updateComplete
    expect(said(form)).to.equal('')
    await add(form, await photo([10, 20], 'red'))
    await says(form, KNOWS)
    button(form, '.use')!.click()
    await until('the other place', () => near(form.value.geometry, [10, 20]))
  })

  it('says nothing of a photo that was taken here, tells nothing, is damaged, or went away', async () => {
    const form = await formWith({ project: await projectForTests(), draft: draft(HOME) })
    const whole = new Uint8Array(await (await photo(FIELD, 'black')).arrayBuffer())
    await add(form, await photo([-73.1005, -4.2]))
    await add(form, await photo(null, 'blue'))
    await add(form, new File([whole.slice(0, 60)], 'half.jpg', { type: 'image/jpeg' }))
    await add(form, new File([whole], 'sound.webm', { type: 'audio/webm' }))
    const attachments = form.shadowRoot!.querySelector('cairn-attachments')!
    expect(attachments.value.length).to.equal(4)
    // Read after all of these: once it is offered, they were read too.
    await add(form, await photo(FIELD, 'red'))
    await says(form, 'The photo was taken somewhere else, 6.6 km from here.')
    await attachments.updateComplete
    attachments.shadowRoot!.querySelector<HTMLButtonElement>('li:last-child .remove')!.click()
    await says(form, '')
    expect(form.value.geometry).to.equal(HOME)
  })

  it('leaves a saved observation where it is, and helps one that has no place', async () => {
    const project = await projectForTests([observation([-73.1, -4.2], 'dirty-water')])
    const document = await newest(project)
    const form = await formWith({ project, document })
    await add(form, await photo(FIELD))
    await until('it is read', () => form.shadowRoot!.querySelector('cairn-photo-place') !== null)
    const without: StoredDocument = { ...document, fields: new Map() }
    const other = await formWith({ project, document: without })
    await add(other, await photo(FIELD, 'red'))
    await says(other, KNOWS)
    expect(said(form)).to.equal('')
    await form.save()
    expect((await newest(project)).fields.get('location')!.id).to.equal(document.fields.get('location')!.id)
  })

  it('offers nothing in the place of a line, nor to a category that has no points', async () => {
    const line: Json = {
      type: 'LineString',
      coordinates: [
        [-73.1, -4.2],
        [-73.2, -4.2]
      ]
    }
    const project = await projectForTests()
    const drawn = await formWith({ project, draft: draft(line) })
    const area = await formWith({ project, draft: draft(null) })
    area.preset = { ...project.categories.preset('dirty-water')!, geometry: ['area'] }
    const point = await formWith({ project, draft: draft(null) })
    for (const form of [drawn, area, point]) await add(form, await photo(FIELD))
    await says(point, KNOWS)
    expect([said(drawn), said(area)]).to.deep.equal(['', ''])
  })

  it('works in a form without a project, for a photo that the page took', async () => {
    const form = await fixture<CairnObservationForm>(
      html`<cairn-observation-form .fields=${[]}
        ><input slot="start" type="file" aria-label="Photo"
      /></cairn-observation-form>`
    )
    let heard = 0
    const count = (): number => heard++
    document.addEventListener('cairn-attachments-taken', count)
    form.querySelector('input')!.dispatchEvent(new CairnAttachmentsTakenEvent(await photo(FIELD)))
    await says(form, KNOWS)
    document.removeEventListener('cairn-attachments-taken', count)
    expect(heard).to.equal(0)
    button(form, '.use')!.click()
    await until('it is there', () => near(form.value.geometry, FIELD))
  })

  it('fits 320 pixels, twice the text and right-to-left, with its numbers in the language', async () => {
    addStrings('xx', { 'photo.usePlace': 'A button whose words are very much longer than in English' })
    const form = await formWith({ project: await projectForTests(), draft: draft(HOME) })
    form.style.width = '320px'
    form.style.setProperty('--cairn-font-scale', '2')
    form.dir = 'rtl'
    form.lang = 'fr'
    await add(form, await photo(FIELD))
    await says(form, 'La photo a été prise ailleurs, à 6,6 km d’ici.')
    form.lang = 'xx'
    await until('the long words', () => button(form, '.use')!.textContent.includes('longer'))
    const box = offer(form).querySelector('.note')!.getBoundingClientRect()
    for (const each of offer(form).querySelectorAll('button')) {
      const { left, right } = each.getBoundingClientRect()
      expect(each.scrollWidth).to.be.at.most(each.clientWidth + 1)
      expect(left >= box.left && right <= box.right).to.equal(true)
    }
    expect(button(form, '.icon-button')!.getBoundingClientRect().left).to.be.below(
      button(form, '.use')!.getBoundingClientRect().left
    )
  })
})
