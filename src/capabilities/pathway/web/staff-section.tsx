// Who of my unit may open the pathway: assigned, or for a while with a reason. Colleagues are let in and out here.
import { Button, Heading, Tag } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { clock } from '../../../web/now.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import type { PathwayPage } from '../model.ts';
import { usePathwayChange } from './use-pathway.ts';

type Colleague = PathwayPage['myUnitStaff'][number];

function AssignForm({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { employment } = useSignedIn();
  const [staffId, setStaffId] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const assign = usePathwayChange(page.id, () => api.post(`/api/pathways/${page.id}/staff`, { staffId }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (staffId === null) return;
    assign.mutate(undefined, {
      onSuccess: () => {
        announce(t('pathway.staff.assigned'));
        setStaffId(null);
        setIsAsked(false);
      },
    });
  };
  return (
    <form className="pathway-line-form" onSubmit={submit} noValidate>
      <StaffPicker
        id="assign-staff"
        unitId={employment.unitId}
        label={t('pathway.staff.assign-label')}
        without={page.myUnitStaff.filter(({ way }) => way === 'assigned').map(({ staffId: id }) => id)}
        value={staffId}
        onChange={setStaffId}
        error={isAsked && staffId === null ? t('pathway.staff.choose') : undefined}
      />
      <Button type="submit" variant="secondary" loading={assign.isPending}>
        {t('pathway.staff.assign')}
      </Button>
      {assign.isError && <ProblemMessage problem={assign.error} hasFocus />}
    </form>
  );
}

function Line({ page, colleague, onEnd }: { page: PathwayPage; colleague: Colleague; onEnd(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { staff } = useSignedIn();
  const isMe = colleague.staffId === staff.id;
  const isResponsible = colleague.staffId === page.responsible.staffId;
  const mayEnd = (page.may.assignStaff || isMe) && !isResponsible;
  return (
    <li>
      <span>
        <span translate="no">{colleague.name}</span>{' '}
        <span className="pathway-note">
          {'· '}
          {colleague.way === 'assigned'
            ? t(isResponsible ? 'pathway.staff.responsible' : 'pathway.staff.way.assigned')
            : t('pathway.staff.way.reason', {
                when: formatMoment(new Date(colleague.until ?? clock.now()), clock.now(), language),
              })}
        </span>
        {!colleague.worksHere && ' '}
        {!colleague.worksHere && (
          <Tag size="small" variant="moderate" data-color="warning">
            {t('pathway.staff.left')}
          </Tag>
        )}
      </span>
      {mayEnd && (
        <Button size="small" variant="tertiary" data-color="neutral" onClick={onEnd}>
          {isMe ? t('pathway.staff.end-mine') : t('pathway.staff.end')}
          {!isMe && <span className="aksel-sr-only"> {colleague.name}</span>}
        </Button>
      )}
    </li>
  );
}

export function StaffSection({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { staff, employment } = useSignedIn();
  const [ending, setEnding] = useState<Colleague | null>(null);
  const isMe = ending?.staffId === staff.id;
  const end = usePathwayChange(page.id, (staffId: string) =>
    api.del(`/api/pathways/${page.id}/staff/${staffId}`),
  );
  const confirm = async () => {
    if (!ending) return;
    await end.mutateAsync(ending.staffId);
    announce(t('pathway.staff.ended', { name: ending.name }));
    if (isMe) void navigate('/');
    setEnding(null);
  };
  return (
    <section className="web-card pathway-section" aria-labelledby="staff">
      <Heading level="2" size="small" id="staff">
        {t('pathway.staff.title', { unit: employment.unitName })}
      </Heading>
      <ul className="pathway-people">
        {page.myUnitStaff.map((colleague) => (
          <Line
            key={colleague.staffId}
            page={page}
            colleague={colleague}
            onEnd={() => setEnding(colleague)}
          />
        ))}
      </ul>
      {page.may.assignStaff ? (
        <AssignForm page={page} />
      ) : (
        <p className="pathway-note">{t('pathway.staff.not-you')}</p>
      )}
      <ConfirmDialog
        isOpen={ending !== null}
        title={t(isMe ? 'pathway.staff.end-mine-title' : 'pathway.staff.end-title', {
          name: ending?.name ?? '',
        })}
        confirmLabel={t(isMe ? 'pathway.staff.end-mine' : 'pathway.staff.end')}
        onConfirm={confirm}
        onCancel={() => setEnding(null)}
      >
        {t(isMe ? 'pathway.staff.end-mine-text' : 'pathway.staff.end-text')}
      </ConfirmDialog>
    </section>
  );
}
