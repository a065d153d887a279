// What stands where a list would be when there is nothing in it: a sentence, and the next step if there is one.
import { BodyShort, Heading } from '@navikt/ds-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What is so, without blame: «Ingen frister denne uken». */
  title: string;
  /** What it means or what to do. */
  children?: ReactNode;
  icon?: ReactNode;
  /** A button or a link. */
  action?: ReactNode;
  level?: '2' | '3' | '4';
}

export function EmptyState({ title, children, icon, action, level = '2' }: EmptyStateProps) {
  return (
    <div className="web-empty">
      {icon && (
        <span className="web-empty__icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <Heading level={level} size="xsmall">
        {title}
      </Heading>
      {children && <BodyShort className="web-empty__text">{children}</BodyShort>}
      {action}
    </div>
  );
}
