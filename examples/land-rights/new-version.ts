/**
 * Keeps the app on the device and watches for a new version. `found` is called when one is ready; it is used when its
 * argument is called, and only then.
 */
export async function keepOnDevice(found: (use: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const hadOne = serviceWorker.controller !== null
  let asked = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne && asked) location.reload()
  })
  const tell = (worker: ServiceWorker): void =>
    found(() => {
      asked = true
      worker.postMessage('use-now')
    })
  const registration = await serviceWorker.register('service-worker.js')
  if (registration.waiting !== null && hadOne) tell(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && serviceWorker.controller !== null) tell(worker)
    })
  })
}
