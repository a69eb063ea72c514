import type { CairnMap as MapElement, CairnObservationForm as FormElement, Json, Project } from 'cairnkit'
import { CairnMap, CairnObservationList, CairnProject } from 'cairnkit/react'
import { useRef, useState } from 'react'
import { Panel, type Shown } from './panel.js'
import { useCount } from './use-count.js'

/** A map with its list, and beside it whatever is being done. */
export function App() {
  const [project, setProject] = useState<Project | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [asking, setAsking] = useState<FormElement | null>(null)
  const map = useRef<MapElement>(null)
  const count = useCount(project)

  const pick = (geometry: Json) => {
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
          ref={map}
          className="map"
          picking={asking !== null}
          selected={shown?.name === 'look' ? shown.id : null}
          onCairnMapPick={({ lngLat }) => pick({ type: 'Point', coordinates: [...lngLat] })}
          onCairnMapSelect={({ id }) => setShown({ name: 'look', id })}
        />
        <CairnObservationList
          className="list"
          onCairnObservationListSelect={({ id }) => setShown({ name: 'look', id })}
        />
        {shown !== null && (
          <aside hidden={asking !== null}>
            <Panel shown={shown} show={setShown} askPlace={setAsking} />
          </aside>
        )}
      </main>
    </CairnProject>
  )
}
