import test, { after } from 'node:test'
import { carriedSuite } from '../../src/sync/testing/index.js'
import { apart } from '../bundle/carried.js'
import { World } from '../peer/world.js'

const world = new World({ after: end => after(() => end()) })

/** Three devices of one project and one of another, for all cases: joining costs more than what is tested. */
const devices = (async () => {
  const { ana, others } = await apart(world, [{ name: 'Ben' }, { name: 'Cleo' }])
  const { ana: stranger } = await apart(world, [])
  return { 1: [ana, ...others], 2: [stranger] }
})()

carriedSuite({
  test,
  name: 'file',
  async open() {
    const projects = await devices
    const given = { 1: 0, 2: 0 }
    return {
      async device(project) {
        const store = projects[project][given[project]++]
        if (!store) throw new Error('there is no other device')
        return store
      },
      close: async () => undefined
    }
  }
})
