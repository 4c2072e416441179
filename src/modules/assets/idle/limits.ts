import type { Read } from '#kernel/context'
import { valuesOf } from '#kernel/settings'
import { idleDays } from '../costs/settings.ts'
import { busyDays, diskPercent, memoryPercent } from './settings.ts'

/** What the organisation has decided of when a device does less than it could. */
export async function limitsOf(ctx: Pick<Read, 'db'>) {
  const decided = await valuesOf(ctx, [idleDays, memoryPercent, diskPercent, busyDays])
  const setTo = ({ name }: { name: string }) => Number(decided.get(name))
  return {
    days: setTo(idleDays),
    memory: setTo(memoryPercent),
    disk: setTo(diskPercent),
    busy: setTo(busyDays),
  }
}
