// The top of every page: its one h1, the tab's title, and where focus lands after a navigation.
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { BodyLong, Heading, Link } from '@navikt/ds-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useLocation } from 'react-router';

export interface PageHeaderProps {
  title: string;
  /** The tab's title when the heading holds a name: tab titles end up in the history of a shared computer. */
  tabTitle?: string;
  /** One sentence on what the page is for. */
  lead?: ReactNode;
  /** The page one level up. */
  back?: { to: string; label: string };
  /** Tags or a status beside the title. */
  aside?: ReactNode;
  /** The page's main buttons. */
  actions?: ReactNode;
}

// The first page of a visit keeps the browser's own focus; `default` is React Router's name for it.
let focusedNavigation = 'default';

export function PageHeader({ title, tabTitle, lead, back, aside, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  const { key } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const shownTitle = useRef<string | null>(null);

  useEffect(() => {
    document.title = t('web.tab-title', { page: tabTitle ?? title });
  }, [t, tabTitle, title]);

  useEffect(() => {
    const isOther = shownTitle.current !== title;
    shownTitle.current = title;
    if (focusedNavigation === key) return;
    focusedNavigation = key;
    // A tab or a filter under the same heading is no new page.
    if (isOther) heading.current?.focus({ preventScroll: true });
  }, [key, title]);

  return (
    <div className="web-page-header">
      {back && (
        <Link as={RouterLink} to={back.to} className="web-page-header__back">
          <ArrowLeftIcon aria-hidden />
          {back.label}
        </Link>
      )}
      <div className="web-page-header__row">
        <div className="web-page-header__title">
          <Heading ref={heading} level="1" size="large" tabIndex={-1}>
            {title}
          </Heading>
          {aside}
        </div>
        {actions && <div className="web-page-header__actions">{actions}</div>}
      </div>
      {lead && <BodyLong className="web-page-header__lead">{lead}</BodyLong>}
    </div>
  );
}
