import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { layouts } from '../../src/components/table/layouts.svelte';
import { parseLayout } from '../../src/components/table/layout';
import { drawn, moved, ROW_HEIGHT } from '../../src/components/table/rows';
import { faults } from '../screens/room';
import Trees from './Trees.svelte';

const trees = [
  { id: 1, name: 'Oak 10', height: 30 },
  { id: 2, name: 'Oak 9', height: 25 },
  { id: 3, name: 'Élan birch', height: 40 },
];
const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent.trim());
const heads = () => screen.getAllByRole('columnheader').map((head) => head.querySelector('span')?.textContent);
const head = (name: string) => screen.getByRole('columnheader', { name: new RegExp(`^${name}`) });
const edge = (name: string) => screen.getByRole('separator', { name: `Width of the column “${name}”` });
const widths = () => [...document.querySelectorAll('col')].map(({ style }) => style.width);
const openColumns = async () => {
  await fireEvent.click(screen.getByTestId('columns'));
  return screen.findByRole('dialog', { name: 'Columns' });
};

describe('a table', () => {
  it('sorts texts as people do, and says by which column', async () => {
    render(Trees, { trees });
    expect(names()).toEqual(['Élan birch', 'Oak 9', 'Oak 10']);
    expect(head('Name').getAttribute('aria-sort')).toBe('ascending');
    await fireEvent.click(within(head('Height')).getByRole('button'));
    expect(names()).toEqual(['Oak 9', 'Oak 10', 'Élan birch']);
    await fireEvent.click(within(head('Height')).getByRole('button'));
    expect(names()).toEqual(['Élan birch', 'Oak 10', 'Oak 9']);
    expect(head('Height').getAttribute('aria-sort')).toBe('descending');
    expect(head('Name').getAttribute('aria-sort')).toBe('none');
    expect(head('Leaf').getAttribute('aria-sort')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('opens a row that is clicked', async () => {
    const onopen = vi.fn();
    render(Trees, { trees, onopen });
    await fireEvent.click(screen.getByText('25'));
    await fireEvent.click(screen.getByRole('button', { name: 'Oak 10' }));
    expect(onopen.mock.calls).toEqual([[trees[1]], [trees[0]]]);
  });

  it('selects rows by their boxes, one, several or all that can be', async () => {
    const onselect = vi.fn();
    const tall = [...trees, { id: 4, name: 'Pine 1', height: 50 }, { id: 5, name: 'Pine 2', height: 60 }];
    render(Trees, { trees: tall, onselect });
    const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
    const all = box('Select all');
    expect(box('Select Oak 9').disabled).toBe(true);
    await fireEvent.click(box('Select Élan birch'));
    expect(onselect).toHaveBeenLastCalledWith([3]);
    expect([all.checked, all.indeterminate]).toEqual([false, true]);
    // What cannot be selected is passed over.
    await fireEvent.click(box('Select Pine 1'), { shiftKey: true });
    expect(onselect).toHaveBeenLastCalledWith([3, 1, 4]);
    await fireEvent.click(all);
    expect(onselect).toHaveBeenLastCalledWith([3, 1, 4, 5]);
    expect([all.checked, all.indeterminate]).toEqual([true, false]);
    await fireEvent.click(all);
    expect(onselect).toHaveBeenLastCalledWith([]);
    expect(await faults()).toEqual([]);
  });

  it('selects rows by the keyboard, and opens none', async () => {
    const [onselect, onopen] = [vi.fn(), vi.fn()];
    render(Trees, { trees, onselect, onopen });
    screen.getByRole('button', { name: 'Élan birch' }).focus();
    const press = (init: KeyboardEventInit) => fireEvent.keyDown(document.activeElement as Element, init);
    await press({ key: ' ' });
    expect(onselect).toHaveBeenLastCalledWith([3]);
    await press({ key: ' ' });
    expect(onselect).toHaveBeenLastCalledWith([]);
    await press({ key: ' ' });
    await press({ key: 'ArrowDown', shiftKey: true });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Oak 9'));
    await press({ key: 'ArrowDown', shiftKey: true });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Oak 10'));
    expect(onselect).toHaveBeenLastCalledWith([3, 1]);
    await press({ key: ' ' });
    await press({ key: 'a', ctrlKey: true });
    expect(onselect).toHaveBeenLastCalledWith([3, 1]);
    expect(onopen).not.toHaveBeenCalled();
  });

  it('is one stop for the keyboard, which moves through its rows', async () => {
    render(Trees, { trees });
    const buttons = screen.getAllByRole('rowheader').map((cell) => within(cell).getByRole('button'));
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    const reaches = (name: string) => vi.waitFor(() => expect(document.activeElement?.textContent).toBe(name));
    within(head('Height')).getByRole('button').focus();
    await press('ArrowDown');
    await reaches('Élan birch');
    await press('ArrowDown');
    await reaches('Oak 9');
    await press('End');
    await reaches('Oak 10');
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
    await press('Home');
    await reaches('Élan birch');
    await press('ArrowUp');
    await reaches('Élan birch');
  });

  it('remembers columns that are hidden and moved, and how it is sorted', async () => {
    render(Trees, { trees });
    await fireEvent.click(within(head('Height')).getByRole('button'));
    const dialog = await openColumns();
    expect(within(dialog).getByTestId<HTMLInputElement>('column-name').disabled).toBe(true);
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Move “Leaf” to the left' }));
    expect(heads()).toEqual(['Name', 'Leaf', 'Height', 'Columns']);
    // Nothing goes before the column that names the rows.
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Move “Leaf” to the left' }).disabled).toBe(
      true,
    );
    await fireEvent.click(within(dialog).getByTestId('column-height'));
    expect(heads()).toEqual(['Name', 'Leaf', 'Columns']);
    expect(await faults()).toEqual([]);
    cleanup();
    layouts.clear();
    render(Trees, { trees });
    expect(heads()).toEqual(['Name', 'Leaf', 'Columns']);
    expect(names()).toEqual(['Oak 9', 'Oak 10', 'Élan birch']);
    await openColumns();
    await fireEvent.click(screen.getByTestId('columns-reset'));
    expect(heads()).toEqual(['Name', 'Height', 'Leaf', 'Columns']);
    expect(names()[0]).toBe('Oak 9');
  });

  it('changes the width of a column by the keyboard and the pointer, and remembers it', async () => {
    render(Trees, { trees });
    // The column that names the rows takes what the others leave.
    expect(widths()).toEqual(['', '100px', '100px', '44px']);
    await fireEvent.keyDown(edge('Height'), { key: 'ArrowRight' });
    expect(widths()).toEqual(['', '116px', '100px', '44px']);
    expect(edge('Height').getAttribute('aria-valuenow')).toBe('116');
    for (let press = 0; press < 9; press += 1) await fireEvent.keyDown(edge('Height'), { key: 'ArrowLeft' });
    expect(widths()[1]).toBe('56px');
    await fireEvent.keyDown(edge('Height'), { key: 'Enter' });
    expect(widths()[1]).toBe('100px');

    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(500);
    await fireEvent.mouseDown(edge('Name'), { clientX: 500 });
    await fireEvent.mouseMove(document, { clientX: 540 });
    await vi.waitFor(() => expect(widths()).toEqual(['540px', '100px', '100px', '']));
    await fireEvent.mouseUp(document, { clientX: 560 });
    cleanup();
    layouts.clear();
    render(Trees, { trees });
    expect(widths()).toEqual(['560px', '100px', '100px', '']);
    await fireEvent.dblClick(edge('Name'));
    expect(widths()).toEqual(['', '100px', '100px', '44px']);
  });

  it('draws the visible rows of a long table only, and says how many there are', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ id: index, name: `Tree ${index}`, height: index }));
    render(Trees, { trees: many });
    expect(names().length).toBeLessThan(40);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('1001');
    within(head('Name')).getByRole('button').focus();
    await fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Tree 0'));
    await fireEvent.keyDown(document.activeElement as Element, { key: 'End' });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Tree 999'));
    expect(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')).toBe('1001');
    expect(names().length).toBeLessThan(40);
    // It scrolls away from under the focus, which stays in the table.
    const table = screen.getByTestId('tree-table');
    table.scrollTop = 0;
    await fireEvent.scroll(table);
    expect(document.activeElement).toBe(table);
    await fireEvent.keyDown(table, { key: 'ArrowUp' });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Tree 998'));
    expect(await faults()).toEqual([]);
  });
});

