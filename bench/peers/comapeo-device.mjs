/** One device of @comapeo/core in a process of its own: `node comapeo-device.mjs FOLDER NAME`, driven by messages. */
import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { MapeoManager, roles } from '@comapeo/core'
import Fastify from 'fastify'
import { answer } from './device.mjs'
import { forComapeo } from './observation.mjs'

const [folder, name] = process.argv.slice(2)
const migrations = join(dirname(createRequire(import.meta.url).resolve('@comapeo/core')), '..', 'drizzle')
await mkdir(join(folder, 'db'), { recursive: true })
await mkdir(join(folder, 'core'), { recursive: true })
const fastify = Fastify()
const manager = new MapeoManager({
  rootKey: createHash('sha256').update(folder).digest().subarray(0, 16),
  dbFolder: join(folder, 'db'),
  coreStorage: join(folder, 'core'),
  projectMigrationsFolder: join(migrations, 'project'),
  clientMigrationsFolder: join(migrations, 'client'),
  fastify
})
// Its media server starts when the manager has put its routes in.
await fastify.listen({ port: 0, host: '127.0.0.1' })
await manager.setDeviceInfo({ name, deviceType: 'desktop' })
let project = null

const isConnected = ({ status }) => status === 'connected'

answer({
  id: () => manager.deviceId,
  async create() {
    const id = await manager.createProject({ name: 'Bench' })
    project = await manager.getProject(id)
    return id
  },
  listen: () => manager.startLocalPeerDiscoveryServer(),
  connect: ({ name, port }) => manager.connectLocalPeer({ address: '127.0.0.1', name, port }),
  leave: () => manager.stopLocalPeerDiscoveryServer({ force: true }),
  async meets(deviceId) {
    while (!(await manager.listLocalPeers()).some(peer => peer.deviceId === deviceId && isConnected(peer))) {
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  },
  invite: deviceId => project.$member.invite(deviceId, { roleId: roles.MEMBER_ROLE_ID }),
  async accept() {
    const pending = () => manager.invite.getMany().find(({ state }) => state === 'pending')
    while (!pending()) await new Promise(resolve => setTimeout(resolve, 20))
    project = await manager.getProject(await manager.invite.accept(pending()))
  },
  sync: () => project.$sync.start(),
  /** When it began, by the clock of this machine, and how long it took, in milliseconds. */
  async write({ from, count }) {
    const at = Number(process.hrtime.bigint()) / 1e6
    for (let number = from; number < from + count; number++) {
      await project.observation.create(forComapeo(number))
    }
    return { at, milliseconds: Number(process.hrtime.bigint()) / 1e6 - at }
  }
})
