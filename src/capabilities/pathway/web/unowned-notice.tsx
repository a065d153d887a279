// Nobody looks after this pathway: the one responsible no longer works at the unit. Red, since somebody may come to harm.
import { BodyShort, LocalAlert } from '@navikt/ds-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../../web/ui/loading.tsx';
import type { PathwayPage } from '../model.ts';

const ResponsibleForm = lazy(async () => ({
  default: (await import('./responsible-form.tsx')).ResponsibleForm,
}));

export function UnownedNotice({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const { responsible } = page;
  return (
    <LocalAlert status="error">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t('pathway.unowned.title')}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <BodyShort spacing>
          {t('pathway.unowned.text', { name: responsible.staffName, unit: responsible.unitName })}
        </BodyShort>
        {page.may.changeResponsible && (
          <Suspense fallback={<Loading shape="text" rows={2} />}>
            <ResponsibleForm
              pathwayId={page.id}
              unitId={responsible.unitId}
              version={page.version}
              without={[responsible.staffId]}
            />
          </Suspense>
        )}
      </LocalAlert.Content>
    </LocalAlert>
  );
}
