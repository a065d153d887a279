// Offers the responsibility to a unit that has a basis for all it would take over; says what to do when none has.
import { BodyLong, BodyShort, Button, Link, Radio, RadioGroup } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import { type FormKeeper, KeptForm } from '../../draft/web/kept-form.tsx';
import type { PathwayPage, UnitWithShare } from '../model.ts';
import { focusFirstField } from '../../../web/focus.ts';
import { pathwayKey, usePathwayChange } from './use-pathway.ts';

interface Offer {
  toUnitId: string;
  toStaffId: string | null;
  reason: string;
}

const empty: Offer = { toUnitId: '', toStaffId: null, reason: '' };

interface FormProps {
  page: PathwayPage;
  units: readonly UnitWithShare[];
  form: FormKeeper<Offer>;
  onDone(): void;
}

/** Units that see something of the pathway but cannot take over, each with what is missing. */
function NotReady({ units }: { units: readonly UnitWithShare[] }) {
  const { t } = useTranslation();
  const others = units.filter((unit) => !unit.mayReceiveHandover);
  if (others.length === 0) return null;
  return (
    <div>
      <BodyShort weight="semibold">{t('pathway.handover.not-ready')}</BodyShort>
      <ul className="pathway-not-ready">
        {others.map((unit) => (
          <li key={unit.unitId}>
            {unit.unitName}{' '}
            <span className="pathway-note">
              {t(unit.coversAll ? 'pathway.handover.needs-specialist' : 'pathway.handover.too-narrow')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OfferForm({ page, units, form, onDone }: FormProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const check = useWordCheck();
  const [isAsked, setIsAsked] = useState(false);
  const { value } = form;
  const ready = units.filter((unit) => unit.mayReceiveHandover);
  const toUnit = ready.find((unit) => unit.unitId === value.toUnitId);
  const offer = usePathwayChange(page.id, () => api.post(`/api/pathways/${page.id}/handovers`, value));
  const errorOf = (field: string) =>
    offer.error instanceof ApiProblem
      ? offer.error.errors.find((error) => error.field === field)?.message
      : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (!toUnit || value.reason.trim() === '') return;
    offer.mutate(undefined, {
      onSuccess: () => {
        announce(t('pathway.handover.sent'));
        void form.clear();
        onDone();
      },
    });
  };
  const close = () => void form.clear().then(onDone);
  return (
    <form ref={focusFirstField} className="pathway-form" onSubmit={submit} noValidate>
      <RadioGroup
        legend={t('pathway.handover.to')}
        description={t('pathway.handover.to-help')}
        value={value.toUnitId}
        onChange={(toUnitId: string) => form.setValue({ ...value, toUnitId, toStaffId: null })}
        error={isAsked && !toUnit ? t('pathway.handover.choose-unit') : errorOf('toUnitId')}
      >
        {ready.map((unit) => (
          <Radio key={unit.unitId} value={unit.unitId}>
            {unit.unitName}
          </Radio>
        ))}
      </RadioGroup>
      <NotReady units={units} />
      {toUnit && (
        <StaffPicker
          id="toStaffId"
          unitId={toUnit.unitId}
          label={t('pathway.handover.to-staff')}
          roles={['practitioner', 'leader']}
          noneLabel={t('pathway.handover.to-whole-unit')}
          value={value.toStaffId}
          onChange={(toStaffId) => form.setValue({ ...value, toStaffId })}
          error={errorOf('toStaffId')}
        />
      )}
      <TextEditor
        id="reason"
        label={t('pathway.handover.reason')}
        description={t('pathway.handover.reason-help')}
        maxLength={2000}
        value={value.reason}
        onValueChange={(reason) => form.setValue({ ...value, reason })}
        check={check}
        error={
          isAsked && value.reason.trim() === '' ? t('pathway.handover.reason-missing') : errorOf('reason')
        }
      />
      <BodyShort>{t('pathway.handover.next', { unit: page.responsible.unitName })}</BodyShort>
      {offer.isError && <ProblemMessage problem={offer.error} hasFocus />}
      <div className="pathway-buttons">
        <Button type="submit" loading={offer.isPending}>
          {t('pathway.handover.send')}
        </Button>
        <Button type="button" variant="tertiary" data-color="neutral" onClick={close}>
          {t('web.cancel')}
        </Button>
        <SaveStatus {...form} />
      </div>
    </form>
  );
}

export function HandoverForm({ page, onDone }: { page: PathwayPage; onDone(): void }) {
  const { t } = useTranslation();
  const units = useQuery({
    queryKey: [...pathwayKey(page.id), 'units'],
    queryFn: ({ signal }) =>
      api.get<{ units: UnitWithShare[] }>(`/api/pathways/${page.id}/units`, { signal }),
  });
  if (units.error) return <ProblemMessage problem={units.error} onRetry={() => void units.refetch()} />;
  if (!units.data) return <Loading shape="text" rows={3} />;
  const isNobodyReady = !units.data.units.some((unit) => unit.mayReceiveHandover);
  return (
    <>
      {isNobodyReady && (
        <BodyLong>
          {t('pathway.handover.nobody')}{' '}
          <Link as={RouterLink} to="consent">
            {t('pathway.handover.to-consent')}
          </Link>
        </BodyLong>
      )}
      {isNobodyReady && <NotReady units={units.data.units} />}
      {!isNobodyReady && (
        <KeptForm form={`handover:${page.id}`} empty={empty}>
          {(form) => <OfferForm page={page} units={units.data.units} form={form} onDone={onDone} />}
        </KeptForm>
      )}
      {isNobodyReady && (
        <div className="pathway-buttons">
          <Button variant="tertiary" data-color="neutral" onClick={onDone}>
            {t('web.cancel')}
          </Button>
        </div>
      )}
    </>
  );
}
