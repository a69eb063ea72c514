/** Stands in for `fs`: a file system where nothing exists and nothing can be written. */
class NotFound extends Error {
  readonly code = 'ENOENT'

  constructor() {
    super('ENOENT: a page has no file system')
  }
}

type Callback = (error: Error) => void

const refuse = (): never => {
  throw new NotFound()
}
const refuseLater = (): Promise<never> => Promise.reject(new NotFound())
const refuseByCallback = (...parameters: unknown[]): void => {
  const done = parameters[parameters.length - 1] as Callback
  queueMicrotask(() => done(new NotFound()))
}

export const constants = {}
export const existsSync = (): boolean => false
export const readdirSync = (): string[] => []
export const mkdirSync = refuse
export const renameSync = refuse
export const writeFileSync = refuse
export const unlinkSync = refuse
export const open = refuseByCallback
export const readdir = refuseByCallback
export const promises = {
  stat: refuseLater,
  readFile: refuseLater,
  readdir: refuseLater,
  rm: refuseLater,
  rmdir: refuseLater,
  unlink: refuseLater
}
