import { CairnError } from '../../model/index.js'
import type { Members, ProjectInfo } from '../adapter.js'
import type { DeviceNames } from '../device-names.js'

/** The members of a project that nobody else can reach. */
export function membersOfOne({ deviceId, role }: ProjectInfo, name: string, names: DeviceNames): Members {
  return {
    list: () => names.named([{ deviceId, name, role, self: true }]),
    invite: () =>
      Promise.reject(
        new CairnError('capability-missing', 'This project is in memory only; nobody can be invited to it.')
      ),
    invites: () => Promise.resolve([]),
    answer: () => Promise.reject(new CairnError('not-found', 'There is no such invite.')),
    setRole: (other, given) => {
      if (other !== deviceId)
        return Promise.reject(new CairnError('not-found', 'There is no such device here.'))
      if (given === role) return Promise.resolve()
      return Promise.reject(new CairnError('not-allowed', 'Only another device could change this one.'))
    },
    leave: () =>
      Promise.reject(
        new CairnError('capability-missing', 'This project is in memory only; it ends with the page.')
      ),
    rename: wanted => names.rename(wanted)
  }
}
