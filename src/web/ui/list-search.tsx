// A list that can be searched and walked with the arrow keys; what was found is said aloud.
import { Search } from '@navikt/ds-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../announce.tsx';
import { EmptyState } from './empty-state.tsx';
import { matchesWords } from './match-words.ts';

export interface ListSearchProps<T> {
  /** What is searched: «Søk blant personer». */
  label: string;
  items: readonly T[];
  keyOf(item: T): string;
  /** The words of an item that a search may hit. Not used when the server searches (`onSearch`). */
  textOf?(item: T): string;
  /** One row: a link or a button that fills it. */
  renderItem(item: T): ReactNode;
  /** The words in the field at first, e.g. from `useHeaderSearch()`. */
  initialWords?: string;
  /** Told of the words 250 ms after the last keystroke; give `items` from the server's answer. */
  onSearch?(words: string): void;
  isLoading?: boolean;
  /** What to say before anything is found or exists. */
  emptyTitle: string;
  emptyText?: string;
  emptyAction?: ReactNode;
}

export function ListSearch<T>(props: ListSearchProps<T>) {
  const { label, items, keyOf, textOf, renderItem, initialWords = '', onSearch, isLoading = false } = props;
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [words, setWords] = useState(initialWords);
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const shown = useMemo(
    () => (onSearch || !textOf ? items : items.filter((item) => matchesWords(textOf(item), words))),
    [items, onSearch, textOf, words],
  );

  // A search begun in the header while the list is open replaces the words.
  const [begun, setBegun] = useState(initialWords);
  if (begun !== initialWords) {
    setBegun(initialWords);
    setWords(initialWords);
  }

  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    const timer = setTimeout(() => search.current?.(words.trim()), 250);
    return () => clearTimeout(timer);
  }, [words]);

  const isSearching = words.trim() !== '';
  useEffect(() => {
    if (!isSearching || isLoading) return;
    const timer = setTimeout(() => announce(t('web.list.found', { count: shown.length })), 700);
    return () => clearTimeout(timer);
  }, [announce, isLoading, isSearching, shown.length, t]);

  const move = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)') ?? [])];
    const now = rows.findIndex((row) => row === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || rows.length === 0) return;
    if (now === -1 && step === -1) return;
    event.preventDefault();
    if (now + step < 0) field.current?.focus();
    else rows[Math.min(now + step, rows.length - 1)]?.focus();
  };

  return (
    // Keys are only a shortcut between rows that can all be reached with Tab.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="web-list" onKeyDown={move}>
      <search aria-label={label}>
        <Search
          ref={field}
          label={label}
          hideLabel={false}
          variant="simple"
          autoComplete="off"
          aria-controls={listId}
          value={words}
          onChange={setWords}
        />
      </search>
      <ul ref={list} id={listId} className="web-list__rows" aria-busy={isLoading}>
        {shown.map((item) => (
          <li key={keyOf(item)}>{renderItem(item)}</li>
        ))}
      </ul>
      {shown.length === 0 && !isLoading && (
        <EmptyState
          title={isSearching ? t('web.list.none', { words: words.trim() }) : props.emptyTitle}
          action={props.emptyAction}
        >
          {isSearching ? t('web.list.none-detail') : props.emptyText}
        </EmptyState>
      )}
    </div>
  );
}
