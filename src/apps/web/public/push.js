// The part of Wheelhouse that a browser wakes for a push: it shows what came, and opens where that leads. It keeps and fetches nothing.
const icon = '/icon.svg'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const { title = 'Wheelhouse', body = '', to = '/inbox', tag } = event.data ? event.data.json() : {}
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon, data: { to } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data.to, self.location.origin)
  // Never elsewhere, whatever was pushed.
  if (url.origin !== self.location.origin) return
  event.waitUntil(
    self.clients
      .matchAll({ type: 'window' })
      .then(([open]) =>
        open ? open.focus().then((page) => page.navigate(url.href)) : self.clients.openWindow(url.href),
      ),
  )
})
