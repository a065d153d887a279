// What was just done, on the page one came to by doing it.
import { InlineMessage } from '@navikt/ds-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type NavigateFunction, useLocation } from 'react-router';
import { useAnnounce } from '../../../../web/announce.tsx';

interface Done {
  key: string;
  name?: string;
}

/** Goes to a page and tells there what was done: the key of a text, and the name it asks for. */
export function goAndTell(navigate: NavigateFunction, path: string, key: string, name?: string): void {
  void navigate(path, { state: { done: { key, ...(name === undefined ? {} : { name }) } } });
}

function doneIn(state: unknown): Done | null {
  if (typeof state !== 'object' || state === null || !('done' in state)) return null;
  return state.done as Done;
}

export function Receipt() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const done = doneIn(useLocation().state);
  const text = done ? t(done.key, { name: done.name ?? '' }) : '';
  useEffect(() => {
    if (text !== '') announce(text);
  }, [announce, text]);
  if (text === '') return null;
  return (
    <InlineMessage status="success" className="directory-receipt">
      {text}
    </InlineMessage>
  );
}
