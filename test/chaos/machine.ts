import { cpus, totalmem } from 'node:os'

/** This machine, for beside a figure. */
export const machine = () =>
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`
