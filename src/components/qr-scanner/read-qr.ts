/** Looks for a QR code in a picture; gives its text, or null. */
export type ReadQr = (video: HTMLVideoElement) => Promise<string | null>

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Pixels of the longer side that are looked at: enough for a code that fills a third of the view. */
const LONGER_SIDE = 640

/** The browser's own reader where it has one (Shape Detection API); else a library, loaded now and not before. */
export async function qrReader(): Promise<ReadQr> {
  const { BarcodeDetector: Known } = globalThis as { readonly BarcodeDetector?: DetectorClass }
  if (Known && (await Known.getSupportedFormats()).includes('qr_code')) {
    const detector = new Known({ formats: ['qr_code'] })
    return async video => (await detector.detect(video))[0]?.rawValue ?? null
  }
  const { default: decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return video => {
    const scale = Math.min(1, LONGER_SIDE / Math.max(video.videoWidth, video.videoHeight, 1))
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)]
    if (!context || width === 0 || height === 0) return Promise.resolve(null)
    canvas.width = width
    canvas.height = height
    context.drawImage(video, 0, 0, width, height)
    const { data } = context.getImageData(0, 0, width, height)
    try {
      return Promise.resolve(decodeQR({ width, height, data }))
    } catch (error) {
      // It says in this way that there is no code in the picture.
      if (error instanceof Error) return Promise.resolve(null)
      throw error
    }
  }
}
