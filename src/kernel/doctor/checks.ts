import { archive } from './archive.ts'
import type { Check } from './check.ts'
import { machineChecks } from './machine.ts'
import { orphans } from './orphans.ts'
import { schema } from './schema.ts'
import { waitingChecks } from './waiting.ts'

/** What the ground looks after; rooms add theirs in their `module.ts`. */
export const groundChecks: readonly Check[] = [schema, orphans, ...waitingChecks, archive, ...machineChecks]
