import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { attachmentsOf } from '../../model/index.js'
import type { Project } from '../../project/index.js'
import { newest, projectForTests, until } from '../../../test/components/project-for-tests.js'
import '../observation-form/define.js'
import type { CairnObservationForm } from '../observation-form/observation-form.js'
import '../observation-view/define.js'
import './define.js'
import type { CairnAttachments, CairnAttachmentsChangeEvent } from './attachments.js'
import { makePreviews } from './make-previews.js'
import type { CairnMedia } from './media-element.js'

/** A real photo: a drawing of many colours, as a camera would store it. */
async function photo(width = 2000, height = 1000): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')!
  for (let x = 0; x < width; x += 20) {
    context.fillStyle = `hsl(${(x * 7) % 360} 80% 50%)`
    context.fillRect(x, 0, 20, height)
  }
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  return new File([blob!], 'river.jpg', { type: 'image/jpeg' })
}
const strip = (project: Project): Promise<CairnAttachments> =>
  fixture(html`<cairn-attachments style="width:390px" .project=${project}></cairn-attachments>`)

describe('cairn-attachments', () => {
  it('keeps a photo before it is in the list, shows it, and lets it go', async () => {
    const project = await projectForTests()
    const element = await strip(project)
    await expect(element).to.be.accessible()
    const file = await photo()
    setTimeout(() => void element.take(file, file.name))
    const { value } = await oneEvent<CairnAttachmentsChangeEvent>(element, 'cairn-attachments-change')
    const state = (await project.store.media!.state(value[0]! as never))!
    expect([state.original.isHere, state.original.bytes]).to.deep.equal([true, file.size])
    await until('its picture', () => {
      const media = element.shadowRoot!.querySelector('cairn-media')
      return media?.shadowRoot?.querySelector('img')?.complete === true
    })
    await expect(element).to.be.accessible()
    element.shadowRoot!.querySelector<HTMLButtonElement>('.remove')!.click()
    expect(element.value).to.deep.equal([])
  })

  it('says why a file cannot be kept, and keeps the others', async () => {
    const project = await projectForTests([], store => ({
      media: {
        ...store.media!,
        put: () => Promise.reject(new Error('broken'))
      }
    }))
    const element = await strip(project)
    expect(await element.take(new Blob(['x']))).to.equal(false)
    await element.updateComplete
    expect(element.shadowRoot!.querySelector('[role=alert]')!.textContent).to.contain('Something went wrong')
    expect(element.value).to.deep.equal([])
  })

  it('records sound with the microphone, and lets it go', async () => {
    const streams: MediaStream[] = []
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async wanted => {
      const stream = await real(wanted)
      streams.push(stream)
      return stream
    }
    try {
      const project = await projectForTests()
      const element = await strip(project)
      const record = (): HTMLButtonElement => element.shadowRoot!.querySelector('button.act')!
      record().click()
      await until('it records', () => record().dataset['on'] !== undefined)
      await new Promise(resolve => setTimeout(resolve, 300))
      setTimeout(() => record().click())
      const { value } = await oneEvent<CairnAttachmentsChangeEvent>(element, 'cairn-attachments-change')
      const state = await project.store.media!.state(value[0]! as never)
      expect(state!.original.type).to.match(/^audio\//)
      expect(state!.original.bytes).to.be.greaterThan(0)
      const tracks = streams.flatMap(stream => stream.getTracks())
      expect(tracks.map(track => track.readyState)).to.deep.equal(['ended'])
    } finally {
      navigator.mediaDevices.getUserMedia = real
    }
  })
})

describe('a device without a microphone', () => {
  const refusals: readonly (readonly [Error, RegExp])[] = [
    [new DOMException('no', 'NotAllowedError'), /microphone is off/i],
    [new DOMException('none', 'NotFoundError'), /no microphone/i],
    // WebKit's refusal of what cannot be had is of a kind of its own.
    [Object.assign(new Error('none'), { name: 'OverconstrainedError' }), /no microphone/i]
  ]
  for (const [refusal, words] of refusals) {
    it(`says so: ${refusal.name}`, async () => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = () => Promise.reject(refusal)
      try {
        const element = await strip(await projectForTests())
        element.shadowRoot!.querySelector<HTMLButtonElement>('button.act')!.click()
        await until('it says so', () => words.test(element.shadowRoot!.textContent))
      } finally {
        navigator.mediaDevices.getUserMedia = real
      }
    })
  }
})

