// Gives somebody a post at one of the organisation's units: first the unit, then the role and the days.
import { BodyShort, Button } from '@navikt/ds-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useToday } from '../../../../web/now.ts';
import { ListSearch } from '../../../../web/ui/list-search.tsx';
import { Loading } from '../../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import { type FormKeeper, KeptForm } from '../../../draft/web/kept-form.tsx';
import {
  errorsIn,
  forgetDirectory,
  postRequest,
  type PostValues,
  useAdministration,
} from './administration-data.ts';
import { KeptStatus } from './kept-status.tsx';
import { PostFields } from './post-fields.tsx';

interface Unit {
  id: string;
  name: string;
}
type Values = PostValues & { unit: Unit | null };

/** Units of my own organisation in use, searched by the server. */
function ChooseUnit({ onChoose, onCancel }: { onChoose(unit: Unit): void; onCancel(): void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found = useAdministration(words);
  const box = useRef<HTMLDivElement>(null);
  const isThere = found.data !== undefined;
  useEffect(() => {
    if (isThere) box.current?.querySelector('input')?.focus();
  }, [isThere]);
  const units = (found.data?.pages[0]?.units ?? []).filter((unit) => unit.isActive);
  return (
    <div ref={box} className="directory-inset">
      {found.isError && <ProblemMessage problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={2} />}
      {isThere && (
        <ListSearch
          label={t('directory.post.unit.search')}
          items={units}
          keyOf={(unit) => unit.id}
          renderItem={(unit) => (
            <button type="button" className="web-row" onClick={() => onChoose(unit)}>
              <span className="web-row__main">{unit.name}</span>
              <span className="web-row__detail">{t(`directory.kind.${unit.kind}`)}</span>
            </button>
          )}
          onSearch={setWords}
          isLoading={found.isPlaceholderData}
          emptyTitle={t('directory.post.unit.none')}
        />
      )}
      <div className="directory-buttons">
        <Button size="small" variant="tertiary" data-color="neutral" onClick={onCancel}>
          {t('web.cancel')}
        </Button>
      </div>
    </div>
  );
}

interface NewPostFormProps {
  staffId: string;
  onDone(hasSaved: boolean): void;
}

function Form({ staffId, onDone, form }: NewPostFormProps & { form: FormKeeper<Values> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { value } = form;
  const { unit } = value;
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (unit) box.current?.querySelector('input')?.focus();
  }, [unit]);
  const add = useMutation({
    mutationFn: (unitId: string) =>
      api.post(`/api/administration/staff/${staffId}/employments`, { ...postRequest(value), unitId }),
    onSuccess: async () => {
      await form.clear();
      await forgetDirectory(client);
      onDone(true);
    },
  });
  const change = (changes: Partial<Values>) => form.setValue({ ...value, ...changes });
  const cancel = () => void form.clear().then(() => onDone(false));
  if (!unit) {
    return <ChooseUnit onChoose={({ id, name }) => change({ unit: { id, name } })} onCancel={cancel} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(unit.id);
  };
  return (
    <form ref={box} className="directory-inset" onSubmit={submit} noValidate autoComplete="off">
      {add.isError && <ProblemMessage problem={add.error} hasFocus />}
      <div className="directory-post__head" id="unitId" tabIndex={-1}>
        <BodyShort weight="semibold">{unit.name}</BodyShort>
        <Button
          size="small"
          variant="tertiary"
          onClick={() => {
            add.reset();
            change({ unit: null });
          }}
        >
          {t('directory.post.unit.change')}
        </Button>
      </div>
      <PostFields values={value} onChange={change} errorOf={errorsIn(add.error)} />
      <div className="directory-buttons">
        <Button type="submit" size="small" loading={add.isPending}>
          {t('directory.post.add')}
        </Button>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={cancel}>
          {t('web.cancel')}
        </Button>
        <KeptStatus {...form} />
      </div>
    </form>
  );
}

export default function NewPostForm(props: NewPostFormProps) {
  const today = useToday();
  const [empty] = useState<Values>(() => ({
    unit: null,
    role: '',
    title: '',
    validFrom: today,
    validTo: null,
  }));
  return (
    <KeptForm form={`administration.post:${props.staffId}`} empty={empty}>
      {(form) => <Form {...props} form={form} />}
    </KeptForm>
  );
}
