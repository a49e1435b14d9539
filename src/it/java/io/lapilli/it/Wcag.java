package io.lapilli.it;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** Accessibility of a page as axe sees it, by WCAG 2.2, A and AA. */
final class Wcag {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Wcag() {}

    static List<Rule> violations(Page page) {
        return new AxeBuilder(page).withTags(TAGS).analyze().getViolations();
    }
}
