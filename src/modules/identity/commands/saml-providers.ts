import { X509Certificate } from 'node:crypto'
import type { Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { inputRefused, Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { identity } from '../contract.ts'
import { type ProviderMetadata, providerMetadata } from '../engine/saml-metadata.ts'
import { needProvider, providerNamed, redirectTo } from '../sign-on/providers.ts'
import { ourMetadata } from '../sign-on/saml.ts'
import { newSamlKey, samlKeyOf } from '../sign-on/saml-keys.ts'
import { w } from '../sign-on/words.ts'
import { keepProvider, providerAsRead, refusePlain, refuseUnsafe, writeProvider } from './providers.ts'

function isCertificate(base64: string): boolean {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).publicKey.type === 'public'
  } catch {
    return false
  }
}

/** What the metadata tells; refused at its field where it tells too little. */
function read(metadata: string): ProviderMetadata {
  const told = providerMetadata(metadata)
  if (typeof told === 'string') throw inputRefused('metadata', w.later(`metadata-${told}`))
  if (!told.certificates.every(isCertificate))
    throw inputRefused('metadata', w.later('metadata-no-certificate'))
  refusePlain('metadata', told.sso_url)
  return told
}

export async function addSamlProvider(
  ctx: Write,
  { metadata, entity_id, address_attribute, ...facts }: Input<typeof identity.addSamlProvider>,
) {
  refuseUnsafe(facts)
  const { certificates, ...told } = read(metadata)
  const id = newId()
  return keepProvider(ctx, {
    id,
    ...(await newSamlKey(id, { name: entity_id, now: ctx.now })),
    protocol: 'saml',
    ...facts,
    ...told,
    certificates: [...certificates],
    client_id: entity_id,
    address_claim: address_attribute,
    client_secret: null,
  })
}

export async function changeSamlProvider(
  ctx: Write,
  {
    id,
    version,
    metadata,
    entity_id,
    address_attribute,
    ...given
  }: Input<typeof identity.changeSamlProvider>,
) {
  const before = await providerAsRead(ctx, id, 'saml', version)
  const told = metadata === undefined ? {} : read(metadata)
  const patch = {
    ...definedOf(given),
    ...told,
    ...definedOf({ client_id: entity_id, address_claim: address_attribute }),
  }
  refuseUnsafe({ ...before, ...patch })
  // There is none of before we had keys of our own, or after the installation's secret was lost.
  const key =
    typeof samlKeyOf(before) === 'string'
      ? {}
      : await newSamlKey(id, { name: before.client_id, now: ctx.now })
  return writeProvider(ctx, before, { ...patch, ...key })
}

/** Another key pair for a provider. What is still encrypted for the one before is read until the next renewal; requests bear the new one. */
export async function renewSamlKey(ctx: Write, { id }: Input<typeof identity.renewSamlKey>) {
  const before = await needProvider(ctx, id, 'saml')
  const key = await newSamlKey(id, { name: before.client_id, now: ctx.now })
  await writeProvider(ctx, before, { ...key, own_key_before: before.own_key })
  const certificate = new X509Certificate(Buffer.from(key.own_certificate, 'base64'))
  return {
    certificate: certificate.toString(),
    fingerprint: certificate.fingerprint256,
    until: certificate.validToDate.toISOString(),
  }
}

export async function samlMetadata(ctx: Read, { name }: Input<typeof identity.samlMetadata>) {
  const provider = await providerNamed(ctx, name, { idle: true })
  if (provider.protocol !== 'saml') throw new Refusal('not-found', w.later('no-provider'))
  const body = Buffer.from(ourMetadata(provider, redirectTo(ctx, name)))
  return { body, type: 'application/samlmetadata+xml', name: `wheelhouse-${name}.xml`, size: body.length }
}
