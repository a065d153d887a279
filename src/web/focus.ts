// Where the keyboard goes when a form opens in the page, and when it is gone again.

/** For `ref` of a form that opens at the press of a button: the cursor stands in its first field. */
export function focusFirstField(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('input:not(:disabled), select, textarea')?.focus();
}

/** After the button or form that had focus is gone: the heading it stood under, or the page's own. */
export function focusHeading(id?: string): void {
  const heading = id === undefined ? null : document.getElementById(id);
  (heading ?? document.querySelector<HTMLElement>('h1'))?.focus();
}
