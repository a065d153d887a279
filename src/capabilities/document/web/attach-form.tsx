// Attaches a paper: the file, what to call it, and the topics that decide who finds it. Nothing is sent before the button.
import {
  Button,
  Checkbox,
  CheckboxGroup,
  FileUpload,
  Heading,
  Radio,
  RadioGroup,
  TextField,
} from '@navikt/ds-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { DocumentList, StoredDocument } from '../model-stored.ts';

export interface AttachFormProps {
  pathwayId: string;
  may: DocumentList['may'];
  onAttached(stored: StoredDocument): void;
  onCancel(): void;
}

const largest = 10 * 1_048_576;
const withoutExtension = (name: string) => name.replace(/\.[a-z0-9]{1,5}$/i, '');

export function AttachForm({ pathwayId, may, onAttached, onCancel }: AttachFormProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [fileFault, setFileFault] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<'attachment' | 'signed-consent'>('attachment');
  const [chosen, setChosen] = useState<Topic[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const needsTopics = kind === 'attachment';

  const choose = (files: readonly { file: File; error: boolean; reasons?: string[] }[]) => {
    const [first] = files;
    if (!first) return;
    if (first.error) {
      setFileFault(
        t(first.reasons?.[0] === 'fileSize' ? 'problem.document.too-large' : 'problem.document.unknown-type'),
      );
      return;
    }
    setFileFault(null);
    setFile(first.file);
    if (title === '') setTitle(withoutExtension(first.file.name));
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (!file) return setFileFault(t('problem.document.no-file'));
    if (needsTopics && chosen.length === 0) return document.getElementById('topics')?.focus();
    setIsBusy(true);
    setProblem(null);
    const query = new URLSearchParams({
      kind,
      topics: needsTopics ? chosen.join(',') : '',
      title: title.trim(),
    });
    const form = new FormData();
    form.append('file', file);
    try {
      onAttached(await api.post<StoredDocument>(`/api/pathways/${pathwayId}/documents?${query}`, form));
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
    }
    return undefined;
  };

  return (
    <form className="document-form" onSubmit={(event) => void send(event)} noValidate>
      <Heading ref={heading} level="3" size="small" tabIndex={-1}>
        {t('document.attach')}
      </Heading>
      <div id="file" tabIndex={-1}>
        {file ? (
          <ul className="web-files__list">
            <FileUpload.Item
              as="li"
              file={file}
              button={{ action: 'delete', onClick: () => setFile(null) }}
              status={isBusy ? 'uploading' : 'idle'}
            />
          </ul>
        ) : (
          <FileUpload.Dropzone
            label={t('document.file')}
            description={t('document.file.help')}
            accept=".pdf,.jpg,.jpeg,.png"
            maxSizeInBytes={largest}
            multiple={false}
            onSelect={choose}
            error={fileFault ?? undefined}
          />
        )}
      </div>
      <TextField
        id="title"
        label={t('document.name')}
        description={t('document.name.help')}
        value={title}
        maxLength={150}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
      />
      {may.uploadConsent && (
        <RadioGroup legend={t('document.what')} value={kind} onChange={setKind}>
          <Radio value="attachment">{t('document.kind.attachment')}</Radio>
          <Radio value="signed-consent" description={t('document.kind.signed-consent.hint')}>
            {t('document.kind.signed-consent')}
          </Radio>
        </RadioGroup>
      )}
      {needsTopics && (
        <CheckboxGroup
          id="topics"
          tabIndex={-1}
          legend={t('document.topics')}
          description={t('document.topics.help')}
          value={chosen}
          onChange={setChosen}
          error={isAsked && chosen.length === 0 ? t('problem.document.choose-topic') : undefined}
        >
          <div className="document-boxes">
            {may.topics.map((topic) => (
              <Checkbox key={topic} value={topic}>
                {t(`document.topic.${topic}`)}
              </Checkbox>
            ))}
          </div>
        </CheckboxGroup>
      )}
      <ProblemMessage problem={problem} hasFocus />
      <div className="document-actions">
        <Button type="submit" loading={isBusy}>
          {t('document.save')}
        </Button>
        <Button type="button" variant="tertiary" data-color="neutral" disabled={isBusy} onClick={onCancel}>
          {t('document.cancel')}
        </Button>
      </div>
    </form>
  );
}
