import { expect, test, vi } from 'vitest';
import { Transport } from '../player/transport';
import type { Rte } from '../player/wasm/scorm_wasm.js';

test('calls of another task have another time, also while there is no connection', async () => {
  const rte = { record: vi.fn(), enter: vi.fn(), endTask: vi.fn(), send: vi.fn(), held: 0 };
  const transport = new Transport(
    rte as unknown as Rte,
    new URL('http://localhost/'),
    'key',
    () => undefined,
    () => undefined,
  );
  transport.wake();
  transport.wake();
  expect(rte.endTask).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(rte.endTask).toHaveBeenCalledOnce();
  transport.wake();
  await Promise.resolve();
  expect(rte.endTask).toHaveBeenCalledTimes(2);
  expect(rte.send).not.toHaveBeenCalled();
});
