import { when } from '#kernel/flows'
import { alarmRaised } from '#modules/administration/public'
import { mailAdministrators } from '#modules/identity/public'

/** What wants whoever runs the house is mailed to them, where mail works; the mail that is late itself would only wait. */
export const alarmTellsAdministrators = when(
  alarmRaised,
  'alarm-tells-administrators',
  async (ctx, { says }) => mailAdministrators(ctx, says),
  { only: ({ name }) => name !== 'mail' },
)
