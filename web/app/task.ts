import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, isProblem, write } from './api.ts';
import type { Problem, Words } from './types.ts';

/** Long work as its author sees it (长任务). */
export interface TaskView<R> {
  readonly id: string;
  readonly title: Words;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  readonly all: number;
  readonly result?: R;
  readonly problem?: Problem;
}

export interface TaskAtWork<R, A> {
  readonly begin: (asked: A) => void;
  readonly task: TaskView<R> | undefined;
  /** From the press of the button until it ended. */
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly stop: () => void;
}

/** Begins long work, follows it to its end, and stops it. `send` asks a route that answers with a task. */
export const useTask = <R, A = void>(node: string, send: (asked: A) => Promise<TaskView<R>>): TaskAtWork<R, A> => {
  const [id, setId] = useState<string>();
  const start = useMutation({
    mutationFn: send,
    onMutate: () => setId(undefined),
    onSuccess: (one) => setId(one.id),
  });
  const followed = useQuery({
    queryKey: ['task', node, id],
    enabled: id !== undefined && start.data?.state === 'running',
    queryFn: () => get<TaskView<R>>(node, `tasks/${id}`),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 500 : false),
  });
  const stop = useMutation({
    mutationFn: () => write(node, 'DELETE', `tasks/${id}`),
    onSettled: () => followed.refetch(),
  });
  const task = start.isPending ? undefined : (followed.data ?? start.data);
  const refused = start.error ?? followed.error;
  return {
    begin: start.mutate,
    task,
    busy: start.isPending || task?.state === 'running',
    problem: isProblem(refused) ? refused : task?.problem,
    stop: () => stop.mutate(),
  };
};
