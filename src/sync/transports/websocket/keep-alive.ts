import type { WebSocket } from 'ws'

interface Watched {
  heardAt: number
  buffered: number
}

export interface KeepAlive {
  watch(socket: WebSocket): void
  stop(): void
}

/**
 * Pings every socket and ends those from which nothing came for `deadAfter` milliseconds. Without it, a link that
 * silently drops everything would look open for many minutes.
 */
export function keepAlive(every: number, deadAfter: number): KeepAlive {
  const sockets = new Map<WebSocket, Watched>()

  const timer = setInterval(() => {
    const now = performance.now()
    for (const [socket, watched] of sockets) {
      const buffered = socket.bufferedAmount
      // While back-pressure pauses the socket no answer is read, and a ping behind a long queue that moves is late, not lost.
      if (socket.isPaused || buffered !== watched.buffered) watched.heardAt = now
      watched.buffered = buffered
      if (now - watched.heardAt > deadAfter) socket.terminate()
      else if (socket.readyState === socket.OPEN) socket.ping()
    }
  }, every)
  timer.unref()

  return {
    watch(socket) {
      const watched: Watched = { heardAt: performance.now(), buffered: 0 }
      const heard = (): void => {
        watched.heardAt = performance.now()
      }
      sockets.set(socket, watched)
      socket.on('message', heard)
      socket.on('ping', heard)
      socket.on('pong', heard)
      socket.once('close', () => sockets.delete(socket))
    },
    stop() {
      clearInterval(timer)
    }
  }
}
