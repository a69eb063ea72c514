/** A program of this folder as one device in a process of its own, asked things one after the other by messages. */
import { fork } from 'node:child_process'

/** Starts `node PROGRAM …given`, which answers `ready` when it is. */
export async function startDevice(program, ...given) {
  const child = fork(new URL(program, import.meta.url), given, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  const waiting = []
  const gone = new Promise(resolve => child.once('exit', resolve))
  gone.then(code =>
    waiting.splice(0).forEach(({ reject }) => reject(new Error(`${given.at(-1)} ended with ${code}`)))
  )
  const next = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  child.on('message', ({ answer, error }) => {
    const { resolve, reject } = waiting.shift()
    if (error === undefined) resolve(answer)
    else reject(new Error(error))
  })
  await next()
  // Answers come in the order of their questions only when one is asked at a time.
  let turn = Promise.resolve()
  return {
    ask(verb, given) {
      const answer = turn.then(() => {
        child.send({ verb, given })
        return next()
      })
      turn = Promise.allSettled([answer])
      return answer
    },
    async end() {
      child.disconnect()
      await gone
    }
  }
}

/** The other end of `ask`: answers by the verbs until the parent goes. */
export function answer(verbs) {
  process.on('disconnect', () => process.exit(0))
  process.on('message', async ({ verb, given }) => {
    try {
      process.send({ answer: (await verbs[verb](given)) ?? null })
    } catch (error) {
      process.send({ error: `${verb}: ${error.message}` })
    }
  })
  process.send({ answer: 'ready' })
}
