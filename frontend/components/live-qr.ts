import qrcode from 'qrcode-generator';
import { html, type TemplateResult } from 'lit';

/** An address for cameras. */
export function qr(address: string, label: string): TemplateResult {
  const code = qrcode(0, 'M');
  code.addData(address);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      path += code.isDark(row, column) ? `M${column + 2} ${row + 2}h1v1h-1z` : '';
    }
  }
  return html`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${size + 4} ${size + 4}" shape-rendering="crispEdges">
    <rect width="100%" height="100%" fill="#fff"></rect>
    <path d=${path} fill="#000"></path>
  </svg>`;
}
