// The pathway that the pages inside its layout share, and how they change it.
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useOutletContext } from 'react-router';
import type { PathwayPage } from '../model.ts';

/** The key under which a pathway is read; what changes it invalidates this. */
export const pathwayKey = (pathwayId: string) => ['pathway', pathwayId] as const;

/** The pathway as its layout has read it. Only for pages inside PathwayLayout. */
export function usePathway(): PathwayPage {
  return useOutletContext<PathwayPage>();
}

/** A change of a pathway. What is read of it, and the lists it stands in, are read anew afterwards, also when it is refused:
 *  then somebody else has changed it. */
export function usePathwayChange<Input, Result>(
  pathwayId: string,
  change: (input: Input) => Promise<Result>,
): UseMutationResult<Result, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: pathwayKey(pathwayId) }),
        client.invalidateQueries({ queryKey: ['responsibility'] }),
        client.invalidateQueries({ queryKey: ['registration'] }),
      ]),
  });
}
