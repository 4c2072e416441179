import type { z } from 'zod'
import type { Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { OrganisationExported, SecretExchanged } from './events.ts'

/** Writes down that the secret of the installation was exchanged on its machine. */
export async function noteSecretExchanged(
  ctx: Write,
  done: z.input<typeof SecretExchanged.data>,
): Promise<void> {
  ctx.emit(SecretExchanged, await houseSubject(ctx, 'secret'), done)
}

export { AlarmOver as alarmOver, AlarmRaised as alarmRaised } from './events.ts'
export { alarmKind } from './notices.ts'

/** Writes down that everything was exported on the machine. */
export async function noteExported(
  ctx: Write,
  done: z.input<typeof OrganisationExported.data>,
): Promise<void> {
  ctx.emit(OrganisationExported, await houseSubject(ctx, 'export'), done)
}
