/** A label that wants to sit at `y` (pixels, downwards) and is `height` pixels high. */
export interface LabelWish {
  readonly y: number;
  readonly height: number;
  /** Where room is short the smallest numbers are kept. */
  readonly priority: number;
}

/** Labels that touch, moved as one block. */
interface Block {
  readonly members: number[];
  height: number;
  /** Sum over members of (wished centre − offset of the centre from the block's top). */
  sum: number;
}

/**
 * Centres of labels stacked without overlap between `top` and `bottom` pixels, each as near to its
 * wish as the others allow (pool-adjacent-violators, least squares); null for labels that found no
 * room. The order of `wishes` is kept in the answer.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  top: number,
  bottom: number,
): readonly (number | null)[] {
  const kept = fitting(wishes, bottom - top);
  kept.sort((a, b) => wish(wishes, a).y - wish(wishes, b).y || a - b);
  const blocks: Block[] = [];
  for (const i of kept) {
    const { y, height } = wish(wishes, i);
    blocks.push({ members: [i], height, sum: y - height / 2 });
    while (blocks.length > 1 && overlaps(blocks, top, bottom)) mergeLast(blocks);
  }
  const placed: (number | null)[] = wishes.map(() => null);
  for (const block of blocks) {
    let edge = blockTop(block, top, bottom);
    for (const i of block.members) {
      const { height } = wish(wishes, i);
      placed[i] = edge + height / 2;
      edge += height;
    }
  }
  return placed;
}

function wish(wishes: readonly LabelWish[], i: number): LabelWish {
  return wishes[i] as LabelWish;
}

/** The labels of highest priority that fit into `room` pixels. */
function fitting(wishes: readonly LabelWish[], room: number): number[] {
  const order = wishes.map((_, i) => i);
  order.sort((a, b) => wish(wishes, a).priority - wish(wishes, b).priority || a - b);
  let used = 0;
  return order.filter((i) => {
    const { height } = wish(wishes, i);
    if (used + height > room) return false;
    used += height;
    return true;
  });
}

function blockTop(block: Block, top: number, bottom: number): number {
  return Math.max(top, Math.min(bottom - block.height, block.sum / block.members.length));
}

function overlaps(blocks: readonly Block[], top: number, bottom: number): boolean {
  const above = blocks.at(-2) as Block;
  const below = blocks.at(-1) as Block;
  return blockTop(above, top, bottom) + above.height > blockTop(below, top, bottom);
}

function mergeLast(blocks: Block[]): void {
  const below = blocks.pop() as Block;
  const above = blocks.at(-1) as Block;
  above.sum += below.sum - above.height * below.members.length;
  above.height += below.height;
  above.members.push(...below.members);
}
