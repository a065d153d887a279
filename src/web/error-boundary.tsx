// Catches what a page could not handle, so that the menu and everything typed on the page before stay in reach.
import { Button } from '@navikt/ds-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from './ui/page-header.tsx';

function Broken({ isOutdated }: { isOutdated: boolean }) {
  const { t } = useTranslation();
  const kind = isOutdated ? 'outdated' : 'broken';
  return (
    <>
      <PageHeader title={t(`web.page.${kind}.title`)} lead={t(`web.page.${kind}.detail`)} />
      <Button onClick={() => window.location.reload()}>{t('web.page.reload')}</Button>
    </>
  );
}

interface Caught {
  error: unknown;
}

/** Shows a message in place of a page that failed. A new `key` (the address) tries again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, Caught> {
  override state: Caught = { error: null };

  static getDerivedStateFromError(error: unknown): Caught {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    // A chunk that is gone: Samløp was updated while the page stood open, or the network was lost.
    const isOutdated = error instanceof TypeError && /import|module|fetch/i.test(error.message);
    return <Broken isOutdated={isOutdated} />;
  }
}
