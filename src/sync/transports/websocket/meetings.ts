import { ANSWER, CLOSE } from './hello.js'
import type { Hello } from './hello.js'
import { messageBytes } from './door-socket.js'
import type { DoorSocket } from './door-socket.js'
import { passMessages } from './pass-messages.js'

interface Waiting {
  readonly socket: DoorSocket
  readonly who: string
}

export interface MeetingLimits {
  /** Sockets that wait for one topic, and for all topics together. */
  readonly waitingPerTopic: number
  readonly waiting: number
}

export interface Meetings {
  /** Takes a socket that has said hello: joins it with one that waits, or lets it wait. */
  arrive(socket: DoorSocket, hello: Hello): void
}

/**
 * Joins two sockets that name the same topic with different `who`, and passes their messages on unread. What they
 * say is encrypted end to end, so the hub learns topics, sizes and times only.
 */
export function openMeetings(limits: MeetingLimits): Meetings {
  const waitingByTopic = new Map<string, Waiting[]>()
  const joinedPairs = new Set<string>()
  let waitingInAll = 0

  function leave(topic: string, waiting: Waiting): void {
    const list = waitingByTopic.get(topic) ?? []
    const rest = list.filter(other => other !== waiting)
    if (rest.length === list.length) return
    waitingInAll--
    if (rest.length === 0) waitingByTopic.delete(topic)
    else waitingByTopic.set(topic, rest)
  }

  function wait(topic: string, waiting: Waiting): void {
    const list = waitingByTopic.get(topic) ?? []
    const { socket, who } = waiting
    const replaced = list.find(other => other.who === who)
    if (replaced) {
      // One place a device: a second one is the same device after its network changed.
      leave(topic, replaced)
      replaced.socket.close(CLOSE.replaced, 'waits elsewhere')
    } else if (list.length >= limits.waitingPerTopic || waitingInAll >= limits.waiting) {
      socket.close(CLOSE.tooMany, 'too many wait')
      return
    }
    waitingByTopic.set(topic, [...(waitingByTopic.get(topic) ?? []), waiting])
    waitingInAll++
    socket.addEventListener('close', () => leave(topic, waiting))
    socket.addEventListener('message', ({ data }) => {
      // Nobody speaks before the hub has answered; a joined socket is no longer in the list.
      if (messageBytes(data)?.byteLength !== 0 && waitingByTopic.get(topic)?.includes(waiting)) {
        socket.close(CLOSE.badMessage, 'spoke before the answer')
      }
    })
  }

  function join(topic: string, pair: string, starter: DoorSocket, other: DoorSocket): void {
    joinedPairs.add(pair)
    const part = (): void => {
      if (!joinedPairs.delete(pair)) return
      for (const socket of [starter, other]) {
        // A paused socket would not read the other side's half of the closing handshake.
        socket.resume()
        socket.close(CLOSE.otherSideLeft, 'the other side left')
      }
      // Both may wait again already: as long as they were joined they were not joined twice.
      joinWaiting(topic)
    }
    starter.addEventListener('close', part)
    other.addEventListener('close', part)
    passMessages(starter, other)
    passMessages(other, starter)
    starter.send(Uint8Array.of(ANSWER.startHandshake))
    other.send(Uint8Array.of(ANSWER.waitForHandshake))
  }

  const pairOf = (topic: string, one: string, other: string): string =>
    [topic, ...[one, other].sort()].join(' ')

  /** Somebody who waits, and whom this device is not joined with already. */
  function partnerOf(topic: string, who: string): Waiting | undefined {
    return (waitingByTopic.get(topic) ?? []).find(
      other =>
        other.who !== who &&
        other.socket.readyState === other.socket.OPEN &&
        !joinedPairs.has(pairOf(topic, who, other.who))
    )
  }

  function joinWaiting(topic: string): void {
    for (const waiting of waitingByTopic.get(topic) ?? []) {
      const partner = waiting.socket.readyState === waiting.socket.OPEN && partnerOf(topic, waiting.who)
      if (!partner) continue
      leave(topic, waiting)
      leave(topic, partner)
      join(topic, pairOf(topic, waiting.who, partner.who), waiting.socket, partner.socket)
      return
    }
  }

  return {
    arrive(socket, hello) {
      const topic = Buffer.from(hello.topic).toString('hex')
      const who = Buffer.from(hello.who).toString('hex')
      const partner = partnerOf(topic, who)
      if (!partner) return wait(topic, { socket, who })
      leave(topic, partner)
      join(topic, pairOf(topic, who, partner.who), socket, partner.socket)
    }
  }
}
