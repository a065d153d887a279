// Who is responsible and has been, as a picture and as a table, and the two ways to change it.
import { Button, Heading } from '@navikt/ds-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../../web/ui/loading.tsx';
import type { PathwayPage } from '../model.ts';
import { focusHeading } from '../../../web/focus.ts';
import { ResponsibilityTimeline } from './responsibility-timeline.tsx';

// Most who open the page only read it: the forms are fetched when they are asked for.
const HandoverForm = lazy(async () => ({ default: (await import('./handover-form.tsx')).HandoverForm }));
const ResponsibleForm = lazy(async () => ({
  default: (await import('./responsible-form.tsx')).ResponsibleForm,
}));

export function ResponsibilitySection({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'handover' | 'new-person' | null>(null);
  const close = () => {
    setOpen(null);
    focusHeading('responsibility');
  };
  const { may, responsible } = page;
  return (
    <section className="web-card pathway-section" aria-labelledby="responsibility">
      <div className="pathway-section__head">
        <Heading level="2" size="small" id="responsibility" tabIndex={-1}>
          {t('pathway.responsibility')}
        </Heading>
        {open === null && (
          <div className="pathway-buttons">
            {may.changeResponsible && !page.isUnowned && (
              <Button size="small" variant="secondary" onClick={() => setOpen('new-person')}>
                {t('pathway.new-person.open')}
              </Button>
            )}
            {may.offerHandover && (
              <Button size="small" variant="secondary" onClick={() => setOpen('handover')}>
                {t('pathway.handover.open')}
              </Button>
            )}
          </div>
        )}
      </div>
      <Suspense fallback={<Loading shape="text" rows={3} />}>
        {open === 'new-person' && (
          <ResponsibleForm
            pathwayId={page.id}
            unitId={responsible.unitId}
            version={page.version}
            without={[responsible.staffId]}
            onDone={close}
            onCancel={close}
          />
        )}
        {open === 'handover' && <HandoverForm page={page} onDone={close} />}
      </Suspense>
      <ResponsibilityTimeline history={page.responsibilityHistory} closedOn={page.closedOn} />
    </section>
  );
}
