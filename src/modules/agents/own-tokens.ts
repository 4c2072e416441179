import { type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { hashOf } from '#kernel/auth/credentials'
import { fingerprintOf } from '#kernel/certificate'
import type { Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { seenEach } from '#kernel/readable'
import { assetFactsOf } from '#modules/assets/public'
import type { agents } from './contract.ts'
import { tokenMade } from './events.ts'
import { addressOf } from './token-list.ts'
import { newToken } from './tokens.ts'
import { w } from './words.ts'

type Asked = Input<typeof agents.makeOwnTokens>

/** Assets that the actor may see, each once. */
async function assetsFor(ctx: Write, ids: readonly string[]) {
  const found = await seenEach(ctx, [...new Set(ids)], 'read')
  if (found.some(({ kind }) => kind !== 'asset')) throw new Refusal('not-found', w.later('no-asset'))
  const facts = await assetFactsOf(
    ctx,
    found.map(({ id }) => id),
  )
  return found.map((asset) => ({ ...asset, serial: facts.get(asset.id)?.serial ?? '' }))
}

/** SHA-256 of the certificate that stands in place of a secret; null where none does. */
function certificateIn({ certificate, asset_ids }: Asked): string | null {
  if (certificate === '') return null
  refuseIf(asset_ids.length > 1 ? w.later('one-certificate') : null)
  const fingerprint = fingerprintOf(certificate)
  if (fingerprint === undefined) throw new Refusal('invalid', w.later('no-certificate'))
  return fingerprint
}

/** Makes tokens of one device each; what they are leaves in this reply and is not kept. */
export async function makeOwnTokens(ctx: Write, asked: Asked) {
  refuseIf(asked.asset_ids.length === 0 && asked.name === '' ? w.later('for-whom') : null)
  const certificate = certificateIn(asked)
  const assets = await assetsFor(ctx, asked.asset_ids)
  const made = (assets.length > 0 ? assets : [null]).map((asset) => {
    const token = certificate === null ? newToken() : null
    return { id: newId(), name: asked.name || (asset?.title ?? ''), asset, token }
  })
  await ctx.db
    .insertInto('agent_token')
    .values(
      made.map(({ id, name, asset, token }) => ({
        id,
        name,
        own: true,
        private: asked.private,
        asset_id: asset?.id ?? null,
        token_hash: token === null ? null : hashOf(token),
        certificate,
        made_at: ctx.now,
      })),
    )
    .execute()
  const house = await houseSubject(ctx, 'agent-token')
  for (const { name, asset } of made) ctx.emit(tokenMade, asset ?? house, { token: name }, { granted: false })
  const items = made.map(({ id, name, asset, token }) => ({
    id,
    name,
    token,
    asset: asset && { id: asset.id, key: asset.key ?? '', title: asset.title, serial: asset.serial },
  }))
  return { address: await addressOf(ctx), items }
}
