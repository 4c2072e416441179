// Runs before the first paint: a dark page must not be white first.
{
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('wheelhouse-theme') ?? 'auto'
  } catch {
    // Storage is closed: the device decides.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
}
