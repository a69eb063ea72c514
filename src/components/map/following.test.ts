import { expect, html } from '@open-wc/testing'
import { restedMap } from '../../../test/components/map-for-tests.js'
import { until } from '../../../test/components/project-for-tests.js'
import './define.js'
import { between, DeviceHeading, facing } from './device-heading.js'
import type { CairnMap } from './map.js'

const HERE: readonly [number, number] = [-73, -4]
const near = (value: number | null, wanted: number): void => {
  expect(Math.abs(between(value!, wanted))).to.be.lessThan(0.001)
}

type Found = (at: readonly [number, number], accuracy?: number) => void
const real = {
  watch: navigator.geolocation.watchPosition.bind(navigator.geolocation),
  clear: navigator.geolocation.clearWatch.bind(navigator.geolocation)
}

/** A device that stands where the test says; `watching` counts who asks. */
function device(): { found: Found; watching: number } {
  const told = new Map<number, PositionCallback>()
  const state = {
    get watching(): number {
      return told.size
    },
    found: ([longitude, latitude]: readonly [number, number], accuracy = 5): void => {
      const coords = { longitude, latitude, accuracy, heading: null, speed: null }
      for (const tell of told.values()) tell({ coords, timestamp: 0 } as unknown as GeolocationPosition)
    }
  }
  let last = 0
  navigator.geolocation.watchPosition = tell => {
    told.set(++last, tell)
    return last
  }
  navigator.geolocation.clearWatch = id => void told.delete(id)
  return state
}

/** For what asks a sensor that WebKitGTK does not have. */
function itTurned(name: string, body: () => void | Promise<void>): void {
  it(name, function () {
    if (!('DeviceOrientationEvent' in window)) this.skip()
    return body()
  })
}

function point(alpha: number): void {
  const turned = { absolute: true, alpha, beta: 0, gamma: 0 }
  // The direction is smoothed: some readings later it is what the device says.
  for (let reading = 0; reading < 40; reading++)
    dispatchEvent(new DeviceOrientationEvent('deviceorientationabsolute', turned))
}

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
  document.dispatchEvent(new Event('visibilitychange'))
}

function map(): Promise<CairnMap> {
  return restedMap(
    html`<cairn-map
      lang="en"
      style="width:500px;height:400px"
      .project=${null}
      .center=${HERE}
      .zoom=${15}
    ></cairn-map>`
  )
}

const button = (element: CairnMap, part: string): HTMLButtonElement | null =>
  element.shadowRoot!.querySelector(`[part=${part}]`)
const mode = (element: CairnMap): string | undefined => button(element, 'locate')!.dataset['mode']
const centre = (element: CairnMap): number => element.library!.getCenter().lng

async function pressed(element: CairnMap, wanted: string): Promise<void> {
  button(element, 'locate')!.click()
  await until(`it is ${wanted}`, () => mode(element) === wanted)
}

