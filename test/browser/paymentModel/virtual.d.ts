declare module 'virtual:page-bundle' {
  /** Runs the package's code, which puts what it exports into `exports`. */
  export function run(require: (name: string) => unknown, exports: object): void;
}
