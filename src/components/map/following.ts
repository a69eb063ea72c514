import { nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Map as LibraryMap, MapLibreEvent } from 'maplibre-gl'
import type { LocalizeController } from '../controllers/localize.js'
import { addEnglish } from '../strings/registry.js'
import { following } from '../strings/en/following.js'
import { between, DeviceHeading } from './device-heading.js'
import { HeadingCone } from './heading-cone.js'
import type { DrawnPoint } from './map-view.js'
import { northButton } from './north-button.js'
import { positionPoints } from './own-points.js'
import { OwnPosition } from './own-position.js'
import type { PositionState } from './own-position.js'
import { pixels } from './scale.js'

addEnglish(following)

/** What the map does with the own position: shows it, keeps it in the middle, or turns with it as well. */
type FollowMode = 'off' | 'shown' | 'follow' | 'heading'

interface FollowedMap {
  readonly library: LibraryMap
  readonly still: () => boolean
  readonly colour: () => string
  readonly draw: (points: readonly DrawnPoint[]) => void
  /** What is shown of it has changed. */
  readonly changed: () => void
}

/** Further away from the own position than this the map no longer follows it, pixels. */
const AWAY = 24
/** A smaller turn is not followed, degrees; a map that turns again and again never rests. */
const TURN = 4
const TURN_STILL = 15
/** Time of one step, milliseconds. */
const STEP = 400
/** As close as the position is first shown; less close when it is known so badly that its circle would not fit. */
const CLOSE = 14
/** Of the map's shorter side, for the radius of that circle. */
const FITS = 0.4
/** Marks the moves that are its own. */
const OWN = { cairnFollowing: true } as const

/** Own position, following and direction on one map, from the first press of the button on. */
export class Following {
  readonly #map: FollowedMap
  readonly #position = new OwnPosition(() => this.#moved())
  readonly #heading = new DeviceHeading(() => this.#turned())
  readonly #cone: HeadingCone
  #mode: FollowMode = 'off'
  #wasFound = false
  /** The device may tell its direction, but was not allowed to. */
  #refused = false

