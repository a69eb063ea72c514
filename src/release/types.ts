import type { DocumentState, Json, Role } from '../model/index.js'

/** 'exact', the side of the grid square in metres that positions are reduced to, or 'none' for no place at all. */
export type Precision = 'exact' | 'none' | number

/** A document that may leave, after all privacy filters. */
export interface ReleasedDocument {
  readonly id: DocumentState['id']
  readonly kind: DocumentState['kind']
  readonly createdAt: number
  readonly fields: ReadonlyMap<string, Json>
  /** What was changed or left out on the way, in Darwin Core terms. */
  readonly notes: ReadonlyMap<string, Json>
}

/** What an exporter gets: never a store. */
export interface Released extends AsyncIterable<ReleasedDocument> {
  readonly recipient: string
  readonly purpose: string
  readonly precision: Precision
  /** How many have left so far; once the iteration is over, all of them. */
  readonly count: number
}

export interface PrivacyFilter {
  readonly id: string
  readonly name: string
  /**
   * Null withholds the document. Strictest wins: a filter can only take away, so fields it adds are dropped.
   * It sees exact positions; the grid comes after it. One that throws stops the release.
   */
  apply(document: ReleasedDocument): ReleasedDocument | null
}

/** What must be said before anything leaves. */
export interface ReleaseTerms {
  /** Who gets it. `self` is a private backup. */
  readonly recipient: string
  readonly purpose: string
  readonly precision: Precision
}

/** The terms, and the role of the device that releases. */
export interface ReleaseBy extends ReleaseTerms {
  readonly role: Role
}
