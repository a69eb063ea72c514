/**
 * Keeps the whole app on the device, so that it opens without a network from the second start on. A new version is
 * fetched beside the old one and waits until somebody asks for it: nothing changes in the middle of work.
 */
importScripts('shell.js')

const { version, files } = self.shell
const NAME = `land-book-${version}`

self.addEventListener('install', event => {
  const fresh = files.map(file => new Request(file, { cache: 'reload' }))
  event.waitUntil(caches.open(NAME).then(cache => cache.addAll(fresh)))
})

self.addEventListener('activate', event => {
  const drop = names =>
    Promise.all(
      names.filter(name => name.startsWith('land-book-') && name !== NAME).map(name => caches.delete(name))
    )
  event.waitUntil(caches.keys().then(drop))
})

self.addEventListener('message', event => {
  if (event.data === 'use-now') self.skipWaiting()
})

self.addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return
  event.respondWith(answer(request))
})

async function answer(request) {
  const cache = await caches.open(NAME)
  const page = request.mode === 'navigate' ? './' : request
  return (await cache.match(page, { ignoreSearch: true })) ?? fetch(request)
}
