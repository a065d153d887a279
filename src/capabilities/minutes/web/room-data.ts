// How the room reads from the server, hears of changes while it stands open, and writes.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../web/api.ts';
import type { Room, RoomItem, Saved } from '../model.ts';

export const roomKey = (meetingId: string) => ['meeting', meetingId, 'room'] as const;

/** Between two readings that others' changes call for: steady typing by one must not keep everyone else's page busy. */
const pauseBetweenReads = 1_500;
const readWithoutHints = 10_000;

/** Reads again when the server hints that something changed. Returns true while hints come; a server or a proxy that lets none
 *  through is made up for by reading at intervals. */
function useHints(meetingId: string, isOn: boolean, read: () => void): boolean {
  const [isLive, setIsLive] = useState(false);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        latest.current();
      }, pauseBetweenReads);
    };
    const stream = new EventSource(`/api/meetings/${meetingId}/live`);
    let wasOpen = false;
    stream.addEventListener('open', () => {
      setIsLive(true);
      // What changed while the line was down came as no hint.
      if (wasOpen) soon();
      wasOpen = true;
    });
    stream.addEventListener('hint', soon);
    stream.addEventListener('look', soon);
    stream.addEventListener('end', () => {
      stream.close();
      setIsLive(false);
      latest.current();
    });
    stream.addEventListener('error', () => setIsLive(false));
    return () => {
      clearTimeout(timer);
      stream.close();
      setIsLive(false);
    };
  }, [meetingId, isOn]);
  return isLive;
}

export function useRoom(meetingId: string) {
  const client = useQueryClient();
  const read = useCallback(
    () => void client.invalidateQueries({ queryKey: roomKey(meetingId), exact: true }),
    [client, meetingId],
  );
  const [isKnown, setIsKnown] = useState(false);
  const isLive = useHints(meetingId, isKnown, read);
  const query = useQuery({
    queryKey: roomKey(meetingId),
    queryFn: ({ signal }) => api.get<Room>(`/api/meetings/${meetingId}/room`, { signal }),
    refetchInterval: isLive ? false : readWithoutHints,
  });
  const isHere = query.data !== undefined && !query.error;
  if (isHere !== isKnown) setIsKnown(isHere);
  return { ...query, isLive };
}

/** Reads the room again now; resolves when it is here. */
export function useReadAgain(meetingId: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ queryKey: roomKey(meetingId), exact: true }),
    [client, meetingId],
  );
}

/** One act at a time from a button: what went wrong, and whether it is under way. */
export function useAct(after: () => Promise<unknown>) {
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    setIsBusy(true);
    setProblem(null);
    try {
      return await act();
    } catch (refusal) {
      setProblem(refusal);
      return undefined;
    } finally {
      setIsBusy(false);
      await after();
    }
  };
  return { run, problem, isBusy };
}

const at = (meetingId: string, path: string) => `/api/meetings/${meetingId}/${path}`;

export const roomApi = {
  start: (meetingId: string) => api.post(at(meetingId, 'start')),
  move: (meetingId: string, part: number) => api.put(at(meetingId, 'part'), { part }),
  end: (meetingId: string) => api.post(at(meetingId, 'end')),
  presence: (meetingId: string, body: object) => api.put<Saved>(at(meetingId, 'presence'), body),
  addCase: (meetingId: string, body: { title: string; topics: number; part: number }) =>
    api.post<RoomItem>(at(meetingId, 'items'), body),
  addRow: (meetingId: string, body: { itemId: string | null; topics: number }) =>
    api.post<Saved>(at(meetingId, 'follow-ups'), body),
  removeCase: (id: string, isRemoved: boolean, version: number) =>
    api.put<Saved>(`/api/minutes-items/${id}/removal`, { isRemoved, version }),
  removeRow: (id: string, isRemoved: boolean, version: number) =>
    api.put<Saved>(`/api/follow-ups/${id}/removal`, { isRemoved, version }),
  decide: (meetingId: string, body: object) => api.post<Saved>(at(meetingId, 'decision'), body),
  approve: (meetingId: string, body: object) =>
    api.post<{ versionId: string; number: number }>(at(meetingId, 'approval'), body),
  correct: (meetingId: string, version: number) => api.post<Saved>(at(meetingId, 'correction'), { version }),
  leaveCorrection: (meetingId: string, version: number) =>
    api.del<Saved>(at(meetingId, 'correction'), { version }),
};
