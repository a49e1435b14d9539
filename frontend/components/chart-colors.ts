import { SERIES_COLORS } from './chart-data';

/** The page's tokens as the colours that they are right now: a canvas knows no variables. */
export class Colors {
  readonly #root: ParentNode & Node;

  constructor(root: ParentNode & Node) {
    this.#root = root;
  }

  of(token: string): string {
    const probe = document.createElement('i');
    probe.style.color = `var(${token})`;
    this.#root.appendChild(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  }

  series(index: number): string {
    return this.of(SERIES_COLORS[index % SERIES_COLORS.length]);
  }
}
