// Fields that bring much code along, fetched when the form is on show: the page itself stays light for a phone.
import { Skeleton } from '@navikt/ds-react';
import { lazy, Suspense } from 'react';
import type { DateFieldProps } from '../../../web/ui/date-field.tsx';
import type { UnitPickerProps } from '../../directory/web/unit-picker.tsx';

const DateFieldChunk = lazy(async () => ({
  default: (await import('../../../web/ui/date-field.tsx')).DateField,
}));
const UnitPickerChunk = lazy(async () => ({
  default: (await import('../../directory/web/unit-picker.tsx')).UnitPicker,
}));

const room = <Skeleton variant="rounded" width="20rem" height="5rem" />;

export function LateDateField(props: DateFieldProps) {
  return (
    <Suspense fallback={room}>
      <DateFieldChunk {...props} />
    </Suspense>
  );
}

export function LateUnitPicker(props: UnitPickerProps) {
  return (
    <Suspense fallback={room}>
      <UnitPickerChunk {...props} />
    </Suspense>
  );
}