describe('photos in form and view', () => {
  it('are saved with an observation, stand in the view, and go by an edit', async () => {
    const project = await projectForTests()
    const draft = { geometry: { type: 'Point', coordinates: [1, 2] }, presetRef: 'fire', tags: new Map() }
    const form = await fixture<CairnObservationForm>(
      html`<cairn-observation-form
        style="width:390px;height:700px"
        .project=${project}
        .draft=${draft}
      ></cairn-observation-form>`
    )
    const attachments = form.shadowRoot!.querySelector('cairn-attachments')!
    await attachments.take(await photo(), 'river.jpg')
    expect(await form.save()).to.not.equal(null)
    const document = await newest(project)
    expect(attachmentsOf(document).length).to.equal(1)
    form.remove()

    const view = await fixture<HTMLElement>(
      html`<cairn-observation-view
        style="width:390px;height:700px"
        .project=${project}
        document-id=${document.id}
      ></cairn-observation-view>`
    )
    const media = (): CairnMedia | null => view.shadowRoot!.querySelector('cairn-media')
    await until('the photo', () => media()?.shadowRoot?.querySelector('img')?.complete === true)
    await expect(view).to.be.accessible()

    const editing = await fixture<CairnObservationForm>(
      html`<cairn-observation-form
        style="width:390px;height:700px"
        .project=${project}
        .document=${document}
      ></cairn-observation-form>`
    )
    const shown = editing.shadowRoot!.querySelector('cairn-attachments')!
    await shown.updateComplete
    shown.shadowRoot!.querySelector<HTMLButtonElement>('.remove')!.click()
    await editing.save()
    expect(attachmentsOf(await newest(project))).to.deep.equal([])
  })

  it('that are not here say where they are, and come when asked for', async () => {
    const project = await projectForTests([], store => {
      const part = { type: 'image/jpeg', bytes: 4_000_000, isHere: false, arrived: 0, holders: 2 }
      return {
        media: {
          ...store.media!,
          state: hash => Promise.resolve({ hash, original: part }),
          async *read() {
            yield new Uint8Array(await (await photo(40, 40)).arrayBuffer())
          }
        }
      }
    })
    const element = await fixture<CairnMedia>(
      html`<cairn-media style="width:300px" hash=${'ab'.repeat(32)} .project=${project}></cairn-media>`
    )
    await until('where', () => element.shadowRoot!.textContent.includes('On 2 other devices'))
    await expect(element).to.be.accessible()
    element.shadowRoot!.querySelector('button')!.click()
    await until('the photo', () => element.shadowRoot!.querySelector('img') !== null)
  })

  it('a file of another kind is named, never opened', async () => {
    const project = await projectForTests()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned = true"/>'
    const hash = await project.store.media!.put(bytesOf(svg), { type: 'image/svg+xml', name: 'map.svg' })
    const element = await fixture<CairnMedia>(
      html`<cairn-media hash=${hash} .project=${project}></cairn-media>`
    )
    await until('its name', () => element.shadowRoot!.textContent.includes('map.svg'))
    expect(element.shadowRoot!.querySelector('img, video, audio, iframe')).to.equal(null)
    expect('pwned' in window).to.equal(false)
  })
})

describe('makePreviews', () => {
  it('gives smaller pictures of the same shape, small enough to send', async () => {
    const { preview, thumbnail } = await makePreviews(await photo(3000, 1500))
    for (const [picture, side, most] of [
      [preview!, 1200, 1024 * 1024],
      [thumbnail!, 200, 64 * 1024]
    ] as const) {
      expect(picture.bytes.length).to.be.at.most(most)
      const bitmap = await createImageBitmap(new Blob([picture.bytes as BlobPart], { type: picture.type }))
      expect([bitmap.width, bitmap.height]).to.deep.equal([side, side / 2])
    }
  })

  it('gives none for what is no picture', async () => {
    expect(await makePreviews(new Blob(['x'], { type: 'image/jpeg' }))).to.deep.equal({})
    expect(await makePreviews(new Blob(['x'], { type: 'text/plain' }))).to.deep.equal({})
  })
})

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text))
}
