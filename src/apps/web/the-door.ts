/** Where whoever is signed out comes in, and from there back to what they wanted. */
export const door = '/sign-in'

export const isDoor = (address: string) => address.split('?')[0] === door
