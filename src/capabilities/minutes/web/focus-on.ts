// Puts the cursor in a field that is not there yet: what a button has just added.
import { useEffect, useRef, useState } from 'react';

/** Give it the field's id; the cursor goes there when the field has been drawn. */
export function useFocusOn(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  const [, draw] = useState(0);
  // After each drawing, since the list may come a moment later than the answer to the button.
  useEffect(() => {
    const field = wanted.current === null ? null : document.getElementById(wanted.current);
    if (!field) return;
    wanted.current = null;
    field.focus();
  });
  return (id) => {
    wanted.current = id;
    draw((times) => times + 1);
  };
}
