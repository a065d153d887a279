// The head of a page inside the pathway's frame: an h2, the way back, and focus when one has just come here.
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { BodyLong, Heading, Link } from '@navikt/ds-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link as RouterLink, useLocation } from 'react-router';

export interface PartHeadingProps {
  title: string;
  lead?: ReactNode;
  /** The page this one was opened from; such a page takes focus when it is shown. */
  back?: { to: string; label: string };
}

export function PartHeading({ title, lead, back }: PartHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const isOpened = back !== undefined && key !== 'default';
  useEffect(() => {
    if (isOpened) heading.current?.focus({ preventScroll: true });
  }, [isOpened]);
  return (
    <div className="consent-heading">
      {back && (
        <Link as={RouterLink} to={back.to}>
          <ArrowLeftIcon aria-hidden />
          {back.label}
        </Link>
      )}
      <Heading ref={heading} level="2" size="medium" tabIndex={-1}>
        {title}
      </Heading>
      {lead && <BodyLong className="consent-quiet">{lead}</BodyLong>}
    </div>
  );
}