describe('a map that follows its device', () => {
  afterEach(() => {
    navigator.geolocation.watchPosition = real.watch
    navigator.geolocation.clearWatch = real.clear
    Reflect.deleteProperty(document, 'hidden')
  })

  it('shows the own position, follows it, and hides it, press by press', async () => {
    const here = device()
    const element = await map()
    await pressed(element, 'shown')
    here.found([-73.001, -4])
    await until('it is in the middle', () => Math.abs(centre(element) + 73.001) < 1e-6)
    await until('its name says what comes next', () =>
      /within 5\sm. Press and the map follows you/.test(button(element, 'locate')!.ariaLabel!)
    )
    here.found([-73.002, -4])
    expect(centre(element)).to.be.closeTo(-73.001, 1e-6)
    await pressed(element, 'follow')
    here.found([-73.003, -4])
    await until('it follows', () => Math.abs(centre(element) + 73.003) < 1e-6)
    await expect(element).to.be.accessible()
    await pressed(element, 'off')
    expect(here.watching).to.equal(0)
  })

  it('stops following when somebody moves the map, and not when it moves itself', async () => {
    const here = device()
    const element = await map()
    await pressed(element, 'shown')
    here.found(HERE)
    await pressed(element, 'follow')
    await until('it rests', () => !element.library!.isMoving())
    expect(mode(element)).to.equal('follow')
    element.library!.panBy([200, 0], { duration: 0 })
    await until('it no longer follows', () => mode(element) === 'shown')
    const away = centre(element)
    here.found([-73.0001, -4])
    expect(centre(element)).to.equal(away)
  })

  itTurned('turns with the device where it tells its direction; the compass turns it back', async () => {
    const here = device()
    const element = await map()
    expect(button(element, 'north')).to.equal(null)
    await pressed(element, 'shown')
    here.found(HERE)
    point(270)
    await pressed(element, 'follow')
    await until('it is offered', () => /turns with you/.test(button(element, 'locate')!.ariaLabel!))
    await pressed(element, 'heading')
    await until('east is up', () => Math.abs(between(element.library!.getBearing(), 90)) < 5)
    await until('the compass is there', () => button(element, 'north') !== null)
    await expect(element).to.be.accessible()
    button(element, 'north')!.click()
    await until('north is up', () => element.library!.getBearing() === 0 && mode(element) === 'follow')
    await until('the compass has gone', () => button(element, 'north') === null)
  })

  it('shows a position that is known badly from so far that its circle is whole, and no smaller than it is', async () => {
    const here = device()
    const element = await map()
    await pressed(element, 'shown')
    here.found(HERE, 20_000)
    await element.whenDrawn
    const radius = (): unknown => element.library!.querySourceFeatures('cairn-here')[0]?.properties['radius']
    expect(radius()).to.be.closeTo(0.4 * 400, 1)
    element.library!.jumpTo({ zoom: 14 })
    await element.whenDrawn
    expect(radius()).to.equal(4000)
  })

  itTurned(
    'follows without turning, and says so, where Safari was told not to give the direction',
    async () => {
      const here = device()
      const asked = DeviceOrientationEvent as { requestPermission?: () => Promise<string> }
      asked.requestPermission = () => Promise.resolve('denied')
      const media = window.matchMedia.bind(window)
      window.matchMedia = query => media(query === '(pointer: coarse)' ? 'all' : query)
      const element = await map()
      await pressed(element, 'shown')
      here.found(HERE)
      await pressed(element, 'follow')
      button(element, 'locate')!.click()
      await until('it is said', () => element.shadowRoot!.querySelector('.notice') !== null)
      expect(mode(element)).to.equal('follow')
      expect(element.shadowRoot!.querySelector('.notice')!.textContent).to.contain('The direction is off')
      window.matchMedia = media
      delete asked.requestPermission
    }
  )

  it('asks for no position while nobody sees the page', async () => {
    const here = device()
    const element = await map()
    await pressed(element, 'shown')
    here.found(HERE)
    expect(here.watching).to.equal(1)
    hide(true)
    expect(here.watching).to.equal(0)
    hide(false)
    expect(here.watching).to.equal(1)
    element.remove()
    await until('nobody asks', () => here.watching === 0)
  })

  it('is turned by Shift and an arrow key', async () => {
    const element = await map()
    const canvas = element.library!.getCanvas()
    canvas.focus()
    canvas.dispatchEvent(
      Object.defineProperty(new KeyboardEvent('keydown', { bubbles: true, shiftKey: true }), 'keyCode', {
        value: 39
      })
    )
    await until('the compass is there', () => button(element, 'north') !== null)
    button(element, 'north')!.click()
    await until('north is up', () => element.library!.getBearing() === 0)
  })
})

describe('the direction of a device', () => {
  it('is that of its upper edge while it lies flat, whichever way the picture is turned on it', () => {
    near(facing({ alpha: 0, beta: 0, gamma: 0 }, 0), 0)
    near(facing({ alpha: 270, beta: 0, gamma: 0 }, 0), 90)
    near(facing({ alpha: 0, beta: 0, gamma: 0 }, 90), 90)
  })

  it('is that of its back while it stands upright', () => {
    near(facing({ alpha: 0, beta: 90, gamma: 0 }, 0), 0)
    near(facing({ alpha: 90, beta: 90, gamma: 0 }, 0), 270)
    near(facing({ alpha: 300, beta: 45, gamma: 0 }, 0), 60)
  })

  it('is not known where an angle is missing', () => {
    expect(facing({ alpha: null, beta: 0, gamma: 0 }, 0)).to.equal(null)
  })

  itTurned('is what the compass of Safari says, whose angles begin anywhere', () => {
    let told = 0
    const heading = new DeviceHeading(() => told++)
    heading.start()
    const turned = (compass: number): Event =>
      Object.assign(
        new DeviceOrientationEvent('deviceorientation', { absolute: false, alpha: 10, beta: 0, gamma: 0 }),
        { webkitCompassHeading: compass }
      )
    dispatchEvent(new DeviceOrientationEvent('deviceorientation', { alpha: 10, beta: 0, gamma: 0 }))
    expect(heading.value).to.equal(null)
    dispatchEvent(turned(120))
    expect(heading.value).to.equal(120)
    expect(told).to.equal(1)
    heading.stop()
    dispatchEvent(turned(200))
    expect(heading.value).to.equal(null)
  })

  itTurned('is asked for first where Safari wants that', async () => {
    const asked = DeviceOrientationEvent as { requestPermission?: () => Promise<string> }
    expect(await DeviceHeading.allowed()).to.equal(true)
    asked.requestPermission = () => Promise.resolve('denied')
    expect(await DeviceHeading.allowed()).to.equal(false)
    asked.requestPermission = () => Promise.resolve('granted')
    expect(await DeviceHeading.allowed()).to.equal(true)
    delete asked.requestPermission
  })
})
