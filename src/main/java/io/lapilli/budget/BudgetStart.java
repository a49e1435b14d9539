package io.lapilli.budget;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Builds what budgets hold when the journal has been replayed, before the portal is ready. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class BudgetStart implements ApplicationRunner {

    private final BudgetBook book;

    BudgetStart(BudgetBook book) {
        this.book = book;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        book.start();
    }
}
