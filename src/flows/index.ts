import type { Flow } from '#kernel/flows'

/** Where two rooms' writes meet: one sentence a file, listed here. */
export const flows: readonly Flow[] = []
