import { type Actor, administrators, peopleManagers, staff } from '../actor.ts'
import type { Db } from '../db.ts'
import { actorOf } from './actors.ts'
import { holdsAll } from './permissions.ts'

/** Who may look at the house as another sees it. */
export const viewAsPermission = 'identity.view-as'
export const viewingMinutes = 30

/** They see by belonging to them what no permission names. */
const groups = [staff, administrators, peopleManagers]

/** Administrators can give themselves whatever permissions there are; nobody else reads by those they do not hold. */
const holds = (viewer: Actor, { permissions }: Actor) =>
  viewer.principals.includes(administrators) ||
  [...permissions].every(([name, scope]) => holdsAll(viewer, name, scope))

/** Whether this person may nothing, and sees nothing by a role, that the other could not. */
export const mayNoMore = (viewed: Actor, viewer: Actor): boolean =>
  holds(viewer, viewed) &&
  groups.every((group) => !viewed.principals.includes(group) || viewer.principals.includes(group)) &&
  (!viewed.roles.includes('auditor') || viewer.roles.includes('auditor'))

/** What somebody is while they look with the eyes of another; undefined where they no longer may. */
export async function withEyesOf(
  db: Db,
  viewer: Actor,
  { viewing_id, viewing_until }: { viewing_id: string; viewing_until: string },
): Promise<Actor | undefined> {
  if (viewer.owesFactor || viewer.permissions.get(viewAsPermission) !== 'all') return undefined
  const viewed = await actorOf(db, viewing_id)
  if (!viewed || !mayNoMore(viewed, viewer)) return undefined
  const { id, name, session } = viewer
  return { ...viewed, session, viewer: { id, name, until: viewing_until } }
}
