import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { assetFactsOf, assetsBySerial } from '#modules/assets/public'
import { type Claim, claimOf } from './engine/own.ts'
import type { Keys } from './engine/keys.ts'
import { shows, type Token } from './entrance.ts'
import { tokenMisused } from './events.ts'
import { sharing } from './known.ts'
import { forAsset, toldOn } from './token-subject.ts'

/** A token of one device as it stands while a report that came with it is taken in. */
export interface OwnToken {
  readonly id: string
  readonly name: string
  readonly agent: string | null
  /** The asset that its device is, or that it was made for. */
  readonly asset: string | null
}

type Row = OwnToken & Pick<Keys, 'device' | 'serial' | 'uuid'> & { own_id: string }

/** The token, which nobody takes away and no other report binds until this one is taken in; undefined where it is gone by now. */
async function held({ db }: Write, { id, shown }: Token): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select t.id, t.name, t.agent_id as agent, ${forAsset} as asset,
      a.device, a.own_id, a.serial, a.uuid
    from agent_token t left join agent a on a.id = t.agent_id where t.id = ${id}::uuid and ${shows(shown)} for update of t`.execute(
    db,
  )
  return rows[0]
}

const isSaidAnew = (said: string, before: string) => said !== '' && said !== before
/** It takes on no name or number that it had not before: that is how nearly all reports come, and then it is its device's. */
const saysNothingNew = (keys: Keys, { device, own_id, serial, uuid }: Row) =>
  keys.device === device &&
  !isSaidAnew(keys.agent, own_id) &&
  !isSaidAnew(keys.serial, serial) &&
  !isSaidAnew(keys.uuid, uuid)

/** What a token of one device says about whose report it is that came with it; undefined where the token is gone by now. */
export async function claimed(
  ctx: Write,
  brought: Token,
  keys: Keys,
): Promise<{ token: OwnToken; claim: Claim } | undefined> {
  const token = await held(ctx, brought)
  if (!token) return undefined
  const { agent, asset } = token
  if (agent !== null && saysNothingNew(keys, token)) return { token, claim: { is: 'device', id: agent } }
  // What is one device of two reports may not be decided twice at a time.
  await sql`select pg_advisory_xact_lock(hashtextextended('agents welcome', 0))`.execute(ctx.db)
  const known = await sharing(ctx, keys, { agent, asset }, token.id)
  const bearers = [...(await assetsBySerial(ctx, [keys.serial])).values()].flat().map((one) => one.id)
  const facts = asset === null ? undefined : (await assetFactsOf(ctx, [asset])).get(asset)
  return {
    token,
    claim: claimOf(keys, { agent, asset, serial: facts?.serial ?? '', known, bearers }),
  }
}

/** How often it is told anew that a token is in yet other hands: whoever has it may knock as often as they like, by what names they like. */
const tellEverySeconds = 3600

/**
 * Writes on a token that another device brought it, and tells whoever looks after its asset: of one device once, until somebody says that
 * they know. Of the report nothing is kept.
 */
export async function noteMisuse(
  ctx: Write,
  { id, name, asset }: OwnToken,
  by: { device: string; ip: string },
) {
  const device = by.device.slice(0, 200)
  const { rows } = await sql<{ told: boolean }>`
    update agent_token t set misused_at = ${ctx.now}::timestamptz, misused_device = ${device}, misused_ip = ${by.ip}
    from agent_token before where t.id = ${id}::uuid and before.id = t.id
    returning coalesce(before.misused_device = ${device}
      or before.misused_at > ${ctx.now}::timestamptz - make_interval(secs => ${tellEverySeconds}::int), false) as told`.execute(
    ctx.db,
  )
  if (rows[0]?.told !== false) return
  ctx.emit(tokenMisused, await toldOn(ctx, asset), { token: name, device, ip: by.ip }, { granted: false })
}
