package io.lapilli.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Copies a text to the clipboard in the browser, at once, and says so. */
public class CopyButton extends Button {

    private String text;

    /** @param text what is copied */
    public CopyButton(String text) {
        this.text = text;
        String copy = getTranslation("ui.copy");
        String copied = getTranslation("ui.copied");
        setIcon(Icon.COPY.create());
        setText(copy);
        addClassName("lap-copy");
        addThemeVariants(ButtonVariant.TERTIARY);
        getElement().setAttribute("aria-live", "polite");
        getElement().executeJs("""
                        this.copyText = $0;
                        this.addEventListener('click', async () => {
                          const done = () => {
                            this.toggleAttribute('data-copied', true);
                            this.lastChild.textContent = $2;
                            clearTimeout(this.copyTimer);
                            this.copyTimer = setTimeout(() => {
                              this.toggleAttribute('data-copied', false);
                              this.lastChild.textContent = $1;
                            }, 2000);
                          };
                          if (navigator.clipboard) {
                            await navigator.clipboard.writeText(this.copyText);
                          } else {
                            // a page on plain http outside of the loopback has no clipboard of its own
                            const area = document.createElement('textarea');
                            area.value = this.copyText;
                            this.after(area);
                            area.select();
                            document.execCommand('copy');
                            area.remove();
                          }
                          done();
                        });
                        """, text, copy, copied);
    }

    /** What is copied from now on. */
    public void copies(String text) {
        this.text = text;
        getElement().executeJs("this.copyText = $0", text);
    }

    /** What a click copies. */
    public String copied() {
        return text;
    }
}
