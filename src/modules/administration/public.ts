import type { z } from 'zod'
import type { Write } from '#kernel/context'
import { SecretExchanged } from './events.ts'
import { houseSubject } from './subject.ts'

/** Writes down that the secret of the installation was exchanged on its machine. */
export async function noteSecretExchanged(
  ctx: Write,
  done: z.input<typeof SecretExchanged.data>,
): Promise<void> {
  ctx.emit(SecretExchanged, await houseSubject(ctx, 'secret'), done)
}

export { AlarmRaised as alarmRaised } from './events.ts'
