import { html, nothing } from 'lit';
import type { ChartData } from './chart-data';

/** The chart's figures as a table, for those who can't see it and those who want to read it. */
export function table(data: ChartData) {
  return html`
    <div class="table" tabindex="0" role="region" aria-label=${data.label}>
      <table>
        <thead>
          <tr>
            <th scope="col">${data.words.time}</th>
            ${data.series.map((series) => html`<th scope="col">${series.name}</th>`)}
            ${data.totals.length ? html`<th scope="col">${data.words.total}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${data.buckets.map(
            (bucket, i) => html`
              <tr>
                <th scope="row">${bucket.title}</th>
                ${data.series.map((series) => html`<td>${series.texts[i]}</td>`)}
                ${data.totals.length ? html`<td>${data.totals[i]}</td>` : nothing}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}
