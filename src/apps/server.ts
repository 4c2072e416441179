import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Credential, credentialsOf } from '#kernel/auth/credentials'
import { keepBackups } from '#kernel/backup/place'
import { type OpenDb, openDb } from '#kernel/db'
import { diskLane, watchDisks } from '#kernel/disk'
import { forwardLane } from '#kernel/forward/lane'
import { lockWith } from '#kernel/locked'
import { addLive } from '#kernel/http/live'
import { addPages } from '#kernel/http/pages'
import { type HttpOptions, httpServer } from '#kernel/http/server'
import { sessionCookie } from '#kernel/http/session-cookie'
import { announce } from '#kernel/installation'
import { mailLane } from '#kernel/mail/lane'
import type { MailSettings } from '#kernel/mail/transport'
import { startPoke } from '#kernel/poke'
import { type Keeping, sealLane } from '#kernel/seal/keeper'
import type { Secrets } from '#kernel/secret'
import { sharesStanding } from '#kernel/standing'
import { startWorker } from '#kernel/worker'
import { reachInside } from '#kernel/outbound/addresses'
import { scanWith } from '#facets/files/public'
import { takeFrom } from '#modules/agents/public'
import { compose } from './compose.ts'
import { addMcp } from './mcp/http.ts'

export interface ServerOptions {
  url: string
  /** The installation's own: what is locked in the database opens with it. */
  secret: string | (() => Secrets)
  version: string
  /** Where people reach it: links begin with it, and https there means secure cookies here. */
  publicUrl?: string | undefined
  trustedProxies?: readonly string[]
  tls?: HttpOptions['tls']
  clientCertificates?: HttpOptions['clientCertificates']
  mail?: MailSettings | undefined
  /** Without it this server seals nothing. */
  seal?: Keeping | undefined
  /** Where its signed heads go by mail; null: nowhere any more. */
  sealMail?: string | null
  /** Where backups are kept; none are made otherwise. */
  backups?: { folder: string; keyFile?: string | undefined } | undefined
  /** Disks that are written to, and how much of each stays free; they are not looked at otherwise. */
  disks?: { folders: readonly string[]; leastMb: number } | undefined
  /** Where the sealed timeline is sent to. */
  timelineTo?: string | undefined
  /** So many requests a minute of one caller; any number unless set. */
  perMinute?: number
  /** The virus scanner; files are not scanned otherwise. */
  clamdUrl?: string | undefined
  /** A folder from which reports of devices are taken in. */
  inventoryInbox?: string | undefined
  /** Inside networks that webhooks may reach. */
  webhooksMayReach?: readonly string[] | undefined
  /** Inside networks where push services of browsers may be. */
  pushMayReach?: readonly string[] | undefined
}

const bearer = 'Bearer '

/** A page that lies open asks by itself, and says so; what it listens to is no use of it either. */
const isAttended = ({ headers }: FastifyRequest) =>
  headers['x-wheelhouse'] !== 'unattended' && headers.accept !== 'text/event-stream'

/** The whole server in one process, worker included, not yet listening. Tests call it by `inject`. */
export async function buildServer(
  open: OpenDb,
  {
    url,
    secret,
    mail,
    seal,
    sealMail,
    backups,
    publicUrl,
    clamdUrl,
    inventoryInbox,
    disks,
    timelineTo,
    webhooksMayReach,
    pushMayReach,
    ...options
  }: ServerOptions,
) {
  const { db } = open
  lockWith(secret)
  scanWith(clamdUrl)
  takeFrom(inventoryInbox)
  reachInside(webhooksMayReach ?? [])
  reachInside(pushMayReach ?? [], 'push')
  watchDisks(disks?.folders ?? [], disks?.leastMb ?? 0)
  const house = compose()
  const cookie = sessionCookie(publicUrl)
  const credentials = credentialsOf(db)
  const credentialOf = (request: FastifyRequest): Credential | undefined => {
    const { authorization } = request.headers
    if (authorization?.startsWith(bearer))
      return { kind: 'token', secret: authorization.slice(bearer.length), ip: request.ip }
    const secret = cookie.read(request)
    return secret === undefined ? undefined : { kind: 'session', secret }
  }
  const signIn = async (request: FastifyRequest, reply?: FastifyReply, { afresh } = { afresh: false }) => {
    const credential = credentialOf(request)
    const proven =
      credential &&
      (await credentials.prove(credential, {
        mayRotate: reply !== undefined,
        attended: isAttended(request),
        afresh,
      }))
    if (reply && proven?.next !== undefined) cookie.give(reply, proven.next)
    return proven?.actor
  }
  await announce(db, {
    address: publicUrl,
    mails: mail !== undefined,
    backups: backups !== undefined,
    sealMail,
    version: options.version,
  })
  // The workers' own, straight to the server: a job may take its time, and needs a session that no pooler takes away.
  const working = openDb({ url, max: 5, statementTimeoutMs: 0, name: 'wheelhouse worker' })
  sharesStanding(working.db, db)
  if (backups) keepBackups(working.db, { ...backups, url, version: options.version })
  const poke = await startPoke(open, url)
  poke.heed(working.db)
  const wiring = { db, modules: house.modules, signIn, cookie }
  const app = await httpServer({ ...options, ...wiring })
  addMcp(app, wiring)
  await addLive(app, wiring, poke)
  const formPages = house.modules.flatMap((module) => module.formPages ?? [])
  await addPages(app, join(import.meta.dirname, '../../dist/web'), formPages)
  const sending = mail && mailLane(working.db, mail)
  const forwarding = timelineTo === undefined ? undefined : forwardLane(working.db, timelineTo)
  const ofRooms = house.lanes.map((make) => make(working.db))
  const lanes = [
    ...ofRooms.map(({ step }) => step),
    ...(sending ? [sending.step] : []),
    ...(seal ? [sealLane(working.db, seal)] : []),
    ...(disks ? [diskLane(working.db)] : []),
    ...(forwarding ? [forwarding.step] : []),
  ]
  const worker = await startWorker({ ...house, db: working.db, url, poke, lanes })
  app.addHook('onClose', async () => {
    await worker.close()
    await Promise.all(ofRooms.map(async ({ close }) => close()))
    sending?.close()
    forwarding?.close()
    await poke.close()
    await working.close()
  })
  return app
}
