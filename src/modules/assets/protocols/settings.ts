import { setting, whole } from '#kernel/settings'
import { w } from '../words.ts'

/** For so many days a protocol may wait before those who hand things out are told. */
export const signWithin = setting('assets.sign-days', w.later('sign-days'), whole(0, 90), 3, {
  hint: w.later('sign-days-hint'),
})
