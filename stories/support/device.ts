/** Where a story's device stands, or why it does not tell. */
export interface StoryDevice {
  /** Longitude, latitude in degrees; null while it is still looking. */
  readonly at: readonly [number, number] | null
  /** Metres. */
  readonly accuracy?: number
  readonly refuses?: 'denied' | 'unavailable'
  /** Degrees clockwise from north; left out: it has no compass. */
  readonly heading?: number
}

const CODES = { denied: 1, unavailable: 2 } as const
/** The direction is smoothed: after so many readings it is what the device says. */
const READINGS = 40

/** For `beforeEach`: while the story is shown, the page hears of this device instead of the real one. */
export function device({ at, accuracy = 8, refuses, heading }: StoryDevice): () => () => void {
  return () => {
    const tell = (found: PositionCallback, failed?: PositionErrorCallback | null): void => {
      if (refuses !== undefined)
        failed?.({
          code: CODES[refuses],
          message: '',
          PERMISSION_DENIED: 1,
          POSITION_UNAVAILABLE: 2,
          TIMEOUT: 3
        })
      else if (at !== null) found(positionAt(at, accuracy))
    }
    const stand: Partial<Geolocation> = {
      watchPosition: (found, failed) => {
        setTimeout(() => {
          tell(found, failed)
          if (heading !== undefined) point(heading)
        })
        return 1
      },
      clearWatch: () => undefined
    }
    Object.defineProperty(navigator, 'geolocation', { configurable: true, get: () => stand })
    return () => void Reflect.deleteProperty(navigator, 'geolocation')
  }
}

function positionAt([longitude, latitude]: readonly [number, number], accuracy: number): GeolocationPosition {
  const coords = {
    longitude,
    latitude,
    accuracy,
    altitude: null,
    altitudeAccuracy: null,
    heading: null,
    speed: null
  }
  return { coords: { ...coords, toJSON: () => coords }, timestamp: Date.now(), toJSON: () => coords }
}

function point(heading: number): void {
  const turned = { absolute: true, alpha: (360 - heading) % 360, beta: 0, gamma: 0 }
  for (let reading = 0; reading < READINGS; reading++)
    dispatchEvent(new DeviceOrientationEvent('deviceorientationabsolute', turned))
}
