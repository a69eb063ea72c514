import { CairnError } from '../../model/index.js'

export function damaged(cause?: unknown): CairnError {
  if (CairnError.is(cause)) return cause
  return new CairnError('bad-input', 'This map file is damaged. Get it again.', { cause })
}

/** Runs what reads a file: whatever goes wrong with it, the file is damaged. */
export async function orDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw damaged(error)
  }
}
