// The meeting's frame as one autosaved value, shared by the steps that write in it.
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../web/api.ts';
import { type Autosave, useAutosave } from '../../../web/use-autosave.ts';
import type { MeetingAnswer } from '../model-lists.ts';
import type { MeetingFrame, MeetingPage } from '../model.ts';
import { meetingKey } from './meeting-data.ts';

export function useFrame(page: MeetingPage): Autosave<MeetingFrame> {
  const client = useQueryClient();
  return useAutosave<MeetingFrame>({
    key: `meeting/${page.id}/frame`,
    value: page.frame,
    version: page.version,
    save: async (frame, { version, keepalive }) => {
      const saved = await api.put<{ version: number }>(
        `/api/meetings/${page.id}/frame`,
        { ...frame, version },
        { keepalive },
      );
      // The rest of the page acts on the meeting's version, so it must know of the new one at once.
      client.setQueryData<MeetingAnswer>(meetingKey(page.id), (known) =>
        known?.view === 'page'
          ? { view: 'page', page: { ...known.page, frame, version: saved.version } }
          : known,
      );
      return saved;
    },
  });
}
