export { framePort } from './frame-port.js'
export type { RemotePort } from './port.js'
export { remoteAdapter } from './remote-adapter.js'
export { serveAdapter } from './serve-adapter.js'
