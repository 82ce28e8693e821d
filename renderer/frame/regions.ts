const FOCUSABLE = 'button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** F6: the focus goes on to the next part of the window that is marked `data-region`; a page may mark parts of its own inside. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.querySelector('[data-region]') === null);
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  for (let offset = 1; offset <= regions.length; offset += 1) {
    const region = regions[(current + step * offset + regions.length * 2) % regions.length];
    const target = region?.querySelector<HTMLElement>('[aria-current], textarea[data-grid-input]') ?? region?.querySelector<HTMLElement>(FOCUSABLE);
    if (!target) continue;
    target.focus();
    return;
  }
}