describe('rows of a table', () => {
  it('are drawn around those that are visible', () => {
    expect(drawn(0, 320, 100)).toEqual({ first: 0, last: 100 });
    expect(drawn(0, 320, 1000)).toEqual({ first: 0, last: 18 });
    expect(drawn(100 * ROW_HEIGHT, 320, 1000)).toEqual({ first: 92, last: 118 });
    // Scrolled further than there are rows, as after a search.
    expect(drawn(5000 * ROW_HEIGHT, 320, 1000)).toEqual({ first: 992, last: 1000 });
  });

  it('are moved through by keys', () => {
    const to = (key: string, active: number) => moved(key, active, 10 * ROW_HEIGHT, 50);
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'a'].map((key) => to(key, 20))).toEqual([
      21,
      19,
      29,
      11,
      0,
      49,
      undefined,
    ]);
    expect([to('ArrowUp', 0), to('End', 49), moved('End', 0, 0, 0)]).toEqual([0, 49, undefined]);
  });
});

it('a layout of another form is not taken', () => {
  const layout = { widths: { a: 1 }, shown: { a: true }, order: ['a'], sort: { column: 'a', descending: true } };
  expect(parseLayout(layout)).toEqual(layout);
  const others = [null, [], 'a', { ...layout, widths: { a: 'b' } }, { ...layout, shown: { a: 1 } }];
  expect(others.map(parseLayout)).toEqual(others.map(() => undefined));
  expect(parseLayout({ ...layout, order: [1] })).toBeUndefined();
  expect(parseLayout({ ...layout, sort: { column: 'a' } })).toBeUndefined();
});
