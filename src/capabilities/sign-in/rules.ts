// Where a sign-in may end: an address of our own, whatever the link said.

// Browsers drop tabs and line breaks inside an address and read a backslash as a slash.
const unsafe = /[\p{Cc}\\]/u;
const longest = 2000;
const notPages = /^\/(auth|api|practice-login)(\/|$)/i;

/** The path to go to after sign-in: `returnTo` when it is an address on this site, otherwise '/'. Refuses other sites however
 *  they are written (`//evil`, `/\evil`, `https:evil`, with tabs or dots between) and addresses that are no pages. */
export function safeReturnTo(returnTo: string | undefined): string {
  if (!returnTo || returnTo.length > longest || unsafe.test(returnTo)) return '/';
  if (!returnTo.startsWith('/') || returnTo.startsWith('//')) return '/';
  const here = 'https://samlop.invalid';
  const url = URL.parse(returnTo, here);
  if (!url || url.origin !== here || url.username || url.password) return '/';
  // `/.//evil` is read as the path `//evil`, which a later reader would take for another site.
  if (url.pathname.startsWith('//') || notPages.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
