// A section of Min dag: its heading with how many, its rows, and the rest on demand.
import { BodyShort, Button, Heading } from '@navikt/ds-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

const shownAtFirst = 6;

export interface SectionProps<T> {
  title: string;
  items: readonly T[];
  keyOf(item: T): string;
  renderItem(item: T): ReactNode;
  /** True when the server may have more than it sent. */
  mayHaveMore?: boolean;
  /** What stands in place of the rows when there are none; nothing when left out: then the section is not drawn. */
  empty?: string;
  /** Counted in the heading instead of the items: tasks in groups. */
  count?: number;
}

export function Section<T>(props: SectionProps<T>) {
  const { title, items, keyOf, renderItem, mayHaveMore = false, empty, count = items.length } = props;
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const headingId = useId();
  if (items.length === 0 && empty === undefined) return null;
  const shown = showsAll ? items : items.slice(0, shownAtFirst);
  return (
    <section className="work-section" aria-labelledby={headingId}>
      <Heading level="2" size="small" id={headingId}>
        {title}
        {count > 0 && <span className="work-section__count"> ({count})</span>}
      </Heading>
      {items.length === 0 ? (
        <BodyShort className="work-section__empty">{empty}</BodyShort>
      ) : (
        <ul className="work-rows">
          {shown.map((item) => (
            <li key={keyOf(item)}>{renderItem(item)}</li>
          ))}
        </ul>
      )}
      {items.length > shownAtFirst && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? t('work-list.show-fewer') : t('work-list.show-all', { count: items.length })}
        </Button>
      )}
      {mayHaveMore && (
        <BodyShort size="small" className="work-section__empty">
          {t('work-list.more')}
        </BodyShort>
      )}
    </section>
  );
}
