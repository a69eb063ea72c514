import type { ProjectInfo } from '../sync/adapter.js'
import { jsonLine, plain } from './screen.js'
import type { Screen } from './screen.js'

/** What create and join answer. */
export async function showProject(screen: Screen, verb: string, info: ProjectInfo): Promise<void> {
  const { id, name, deviceId, role } = info
  if (screen.json) return screen.line(jsonLine({ projectId: id, name, deviceId, role }))
  await screen.line(`${verb} "${plain(name)}"; this device is a ${role}.`)
  await screen.line(`project ${id}`)
}
