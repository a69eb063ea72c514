/** Microseconds of processor time of all threads of this process, since it began. */
export function spentHere(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
