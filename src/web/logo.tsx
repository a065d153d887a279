// The mark of the product: two courses that meet and go on as one.

export function Logo() {
  return (
    <svg className="web-logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <path className="web-logo__first" d="M4 6c9 0 8 10 16 10h8" />
      <path className="web-logo__second" d="M4 26c9 0 8-10 16-10h8" />
    </svg>
  );
}