  constructor(map: FollowedMap) {
    this.#map = map
    this.#cone = new HeadingCone(map.library, map.colour)
    map.library.on('moveend', this.#rested)
    map.library.on('dragstart', this.#led)
    map.library.on('zoom', this.#draw)
  }

  get mode(): FollowMode {
    return this.#mode
  }
  get position(): PositionState {
    return this.#position.state
  }
  /** What is to be said of it; null: all is well. */
  get problem(): 'map.denied' | 'map.unavailable' | 'map.turnDenied' | null {
    const { type } = this.#position.state
    if (type === 'denied' || type === 'unavailable') return `map.${type}`
    return this.#refused ? 'map.turnDenied' : null
  }
  /** Whether the next press makes the map turn with the device. */
  get canTurn(): boolean {
    return !this.#refused && (DeviceHeading.mustAsk || this.#direction !== null)
  }

  /** One press further: where am I → follow me → turn with me, where the device tells its direction → off. */
  async press(): Promise<void> {
    const { type } = this.#position.state
    this.#refused &&= this.#mode === 'follow'
    if (type === 'looking') return
    if (type !== 'found') {
      this.#mode = 'shown'
      this.#position.start()
      this.#heading.start()
    } else if (this.#mode === 'shown') this.#lead('follow')
    else if (this.#mode === 'follow' && this.canTurn) await this.#turn()
    else this.#off()
    this.#map.changed()
  }

  /** The compass, while the map is turned. */
  northButton(localize: LocalizeController): TemplateResult | typeof nothing {
    const bearing = this.#map.library.getBearing()
    return bearing === 0 ? nothing : northButton(bearing, localize, () => this.#northUp())
  }

  /** Turns north up again; a map that turned with the device goes on to follow it. */
  #northUp(): void {
    if (this.#mode === 'heading') this.#mode = 'follow'
    this.#ease({ bearing: 0 })
    this.#map.changed()
  }

  stop(): void {
    this.#position.stop()
    this.#heading.stop()
    this.#cone.stop()
  }

  async #turn(): Promise<void> {
    // What tells its direction already needs no leave.
    this.#refused = this.#heading.value === null && !(await DeviceHeading.allowed())
    if (this.#refused) return
    this.#heading.start()
    this.#lead('heading')
  }

  #off(): void {
    this.#mode = 'off'
    this.#wasFound = false
    this.#heading.stop()
    this.#position.stop()
    if (this.#map.library.getBearing() !== 0) this.#ease({ bearing: 0 })
  }

  #lead(mode: 'follow' | 'heading'): void {
    this.#mode = mode
    this.#follow()
  }

  get #direction(): number | null {
    const { state } = this.#position
    return this.#heading.value ?? (state.type === 'found' ? state.position.course : null)
  }

  #moved(): void {
    const { type } = this.#position.state
    if (type === 'denied' || type === 'unavailable') {
      this.#mode = 'off'
      this.#heading.stop()
    }
    if (type === 'found' && !this.#wasFound) {
      this.#wasFound = true
      this.#centre(this.#firstZoom())
    } else if (this.#leads && !this.#isLed) this.#follow()
    this.#draw()
    this.#map.changed()
  }

  #turned(): void {
    this.#draw()
    const direction = this.#direction
    if (this.#mode !== 'heading' || direction === null || this.#isLed) return
    const least = this.#map.still() ? TURN_STILL : TURN
    const { library } = this.#map
    if (!library.isMoving() && Math.abs(between(library.getBearing(), direction)) >= least) this.#follow()
  }

  get #leads(): boolean {
    return this.#mode === 'follow' || this.#mode === 'heading'
  }

  /** Somebody's fingers are on the map. */
  get #isLed(): boolean {
    const { library } = this.#map
    return library.dragPan.isActive() || library.touchZoomRotate.isActive()
  }

  #follow(): void {
    this.#centre(undefined, this.#mode === 'heading' ? this.#direction : null)
  }

  #firstZoom(): number {
    const { state } = this.#position
    const { library } = this.#map
    const close = Math.max(library.getZoom(), CLOSE)
    if (state.type !== 'found') return close
    const { clientWidth, clientHeight } = library.getContainer()
    const { accuracy, lngLat } = state.position
    const room = FITS * Math.min(clientWidth, clientHeight)
    return Math.min(close, Math.log2(room / pixels(accuracy, lngLat[1], 0)))
  }

  #centre(zoom?: number, bearing: number | null = null): void {
    const { state } = this.#position
    if (state.type !== 'found') return
    this.#ease({
      center: [...state.position.lngLat] as [number, number],
      ...(zoom !== undefined && { zoom }),
      ...(bearing !== null && { bearing })
    })
  }

  #ease(camera: { center?: [number, number]; zoom?: number; bearing?: number }): void {
    const { library, still } = this.#map
    if (still()) library.jumpTo(camera, OWN)
    else library.easeTo({ ...camera, duration: STEP }, OWN)
  }

  readonly #draw = (): void => {
    const { state } = this.#position
    const { library, draw } = this.#map
    draw(positionPoints(state, library.getZoom()))
    this.#cone.show(state.type === 'found' ? state.position.lngLat : null, this.#direction)
  }

  /** A drag says at once that the map is to stay where it is taken. */
  readonly #led = (): void => {
    if (!this.#leads) return
    this.#mode = 'shown'
    this.#map.changed()
  }

  /** So does whatever else took it away: arrow keys, a pinch, a place that the page shows. */
  readonly #rested = (event: MapLibreEvent & Partial<typeof OWN>): void => {
    const { state } = this.#position
    if (event.cairnFollowing === true || !this.#leads || state.type !== 'found') return
    const { library } = this.#map
    const { x, y } = library.project([...state.position.lngLat])
    const { x: middleX, y: middleY } = library.project(library.getCenter())
    if (Math.hypot(x - middleX, y - middleY) > AWAY) this.#led()
  }
}
