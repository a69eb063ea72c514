import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Reads words out with a voice that lives on this device. A voice of a server would hand the words on, so it is
 * never used; a device without a voice for the language has none.
 */
export class Reader implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #changed = (): void => this.#host.requestUpdate()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    // Browsers find their voices a while after the page has started.
    speech()?.addEventListener('voiceschanged', this.#changed)
  }

  hostDisconnected(): void {
    speech()?.removeEventListener('voiceschanged', this.#changed)
    this.stop()
  }

  /** Whether words of a language (BCP 47) can be read out here. */
  can(language: string): boolean {
    return voiceFor(language) !== undefined
  }

  /** Reads the words, instead of what it is reading. */
  read(words: string, language: string): void {
    const voice = voiceFor(language)
    if (voice === undefined) return
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.voice = voice
    utterance.lang = voice.lang
    speech()?.cancel()
    speech()?.speak(utterance)
  }

  stop(): void {
    speech()?.cancel()
  }
}

function speech(): SpeechSynthesis | undefined {
  return 'speechSynthesis' in globalThis ? speechSynthesis : undefined
}

function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const wanted = language.toLowerCase()
  const local = speech()
    ?.getVoices()
    .filter(voice => voice.localService)
  const tagOf = ({ lang }: SpeechSynthesisVoice): string => lang.toLowerCase().replace('_', '-')
  return (
    local?.find(voice => tagOf(voice) === wanted) ??
    local?.find(voice => tagOf(voice).split('-')[0] === wanted.split('-')[0])
  )
}
