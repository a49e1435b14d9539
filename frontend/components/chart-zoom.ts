const LEAST = 8;

/** Dragging with the mouse across a plot chooses a piece of it. */
export class Zoom {
  readonly #plot: HTMLElement;
  readonly #chosen: (from: number, to: number) => void;
  #from: number | undefined;

  /** @param chosen told the two ends in pixels of the plot, the left one first */
  constructor(plot: HTMLElement, chosen: (from: number, to: number) => void) {
    this.#plot = plot;
    this.#chosen = chosen;
    plot.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && event.pointerType === 'mouse') {
        this.#from = event.offsetX;
        plot.setPointerCapture(event.pointerId);
      }
    });
    plot.addEventListener('pointermove', (event) => this.#show(event.offsetX));
    plot.addEventListener('pointerup', (event) => this.#end(event.offsetX));
    plot.addEventListener('pointercancel', () => this.#end(undefined));
  }

  #show(to: number) {
    if (this.#from === undefined) {
      return;
    }
    const place = this.#plot.parentElement!;
    let drag = place.querySelector<HTMLElement>('.drag');
    if (!drag) {
      drag = document.createElement('div');
      drag.className = 'drag';
      place.append(drag);
    }
    drag.style.left = `${Math.min(this.#from, to)}px`;
    drag.style.width = `${Math.abs(to - this.#from)}px`;
  }

  #end(to: number | undefined) {
    const from = this.#from;
    this.#from = undefined;
    this.#plot.parentElement?.querySelector('.drag')?.remove();
    if (from !== undefined && to !== undefined && Math.abs(to - from) >= LEAST) {
      this.#chosen(Math.min(from, to), Math.max(from, to));
    }
  }
}
