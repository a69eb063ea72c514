import type { Map as LibraryMap } from 'maplibre-gl'

/**
 * Whether anything can be asked of a map or put on it: not before its first style is there, and not while the browser has
 * taken its graphics away, as phones do with a page in the background. Both end with a `style.load`.
 */
export function hasStyle(map: LibraryMap): boolean {
  // The library's types leave out that there may be none.
  return (map.style as LibraryMap['style'] | null | undefined) != null
}

/** Whether sources and layers can be added to it and taken away: not while its style is being read either. */
export function takesLayers(map: LibraryMap): boolean {
  return (map.getStyle() as ReturnType<LibraryMap['getStyle']> | undefined) !== undefined
}
