import { house } from './door.ts'

const at = '/api/directories/connections'
export const urn = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  work: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
}

/** A house to which a provider brings people, and the provider. */
export async function provisionedHouse(name = 'Entra ID') {
  const made = await house()
  const { admin, app } = made
  const { body } = await admin.post(at, { name })
  const id = String(body['id'])
  const newToken = async (more = {}) => String((await admin.post(`${at}/${id}/token`, more)).body['token'])
  let token = await newToken()
  /** Asks as a provider does. */
  async function ask(
    method: string,
    path: string,
    payload?: object,
    { bearer = token, type = 'application/scim+json', ip = '10.4.0.1' } = {},
  ) {
    const reply = await app.inject({
      method: method as 'GET',
      url: `/scim/v2${path}`,
      remoteAddress: ip,
      headers: {
        ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
        ...(payload && { 'content-type': type }),
      },
      ...(payload && { payload: JSON.stringify(payload) }),
    })
    const told = reply.body === '' ? {} : (reply.json() as Record<string, unknown>)
    return { status: reply.statusCode, body: told, headers: reply.headers }
  }
  const patch = (path: string, ...Operations: object[]) =>
    ask('PATCH', path, { schemas: [urn.patch], Operations })
  return {
    ...made,
    connection: { id, at: `${at}/${id}` },
    ask,
    patch,
    async renew(more = {}) {
      token = await newToken(more)
      return token
    },
  }
}
