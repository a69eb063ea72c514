/** What the component test runner's pages have as globals. Node tests import theirs from `node:test`. */
interface TestBody {
  (this: { timeout(milliseconds: number): void; skip(): never }): void | Promise<void>
}

declare function describe(name: string, body: () => void): void
declare function it(name: string, body: TestBody): void
declare function before(body: TestBody): void
declare function after(body: TestBody): void
declare function beforeEach(body: TestBody): void
declare function afterEach(body: TestBody): void
