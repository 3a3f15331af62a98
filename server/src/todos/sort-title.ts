/**
 * What titles are ordered by: without case and accents, numbers left as they are. Cut, since an index row has its limits;
 * those alike until there are ordered by id.
 */
export function sortTitle(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trimStart();
  return Array.from(plain).slice(0, 200).join('');
}
