import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { encode } from 'uqr'
import { until } from '../../../test/components/project-for-tests.js'
import './define.js'
import type { CairnQrScanner, CairnQrScannerReadEvent } from './qr-scanner.js'

/** A camera that sees one code, as a real stream of a drawn canvas. */
function cameraOn(text: string): { readonly stream: MediaStream; readonly stop: () => void } {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 400
  const context = canvas.getContext('2d')!
  const { data } = encode(text, { ecc: 'M', border: 4 })
  const side = 400 / data.length
  const draw = (): void => {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, 400, 400)
    context.fillStyle = '#000'
    for (const [y, row] of data.entries()) {
      for (const [x, dark] of row.entries())
        if (dark) context.fillRect(x * side, y * side, side + 0.5, side + 0.5)
    }
  }
  const timer = setInterval(draw, 50)
  return { stream: canvas.captureStream(15), stop: () => clearInterval(timer) }
}
async function withCamera(camera: () => Promise<MediaStream>, run: () => Promise<void>): Promise<void> {
  const real = navigator.mediaDevices.getUserMedia
  navigator.mediaDevices.getUserMedia = camera
  try {
    await run()
  } finally {
    navigator.mediaDevices.getUserMedia = real
  }
}
const scanner = (): Promise<CairnQrScanner> => fixture(html`<cairn-qr-scanner></cairn-qr-scanner>`)

describe('cairn-qr-scanner', () => {
  it('touches no camera before it is asked, and is accessible', async () => {
    let asked = 0
    await withCamera(
      () => Promise.reject(new Error(String(++asked))),
      async () => {
        const element = await scanner()
        expect(asked).to.equal(0)
        await expect(element).to.be.accessible()
      }
    )
  })

  it('reads a code, says it once and lets the camera go', async () => {
    const { stream, stop } = cameraOn('https://example.org/#join=ABCDEF')
    await withCamera(
      () => Promise.resolve(stream),
      async () => {
        const element = await scanner()
        setTimeout(() => void element.start())
        const { text } = await oneEvent<CairnQrScannerReadEvent>(element, 'cairn-qr-scanner-read')
        expect(text).to.equal('https://example.org/#join=ABCDEF')
        expect(stream.getTracks().every(track => track.readyState === 'ended')).to.equal(true)
      }
    )
    stop()
  })

  it('lets the camera go when it leaves the page', async () => {
    const { stream, stop } = cameraOn('x')
    stop()
    await withCamera(
      () => Promise.resolve(stream),
      async () => {
        const element = await scanner()
        void element.start()
        await until('the camera runs', () => element.shadowRoot!.querySelector('video') !== null)
        element.remove()
        expect(stream.getTracks().every(track => track.readyState === 'ended')).to.equal(true)
      }
    )
  })

  it('says what to do when the camera is refused', async () => {
    await withCamera(
      () => Promise.reject(new DOMException('no', 'NotAllowedError')),
      async () => {
        const element = await scanner()
        await element.start()
        await element.updateComplete
        expect(element.shadowRoot!.querySelector('[role=alert]')!.textContent).to.contain('camera is off')
      }
    )
  })
})
