import { z } from 'zod'
import { repairFields } from '../../repairs/schemas.ts'

/** What is asked when something goes to repair. */
export const Repair = z.object(repairFields)
