/** Messages that reach the Worker before its engine is there to hear them, in order. */
export const earlyMessages: MessageEvent[] = []

/**
 * Hands the messages so far, then every further one, to the engine. Called once, by the engine, when it
 * can answer.
 */
export function hearMessages(hear: (message: MessageEvent) => void): void {
  globalThis.onmessage = hear
  for (const message of earlyMessages.splice(0)) hear(message)
}
