/** libsodium looks for the browser's random numbers on `self`, which Node does not have. Import this first. */
Object.assign(globalThis, { self: globalThis })
