/** The roles that the house comes with. What each may do is said by the rooms, beside their permissions. */
export const roles = [
  'requester',
  'technician',
  'lead',
  'manager',
  'auditor',
  'director',
  'finance',
  'people-manager',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** Whoever holds one of these for the whole organisation works for IT and sees what is meant for the staff. */
export const staffRoles: readonly Role[] = ['technician', 'lead', 'manager', 'administrator']

/** What a role that an organisation made itself amounts to. */
export interface OwnRole {
  readonly permissions: readonly string[]
  /** It works for IT, as technicians do. */
  readonly staff: boolean
}
