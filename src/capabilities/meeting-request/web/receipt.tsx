// That something was done: said aloud once and shown until one leaves the page.
import { CheckmarkCircleIcon } from '@navikt/aksel-icons';
import { InfoCard } from '@navikt/ds-react';
import { type ReactNode, useEffect, useRef } from 'react';

export function Receipt({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <InfoCard ref={box} tabIndex={-1} data-color="success">
      <InfoCard.Header icon={<CheckmarkCircleIcon aria-hidden />}>
        <InfoCard.Title as="h2">{children}</InfoCard.Title>
      </InfoCard.Header>
    </InfoCard>
  );
}
