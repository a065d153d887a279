// A quiet picture of what is coming, shown only when it takes longer than a blink.
import { Skeleton } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';

export interface LoadingProps {
  /** `page` for a whole page, `list` for rows, `text` for a paragraph. */
  shape?: 'page' | 'list' | 'text';
  rows?: number;
}

export function Loading({ shape = 'list', rows = 4 }: LoadingProps) {
  const { t } = useTranslation();
  const lines = Array.from({ length: rows }, (_, index) => index);
  return (
    <output className="web-loading">
      <span className="aksel-sr-only">{t('web.loading')}</span>
      <div aria-hidden="true">
        {shape === 'page' && <Skeleton variant="text" width="45%" height="3.5rem" />}
        {lines.map((line) =>
          shape === 'text' ? (
            <Skeleton key={line} variant="text" width={`${95 - (line % 3) * 15}%`} />
          ) : (
            <Skeleton key={line} variant="rounded" width="100%" height="3.5rem" />
          ),
        )}
      </div>
    </output>
  );
}
