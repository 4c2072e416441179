import { sql } from 'kysely'
import type { EventHeader } from '#lib/sealed'
import type { Db } from '../db.ts'
import { transaction } from '../transaction.ts'
import type { Signer } from './head.ts'
import { headerColumns, leafOf } from './leaf.ts'
import { empty, type Frontier, growing, type Hash, hashBytes, rootOf } from './merkle.ts'

/** Any number will do, as long as every program of ours uses the same. */
export const sealLock = 724_630_131
/** How many events share a head: damage that hides its traces can be narrowed down to so many. */
const mostAtOnce = 1000
/** After a move to another server, when the whole log is looked through once for what it does not hold yet. */
const mostAfterMove = 20_000
/** Every so many levels the subtrees are kept. */
export const keptLevels = 8

interface Position {
  size: number
  frontier: Buffer
  tx: string
  event_id: number
  /** Transactions are numbered from the beginning again: the database was dumped and loaded into another server. */
  moved: boolean
  /** Before this one every transaction had ended when the look began: what is looked for next begins no later. */
  oldest: string
}

async function position(tx: Db): Promise<Position> {
  const { rows } = await sql<Position>`
    select size, frontier, tx::text as tx, event_id, tx >= pg_snapshot_xmax(pg_current_snapshot()) as moved,
      pg_snapshot_xmin(pg_current_snapshot())::text as oldest
    from seal_head order by size desc limit 1`.execute(tx)
  return rows[0] ?? { size: 0, frontier: Buffer.alloc(0), tx: '0', event_id: 0, moved: false, oldest: '0' }
}

type Waiting = EventHeader & { tx: string }

// In the order of the live stream, and never past the oldest transaction still open: nothing can come before what is sealed.
async function waiting(db: Db, { tx, event_id, moved }: Position): Promise<Waiting[]> {
  const [from, id, most] = moved ? ['0', 0, mostAfterMove] : [tx, event_id, mostAtOnce]
  const { rows } = await sql<Waiting>`
    select ${headerColumns}, e.tx::text as tx from event e
    where (e.tx, e.id) > (${from}::xid8, ${id}::bigint)
      and (e.tx < pg_snapshot_xmin(pg_current_snapshot()) or e.tx >= pg_snapshot_xmax(pg_current_snapshot()))
      and not exists (select from seal_leaf l where l.event_id = e.id)
    order by e.tx, e.id limit ${most}::int`.execute(db)
  return rows
}

const frontierOf = ({ size, frontier }: Position): Frontier =>
  size === 0
    ? empty
    : {
        size,
        subtrees: Array.from({ length: frontier.length / hashBytes }, (_, n) =>
          frontier.subarray(n * hashBytes, (n + 1) * hashBytes),
        ),
      }

interface Node {
  level: number
  position: number
  hash: Hash
}

async function saveNodes(tx: Db, nodes: readonly Node[]) {
  const rows = nodes.map((node) => ({ ...node, hash: node.hash.toString('hex') }))
  await sql`insert into seal_node select level, position, decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(level smallint, position bigint, hash text)`.execute(
    tx,
  )
}

const second = () => `${new Date().toISOString().slice(0, 19)}Z`

/** Where the stream was left, so that the next look begins there. */
function leftAt({ moved, oldest }: Position, events: readonly Waiting[]) {
  const last = events.at(-1)
  if (moved && events.length < mostAfterMove) return sql`${oldest}::xid8, 0`
  if (moved) return sql`${last?.tx ?? '0'}::xid8, 0`
  return sql`${last?.tx ?? '0'}::xid8, ${last?.id ?? 0}::bigint`
}

async function sealEvents(tx: Db, signer: Signer, position: Position, events: readonly Waiting[]) {
  const nodes: Node[] = []
  const tree = growing(frontierOf(position), (level, position, hash) => {
    if (level % keptLevels === 0) nodes.push({ level, position, hash })
  })
  const leaves = events.map(leafOf)
  for (const leaf of leaves) tree.append(leaf)
  const { size, subtrees } = tree.frontier()
  const head = signer.sign({
    size,
    root: tree.root().toString('hex'),
    previous: position.size,
    batch: rootOf(leaves).toString('hex'),
    at: second(),
  })
  await sql`insert into seal_leaf
    select ${position.size}::bigint + n - 1, id, substring(${Buffer.concat(leaves)}::bytea from ((n - 1) * 32 + 1)::int for 32)
    from unnest(${events.map(({ id }) => id)}::bigint[]) with ordinality as r(id, n)`.execute(tx)
  if (nodes.length > 0) await saveNodes(tx, nodes)
  await sql`insert into seal_head (size, root, previous, batch, at, key, signature, frontier, tx, event_id)
    select ${size}::bigint, decode(${head.root}, 'hex'), ${head.previous}::bigint, decode(${head.batch}, 'hex'), ${head.at}::timestamptz,
      ${head.key}::text, ${head.signature}::text, ${Buffer.concat(subtrees)}::bytea, ${leftAt(position, events)}`.execute(
    tx,
  )
}

/**
 * Seals the oldest events that wait, in their final order, under one signed head. Costs what those few cost, however long the
 * log. Says whether there may be more; one at a time does it, and whoever comes meanwhile leaves it to that one.
 */
export const sealSome = (db: Db, signer: Signer): Promise<boolean> =>
  transaction(db, async (tx) => {
    const { rows } = await sql<{
      got: boolean
    }>`select pg_try_advisory_xact_lock(${sealLock}::bigint) as got`.execute(tx)
    if (!rows[0]?.got) return false
    const before = await position(tx)
    const events = await waiting(tx, before)
    if (events.length > 0) await sealEvents(tx, signer, before, events)
    else if (before.moved)
      await sql`update seal_head set (tx, event_id) = (select ${leftAt(before, events)}) where size = ${before.size}::bigint`.execute(
        tx,
      )
    return events.length >= mostAtOnce
  })
