import { sql } from 'kysely'
import type { ImportState, ImportView, RowView } from '#facets/imports/schemas'
import type { Someone, world } from './world.ts'

type World = Awaited<ReturnType<typeof world>>

const busy: readonly ImportState[] = ['reading', 'rehearsing', 'running', 'undoing']

/** A list of so many people, with addresses of this domain. */
export const people = (n: number, domain: string) =>
  `Name,Email\n${Array.from({ length: n }, (_, i) => `Person ${i},p${i}@${domain}`).join('\n')}\n`

/** Brings files to a test's house and goes through an import as a person would, by its API. */
export function importing({ app, db, call, must }: World) {
  async function bring(
    who: Someone,
    name: string,
    file: string | Buffer,
    { importer, beside }: { importer?: string; beside?: ImportView } = {},
  ) {
    const query = new URLSearchParams({ name, ...(importer !== undefined && { importer }) })
    const reply = await app.inject({
      method: 'POST',
      url: beside ? `/api/imports/${beside.id}/beside?${query}` : `/api/imports?${query}`,
      headers: {
        'content-type': 'application/octet-stream',
        'x-wheelhouse': '1',
        authorization: `Bearer ${who.token}`,
      },
      payload: file,
    })
    return { status: reply.statusCode, body: reply.json<ImportView & { title: string }>() }
  }
  const show = async (who: Someone, { id }: { id: string }) =>
    (await call(who, 'GET', `/api/imports/${id}`)).body as ImportView

  /** Waits until nothing is being done with it any more. */
  async function settled(who: Someone, one: { id: string }): Promise<ImportView> {
    for (;;) {
      const now = await show(who, one)
      if (!busy.includes(now.state)) return now
      await sql`select pg_sleep(0.02)`.execute(db)
    }
  }
  const map = (who: Someone, one: { id: string }, change: object) =>
    call(who, 'PATCH', `/api/imports/${one.id}`, change)
  /** Asks for a step, and takes whatever is answered. */
  const post = (who: Someone, one: { id: string }, verb: string) =>
    call(who, 'POST', `/api/imports/${one.id}/${verb}`, {})
  async function act(who: Someone, one: { id: string }, verb: 'rehearse' | 'run' | 'undo') {
    await must(who, 'POST', `/api/imports/${one.id}/${verb}`, {})
    return settled(who, one)
  }
  /** A file that is read, mapped by itself, and ready to be rehearsed. */
  async function read(who: Someone, name: string, file: string | Buffer, importer?: string) {
    const { status, body } = await bring(who, name, file, importer === undefined ? {} : { importer })
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return settled(who, body)
  }
  const rehearsed = async (who: Someone, name: string, file: string | Buffer, importer?: string) =>
    act(who, await read(who, name, file, importer), 'rehearse')
  const imported = async (who: Someone, name: string, file: string | Buffer, importer?: string) =>
    act(who, await rehearsed(who, name, file, importer), 'run')
  const rows = async (who: Someone, { id }: { id: string }, which?: string) => {
    const query = which === undefined ? '' : `&which=${which}`
    return (
      (await call(who, 'GET', `/api/imports/${id}/rows?limit=200${query}`)).body as { items: RowView[] }
    ).items
  }
  /** What is said of each row: what becomes of it, and why. */
  const said = async (who: Someone, one: { id: string }) =>
    (await rows(who, one)).map(({ verdict, reasons, notes }) => [verdict, [...reasons, ...notes].join('; ')])
  return { bring, show, settled, map, post, act, read, rehearsed, imported, rows, said }
}
