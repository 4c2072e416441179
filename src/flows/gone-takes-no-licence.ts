import { CustodyMoved } from '#facets/custody/contract'
import type { Write } from '#kernel/context'
import { when } from '#kernel/flows'
import { hearSoftwareAnew } from '#modules/agents/public'
import { assetChanged, isGone } from '#modules/assets/public'
import { installedNow, recordInstallations, seatsComeBack, seatsGoBack } from '#modules/software/public'

async function follow(ctx: Write, id: string) {
  const there = await installedNow(ctx, id)
  const gone = await isGone(ctx, id)
  if (gone && there.length > 0) await recordInstallations(ctx, id, [])
  if (!gone && there.length === 0) await hearSoftwareAnew(ctx, id)
  await (gone ? seatsGoBack : seatsComeBack)(ctx, id)
}

/**
 * What is gone has nothing installed any more, and takes no licence, whoever says so: its seats and keys go back. Once it is back,
 * it has them again, if they are free, and its agents are heard anew. What they say meanwhile is not written down.
 */
export const goneTakesNoLicence = when(
  assetChanged,
  'gone-takes-no-licence',
  (ctx, _, { subject }) => follow(ctx, subject.id),
  { imports: true, only: ({ after }) => 'status' in after },
)

/** The same of what a list says is gone: of the many that it brings, only those that left somebody for good are looked at. */
export const leftTakesNoLicence = when(
  CustodyMoved,
  'left-takes-no-licence',
  (ctx, _, { subject }) => follow(ctx, subject.id),
  {
    imports: true,
    only: ({ to_id, reason }) => to_id === null && reason !== 'used-up' && reason !== 'corrected',
  },
)
