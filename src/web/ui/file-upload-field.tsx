// Sends files one by one: drop or pick, see each on its way, try again, take away. Nothing is lost by one that fails.
import { FileUpload, type FileObject } from '@navikt/ds-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../announce.tsx';
import { api } from '../api.ts';
import { ApiProblem, isPassing } from '../problem.ts';

interface Sent {
  readonly id: number;
  readonly file: File;
  readonly status: 'idle' | 'uploading';
  readonly error?: string;
  /** The same file may get through another time: it was the network's fault, not the file's. */
  readonly mayRetry?: boolean;
  /** What the server answered; undefined until it has the file. */
  readonly answer?: unknown;
}

export interface FileUploadFieldProps<T> {
  label: string;
  description?: string;
  /** Where each file is POSTed, as `file` in a form. */
  path: string;
  /** As the `accept` of an input: `.pdf,.jpg,.png`. */
  accept: string;
  maxSizeMb: number;
  maxFiles?: number;
  /** Told after each file with the server's answer. */
  onUploaded(answer: T): void;
  /** Takes a sent file away again; without it sent files stay. */
  onRemove?(answer: T): Promise<unknown>;
}

export function FileUploadField<T>(props: FileUploadFieldProps<T>) {
  const { label, description, path, accept, maxSizeMb, maxFiles = 10, onUploaded, onRemove } = props;
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const counter = useRef(0);

  const change = (id: number, next: Omit<Sent, 'id' | 'file'>) =>
    setFiles((all) => all.map((one) => (one.id === id ? { id, file: one.file, ...next } : one)));
  const drop = (id: number) => setFiles((all) => all.filter((one) => one.id !== id));

  const refusal = (reason: string): string => {
    if (reason === 'fileType') return t('web.file.wrong-type', { types: accept });
    if (reason === 'fileSize') return t('web.file.too-large', { size: maxSizeMb });
    return t('web.file.failed');
  };

  const send = async (id: number, file: File) => {
    change(id, { status: 'uploading' });
    const form = new FormData();
    form.append('file', file);
    try {
      const answer = await api.post<T>(path, form);
      change(id, { status: 'idle', answer });
      announce(t('web.file.sent', { name: file.name }));
      onUploaded(answer);
    } catch (problem) {
      const known = problem instanceof ApiProblem ? problem : null;
      const error = known?.errors[0]?.message || known?.title || t('web.file.failed');
      change(id, { status: 'idle', error, mayRetry: known === null || isPassing(known) });
      announce(`${file.name}: ${error}`);
    }
  };

  const add = (chosen: FileObject[]) => {
    for (const one of chosen) {
      const id = (counter.current += 1);
      const error = one.error ? refusal(one.reasons[0] ?? '') : undefined;
      // Where there is room for one, another file takes the place of the one that was refused.
      setFiles((all) => [
        ...(maxFiles === 1 ? all.filter((before) => before.error === undefined) : all),
        { id, file: one.file, status: 'idle', ...(error ? { error } : {}) },
      ]);
      if (!one.error) void send(id, one.file);
    }
  };

  const remove = async (sent: Sent) => {
    if (sent.answer !== undefined) {
      try {
        await onRemove?.(sent.answer as T);
      } catch (problem) {
        const known = problem instanceof ApiProblem ? problem : null;
        change(sent.id, { status: 'idle', answer: sent.answer, error: known?.title || t('web.file.failed') });
        return;
      }
    }
    drop(sent.id);
    announce(t('web.file.removed', { name: sent.file.name }));
  };

  return (
    <div className="web-files">
      <FileUpload.Dropzone
        label={label}
        description={description ?? t('web.file.limits', { types: accept, size: maxSizeMb })}
        accept={accept}
        maxSizeInBytes={maxSizeMb * 1_048_576}
        fileLimit={{ max: maxFiles, current: files.filter((one) => one.error === undefined).length }}
        onSelect={add}
      />
      {files.length > 0 && (
        <ul className="web-files__list">
          {files.map((sent) => {
            const mayRetry = sent.mayRetry === true && sent.answer === undefined;
            const mayRemove = sent.answer === undefined || onRemove !== undefined;
            return (
              <FileUpload.Item
                as="li"
                key={sent.id}
                file={sent.file}
                status={sent.status}
                {...(sent.error ? { error: sent.error } : {})}
                {...(mayRemove
                  ? { button: { action: 'delete' as const, onClick: () => void remove(sent) } }
                  : {})}
                {...(mayRetry
                  ? { button: { action: 'retry' as const, onClick: () => void send(sent.id, sent.file) } }
                  : {})}
              />
            );
          })}
        </ul>
      )}
    </div>
  );
}
