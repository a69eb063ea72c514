import type { CairnObservationForm as FormElement, MapPin, Project } from 'cairnkit'
import { CairnMap, CairnObservationList, CairnProject } from 'cairnkit/react'
import { useState } from 'react'
import { Panel, type Shown } from './panel.js'
import { useCount } from './use-count.js'

/** A map with its list, and beside it whatever is being done. */
export function App() {
  const [project, setProject] = useState<Project | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [asking, setAsking] = useState<FormElement | null>(null)
  /** Stands while something is made at its place, and goes with the panel. */
  const [pin, setPin] = useState<MapPin | null>(null)
  const count = useCount(project)

  const show = (next: Shown | null) => {
    setShown(next)
    if (next === null) setPin(null)
  }
  const pick = (lngLat: readonly [number, number]) => {
    const geometry = { type: 'Point', coordinates: [...lngLat] }
    setPin({ lngLat })
    if (asking === null) return setShown({ name: 'pick', geometry })
    asking.setGeometry(geometry)
    setAsking(null)
  }

  return (
    <CairnProject withStart onCairnProjectOpened={event => setProject(event.project)}>
      <main className={shown === null ? 'board' : 'board with-panel'}>
        <header>
          <h1>{project?.name}</h1>
          <output>{count}</output>
          <button type="button" onClick={() => setShown({ name: 'copies' })}>
            Copies
          </button>
        </header>
        <CairnMap
          className="map"
          pin={pin}
          picking={asking !== null}
          selected={shown?.name === 'look' ? shown.id : null}
          onCairnMapPick={({ lngLat }) => pick(lngLat)}
          onCairnMapSelect={({ id }) => setShown({ name: 'look', id })}
        />
        <CairnObservationList
          className="list"
          onCairnObservationListSelect={({ id }) => setShown({ name: 'look', id })}
        />
        {shown !== null && (
          <aside hidden={asking !== null}>
            <Panel shown={shown} show={show} askPlace={setAsking} />
          </aside>
        )}
      </main>
    </CairnProject>
  )
}
