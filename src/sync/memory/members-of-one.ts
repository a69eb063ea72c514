import { CairnError } from '../../model/index.js'
import type { Members, ProjectInfo } from '../adapter.js'

/** The members of a project that nobody else can reach. */
export function membersOfOne({ deviceId, role }: ProjectInfo, name: string): Members {
  return {
    list: () => Promise.resolve([{ deviceId, name, role, self: true }]),
    invite: () =>
      Promise.reject(
        new CairnError('capability-missing', 'This project is in memory only; nobody can be invited to it.')
      ),
    invites: () => Promise.resolve([]),
    answer: () => Promise.reject(new CairnError('not-found', 'There is no such invite.'))
  }
}
