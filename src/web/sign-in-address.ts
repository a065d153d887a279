// Where sign-in begins, and where it comes back to.

/** The page that the extra sign-in window lands on. */
export const signedInPath = '/innlogget';

/** The address that begins a sign-in and comes back to `path`, a path of our own such as `/personer`. `isAgain` makes the login
 *  provider ask anew: after a session has run out it must not be enough that somebody sits at the screen. */
export function signInAddress(path: string, isAgain = false): string {
  return `/auth/login?returnTo=${encodeURIComponent(path)}${isAgain ? '&again=true' : ''}`;
}
