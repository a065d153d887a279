// One member of staff: their posts, and what the directory says of them.
import './administration.css';
import { BodyShort, Button, Heading, InlineMessage, Link } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { useAnnounce } from '../../../../web/announce.tsx';
import { api } from '../../../../web/api.ts';
import { Loading } from '../../../../web/ui/loading.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import { type FormKeeper, KeptForm } from '../../../draft/web/kept-form.tsx';
import type { AdministeredStaff } from '../../model-administer.ts';
import {
  errorsIn,
  forgetDirectory,
  staffRequest,
  type StaffValues,
  staffValuesOf,
  useAdministeredStaff,
} from './administration-data.ts';
import { EditClash } from './edit-clash.tsx';
import { KeptStatus } from './kept-status.tsx';
import { StaffFields } from './fields.tsx';
import { Posts } from './posts.tsx';
import { Receipt } from './receipt.tsx';
import { type KeptEdit, useEdit } from './use-edit.ts';

interface FormProps {
  staff: AdministeredStaff;
  form: FormKeeper<KeptEdit<StaffValues>>;
  onDone(hasSaved: boolean): void;
}

function Form({ staff, form, onDone }: FormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const edit = useEdit<StaffValues, AdministeredStaff>({
    form,
    page: staff,
    valuesOf: staffValuesOf,
    save: (values, version) =>
      api.put<AdministeredStaff>(`/api/administration/staff/${staff.id}`, {
        ...staffRequest(values),
        version,
      }),
    onSaved: async () => {
      await forgetDirectory(client);
      onDone(true);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.save();
  };
  return (
    <form className="directory-form" onSubmit={submit} noValidate autoComplete="off">
      {edit.clash && (
        <EditClash
          fields={edit.clash.fields}
          labelOf={(field) => t(`directory.staff.${field}`)}
          mine={edit.values}
          theirs={edit.clash.theirs}
          onChoose={edit.choose}
        />
      )}
      {edit.problem !== null && <ProblemMessage problem={edit.problem} hasFocus />}
      <StaffFields
        values={edit.values}
        onChange={edit.change}
        errorOf={errorsIn(edit.problem)}
        hasHprNumber={!staff.isMe}
      />
      <div className="directory-buttons">
        <Button type="submit" loading={edit.isSaving}>
          {t('directory.staff.save')}
        </Button>
        <Button
          variant="tertiary"
          data-color="neutral"
          onClick={() => void form.clear().then(() => onDone(false))}
        >
          {t('web.cancel')}
        </Button>
        <KeptStatus {...form} />
      </div>
    </form>
  );
}

const untouched: KeptEdit<StaffValues> = { edited: null };
const facts = ['profession', 'hprNumber', 'email', 'phone'] as const satisfies readonly (keyof StaffValues)[];

function About({ staff, onSaved }: { staff: AdministeredStaff; onSaved(): void }) {
  const { t } = useTranslation();
  const [isEditing, setIsEditing] = useState(false);
  const values = staffValuesOf(staff);
  return (
    <section className="web-card directory-section" aria-labelledby="about">
      <div className="directory-section__head">
        <Heading level="2" size="small" id="about">
          {t('directory.staff.about')}
        </Heading>
        {staff.may.change && !isEditing && (
          <Button size="small" variant="secondary" onClick={() => setIsEditing(true)}>
            {t('directory.staff.edit')}
          </Button>
        )}
      </div>
      {isEditing ? (
        <KeptForm form={`administration.person:${staff.id}`} empty={untouched}>
          {(form) => (
            <Form
              staff={staff}
              form={form}
              onDone={(hasSaved) => {
                setIsEditing(false);
                if (hasSaved) onSaved();
              }}
            />
          )}
        </KeptForm>
      ) : (
        <dl className="directory-facts">
          {facts.map((fact) => (
            <div key={fact}>
              <dt>{t(`directory.staff.${fact}`)}</dt>
              <dd>{values[fact] || <span className="directory-quiet">{t('directory.not-given')}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

export default function StaffPage() {
  const { staffId = '' } = useParams();
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [told, setTold] = useState('');
  const { data: staff, error, refetch } = useAdministeredStaff(staffId);
  const back = { to: '/administration', label: t('directory.back') };
  if (!staff && error) {
    return (
      <div className="directory-page">
        <PageHeader title={t('directory.person')} back={back} />
        <ProblemMessage problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!staff) return <Loading shape="page" />;
  const tell = (key: string) => {
    setTold(t(key));
    announce(t(key));
  };
  return (
    <div className="directory-page">
      <PageHeader
        title={`${staff.givenName} ${staff.familyName}`}
        tabTitle={t('directory.person')}
        back={back}
      />
      {told === '' ? (
        <Receipt />
      ) : (
        <InlineMessage status="success" key={told}>
          {told}
        </InlineMessage>
      )}
      {staff.isMe && (
        <InlineMessage status="info">
          <BodyShort weight="semibold">{t('directory.staff.me')}</BodyShort>
          {t('directory.staff.me.detail')}
        </InlineMessage>
      )}
      <Posts staff={staff} onTold={tell} />
      <About staff={staff} onSaved={() => tell('directory.staff.saved')} />
      <Link as={RouterLink} to={`/administration/changes?staff=${staff.id}`}>
        {t('directory.changes')}
      </Link>
    </div>
  );
}
