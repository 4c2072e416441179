import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { isSetUp } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { openLink } from '../links.ts'
import { organisationOf } from '../settings.ts'
import { directoryOf } from '../whose-password.ts'
import { activeProviders, mayComeByOwnWay, ownWaysFor } from '../sign-on/providers.ts'

export async function door(ctx: Read) {
  const [{ name }, { mails }] = [await organisationOf(ctx), await installationOf(ctx)]
  return {
    organisation: name,
    set_up: await isSetUp(ctx),
    mails,
    providers: await activeProviders(ctx),
    own_ways: await ownWaysFor(ctx),
  }
}

/** Whoever holds the secret of a link may know for whom it is. */
export async function lookAtLink(ctx: Read, { secret }: Input<typeof identity.lookAtLink>) {
  const { kind, person_id, name, email, language, zone, expires_at } = await openLink(ctx, secret)
  const usual = await organisationOf(ctx)
  const directory = (person_id === null ? undefined : await directoryOf(ctx, person_id)) ?? null
  return {
    kind,
    organisation: usual.name,
    name,
    email,
    language: language ?? usual.language,
    zone: zone ?? usual.zone,
    expires_at,
    password: person_id === null || (directory === null && (await mayComeByOwnWay(ctx, person_id))),
    directory,
  }
}
