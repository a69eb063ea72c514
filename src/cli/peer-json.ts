import { LOGS } from '../model/index.js'
import type { Json } from '../model/index.js'
import type { PeerState } from '../sync/adapter.js'

/** Another device as `status --json` and `sync --json` show it. */
export function peerJson({
  deviceId,
  name,
  connected,
  path,
  lastHeard,
  logs,
  complete,
  media
}: PeerState): Json {
  return {
    deviceId,
    name,
    connected,
    path: path ?? null,
    lastHeard,
    complete,
    media: media ? { ...media } : null,
    logs: Object.fromEntries(LOGS.map(log => [log, { ...logs[log] }]))
  }
}
