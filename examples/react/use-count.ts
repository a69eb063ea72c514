import type { Project } from 'cairnkit'
import { useEffect, useState } from 'react'

/** How many observations a project has, kept up to date. */
export function useCount(project: Project | null): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (project === null) return
    let gone = false
    const ask = () => {
      project.store.documents.count({ kind: 'observation' }).then(
        found => gone || setCount(found),
        (error: unknown) => console.error(error)
      )
    }
    ask()
    const stop = project.store.subscribe(event => event.type === 'documents' && ask())
    return () => {
      gone = true
      stop()
    }
  }, [project])
  return count
}
