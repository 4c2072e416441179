import { extractText, getDocumentProxy } from 'unpdf'
import { createAssets } from '#modules/assets/public'
import type { ProtocolView } from '#modules/assets/protocols/schemas'
import { accountFor } from '#modules/identity/public'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import type { world } from './world.ts'

/** How somebody signed, stroke by stroke. */
export const strokes: [number, number][][] = [
  [
    [10, 20],
    [300, 200],
    [500, 40],
  ],
  [[700, 100]],
]

/** Who hands things over, who only asks, the stores, and what stands on papers. */
export async function papersIn({ app, must, someone, tokenFor, write }: Awaited<ReturnType<typeof world>>) {
  const technician = await someone('Tom', ['technician'])
  const asker = await someone('Ada', ['requester'])
  const [stores] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Stores', level: 'site' }]))
  const stores_id = stores?.id ?? ''
  /** An account and a token for somebody. */
  const accountOf = async (id: string) => {
    await write(undefined, (ctx) => accountFor(ctx, id, `${id}@example.org`))
    return { id, token: await tokenFor(id) }
  }
  return {
    technician,
    asker,
    stores_id,
    /** What an address answers, a PDF as its text. */
    paper: async (who: { token: string }, url: string) => {
      const reply = await app.inject({ url, headers: { authorization: `Bearer ${who.token}` } })
      const isPdf = reply.headers['content-type'] === 'application/pdf'
      const text = isPdf
        ? (await extractText(await getDocumentProxy(new Uint8Array(reply.rawPayload)), { mergePages: true }))
            .text
        : reply.body
      return { status: reply.statusCode, text }
    },
    /** A person with an account, and things that lie in the stores. */
    personWith: async (name: string, tags: readonly string[]) => {
      const [person] = await write(undefined, (ctx) =>
        createPeople(ctx, [{ display_name: name, emails: [] }]),
      )
      const id = person?.id ?? ''
      const who = await accountOf(id)
      const made = await write(undefined, (ctx) =>
        createAssets(
          ctx,
          tags.map((tag) => ({
            type: 'laptop',
            name: 'Corvid W16',
            tag,
            serial: `S-${tag}`,
            holder_id: stores_id,
          })),
        ),
      )
      return { who, ids: made.map((one) => one.id) }
    },
    show: (id: string, who = technician) => must<ProtocolView>(who, 'GET', `/api/assets/protocols/${id}`),
  }
}
