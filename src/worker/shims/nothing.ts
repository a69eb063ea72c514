/** Stands in for modules of Node that are required but never called in a page. */
export {}
