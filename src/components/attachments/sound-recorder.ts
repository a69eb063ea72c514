const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm']

/** Records with the microphone until it is stopped. */
export interface SoundRecording {
  /** Ends it; gives the sound. */
  stop(): Promise<Blob>
  /** Ends it; nothing is kept. */
  cancel(): void
}

/** Rejects with a DOMException 'NotAllowedError' when the microphone is refused, with others when there is none. */
export async function recordSound(): Promise<SoundRecording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimeType = TYPES.find(type => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(
    stream,
    mimeType === undefined ? {} : { mimeType, audioBitsPerSecond: 32_000 }
  )
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  // In pieces, so that a crash of the encoder loses seconds and not the whole.
  recorder.start(1000)
  const end = (): void => {
    for (const track of stream.getTracks()) track.stop()
  }
  return {
    stop: () =>
      new Promise(resolve => {
        recorder.addEventListener('stop', () => {
          end()
          resolve(new Blob(parts, { type: recorder.mimeType.split(';')[0] ?? '' }))
        })
        recorder.stop()
      }),
    cancel() {
      recorder.stop()
      end()
    }
  }
}
