package io.lapilli.demo.start;

import io.lapilli.demo.DemoData;
import io.lapilli.identity.DemoAccounts;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** With demo data: makes it before the web server takes its first request, and offers its accounts to the sign-in. */
@Component
@ConditionalOnBooleanProperty(name = "lapilli.demo", matchIfMissing = true)
class DemoAtStart implements SmartLifecycle, DemoAccounts {

    private final DemoData demo;
    private volatile boolean running;

    DemoAtStart(DemoData demo) {
        this.demo = demo;
    }

    @Override
    public void start() {
        demo.seed();
        running = true;
    }

    /** Long before the web server starts, which does so among the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public List<DemoAccount> accounts() {
        return demo.accounts();
    }
}
