/**
 * Stands in for `device-file`, which notices a copied folder. The page's storage never makes one: the
 * browser's files cannot be copied, and a Web Lock keeps others out.
 */
class DeviceFile {
  async ready(): Promise<void> {}

  /** No file descriptor to hand to the database. */
  transfer(): number {
    return -1
  }

  async suspend(): Promise<void> {}
  async resume(): Promise<void> {}
  async close(): Promise<void> {}
}

export = DeviceFile
