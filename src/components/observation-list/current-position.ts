/** Where this device is now: longitude, latitude in degrees; or why nobody knows. */
export function currentPosition(): Promise<readonly [number, number] | 'denied' | 'unavailable'> {
  if (!('geolocation' in navigator)) return Promise.resolve('unavailable')
  return new Promise(resolve =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.longitude, coords.latitude]),
      ({ code }) => resolve(code === GeolocationPositionError.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, maximumAge: 60_000, timeout: 30_000 }
    )
  )
}
