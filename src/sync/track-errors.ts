import { CairnError } from '../model/index.js'

/** What every back end says of points that are none. */
export function wrongPoints(): CairnError {
  return new CairnError(
    'bad-input',
    'A path takes 1 to 1,024 points at a time, each with a place and a time.'
  )
}

/** What every back end says when a document takes no points. */
export function notOpen(): CairnError {
  return new CairnError('bad-input', 'This is no path, or it was ended. Begin a new one.')
}
