import { CairnError } from '../../model/index.js'

const DEPTH = 8

/**
 * Names what a storage threw, however deep it lies: 'storage-full', 'storage-in-use', 'storage-unavailable' or
 * 'storage-broken'. `where` is the folder, for the sentence.
 */
export function storageFailure(error: unknown, where?: string): CairnError {
  const causes = [...causesOf(error)]
  const coded = causes.find(cause => CairnError.is(cause) && cause.code.startsWith('storage-'))
  if (CairnError.is(coded)) return coded
  const text = causes.map(textOf).join('\n')
  const place = where === undefined ? 'The storage of this device' : `The folder ${where}`
  if (/ENOSPC|EDQUOT|no space left/i.test(text)) {
    return new CairnError('storage-full', 'The disk is full. Make room, then try again.', {
      cause: error
    })
  }
  if (/could not be locked|lock hold by|while lock file/i.test(text)) {
    return new CairnError('storage-in-use', `${place} is used by another program. Close it first.`, {
      cause: error
    })
  }
  if (/EACCES|EPERM|EROFS|ENOTDIR|permission denied|read-only file system/i.test(text)) {
    return new CairnError('storage-unavailable', `${place} cannot be written to.`, { cause: error })
  }
  return new CairnError('storage-broken', `${place} cannot be read or written: ${text.split('\n', 1)[0]}`, {
    cause: error
  })
}

/** The failure of a storage behind an error that may have other reasons, such as the end of a connection; else null. */
export function storageFailureIn(error: unknown): CairnError | null {
  const isOfStorage = [...causesOf(error)].some(cause => {
    if (CairnError.is(cause)) return cause.code.startsWith('storage-')
    return /\b(ENOSPC|EDQUOT|EIO|EROFS)\b|^Batch was not applied/.test(textOf(cause))
  })
  return isOfStorage ? storageFailure(error) : null
}

function* causesOf(error: unknown): Generator<unknown> {
  let at = error
  for (let depth = 0; depth < DEPTH && at !== undefined; depth++) {
    yield at
    at = at instanceof Error ? at.cause : undefined
  }
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  return code === undefined || error.message.includes(code) ? error.message : `${code} ${error.message}`
}
