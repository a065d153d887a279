// A form whose every keystroke is kept until it is sent: on the device at once, at the server a moment later.
import { BodyShort, Button, Heading, HStack } from '@navikt/ds-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { Loading } from '../../../web/ui/loading.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { type Autosave, useAutosave } from '../../../web/use-autosave.ts';
import type { KeptForm as Kept } from '../model.ts';

export interface FormKeeper<V> extends Autosave<V> {
  /** Empties the form after it was sent or given up, here and at the server. */
  clear(): Promise<unknown>;
}

export interface KeptFormProps<V extends object> {
  /** Names the form among all of this person's, by ids only: `registration:<id>`. */
  form: string;
  /** What stands in it before anything is typed. */
  empty: V;
  children(form: FormKeeper<V>): ReactNode;
}

/** The same form was typed in somewhere else: nothing is kept until one of the two is chosen. */
function OtherWindow({ onMine, onTheirs }: { onMine(): void; onTheirs(): void }) {
  const { t } = useTranslation();
  return (
    <section className="web-clash" aria-label={t('draft.clash.title')}>
      <Heading level="2" size="small">
        {t('draft.clash.title')}
      </Heading>
      <BodyShort>{t('draft.clash.lead')}</BodyShort>
      <HStack gap="space-12">
        <Button type="button" size="small" variant="secondary" onClick={onMine}>
          {t('draft.clash.mine')}
        </Button>
        <Button type="button" size="small" variant="secondary" onClick={onTheirs}>
          {t('draft.clash.theirs')}
        </Button>
      </HStack>
    </section>
  );
}

function Form<V extends object>({ form, empty, children, kept }: KeptFormProps<V> & { kept: Kept }) {
  const { employment } = useSignedIn();
  const [first] = useState(empty);
  const draft = useAutosave<V>({
    key: `draft/${employment.unitId}/${form}`,
    value: { ...first, ...(kept.value as Partial<V> | null) },
    version: kept.version,
    save: (value, { version, keepalive }) =>
      api.put(`/api/drafts/${form}`, { value, version }, { keepalive }),
    readCurrent: (current) => {
      const { value, version } = current as Kept;
      return { value: { ...first, ...(value as Partial<V> | null) }, version };
    },
  });
  return (
    <>
      {draft.clash && <OtherWindow onMine={draft.keepMine} onTheirs={draft.keepTheirs} />}
      {children({
        ...draft,
        clear: () => {
          draft.setValue(empty);
          return draft.flush();
        },
      })}
    </>
  );
}

/** `<KeptForm form={`handover:${id}`} empty={{ reason: '' }}>{({ value, setValue, clear }) => …}</KeptForm>` */
export function KeptForm<V extends object>(props: KeptFormProps<V>) {
  const { form } = props;
  const client = useQueryClient();
  const { employment } = useSignedIn();
  const queryKey = ['draft', employment.unitId, form];
  const kept = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Kept>(`/api/drafts/${form}`, { signal }),
    // Read once, when the form is opened: from then on what is typed here is the newest.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (kept.data) return <Form key={form} {...props} kept={kept.data} />;
  if (kept.error) {
    return <ProblemMessage problem={kept.error} onRetry={() => void client.refetchQueries({ queryKey })} />;
  }
  return <Loading shape="text" rows={3} />;
}
