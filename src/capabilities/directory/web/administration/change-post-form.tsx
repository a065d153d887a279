// Changes the title of a post, or ends it on a day.
import { Button, TextField } from '@navikt/ds-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { DateField } from '../../../../web/ui/date-field.tsx';
import { ProblemMessage } from '../../../../web/ui/problem-message.tsx';
import type { StaffPost } from '../../model-administer.ts';
import { errorsIn, forgetDirectory } from './administration-data.ts';

export function ChangePostForm({ post, onDone }: { post: StaffPost; onDone(hasSaved: boolean): void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [title, setTitle] = useState(post.title ?? '');
  const [validTo, setValidTo] = useState(post.validTo);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const save = useMutation({
    mutationFn: () =>
      api.put(`/api/administration/employments/${post.id}`, {
        title: title.trim() === '' ? null : title.trim(),
        validTo,
        version: post.version,
      }),
    onSuccess: async () => {
      await forgetDirectory(client);
      onDone(true);
    },
    // Somebody else was first: what is saved is fetched, and what is typed here stays.
    onError: () => void forgetDirectory(client),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const errorOf = errorsIn(save.error);
  return (
    <form ref={box} className="directory-inset" onSubmit={submit} noValidate autoComplete="off">
      {save.isError && <ProblemMessage problem={save.error} hasFocus />}
      <DateField
        id="validTo"
        label={t('directory.post.to')}
        description={t('directory.post.last-day.detail')}
        from={post.validFrom}
        value={validTo}
        onChange={setValidTo}
        error={errorOf('validTo')}
      />
      <TextField
        id="title"
        label={t('directory.optional', { label: t('directory.post.name') })}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={errorOf('title')}
      />
      <div className="directory-buttons">
        <Button type="submit" size="small" loading={save.isPending}>
          {t('directory.post.save')}
        </Button>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => onDone(false)}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
