/** Made when the tests of the stories are bundled: every story file by its name. */
declare module 'stories-of-the-kit' {
  export const files: Readonly<Record<string, { readonly default: object; readonly [name: string]: object }>>
}
