package io.lapilli.notice;

import io.lapilli.identity.IdentityFixtures;
import io.lapilli.support.SceneBeans;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.LiveUpdates;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Notices over the real modules that they tell of. */
public final class NoticeScene implements AutoCloseable {

    public final IdentityFixtures identity;

    public NoticeScene(TestDatabase engine) {
        identity = new IdentityFixtures(engine, Beans.class);
        identity.bean(NoticeTeller.class);
    }

    public <T> T bean(Class<T> type) {
        return identity.bean(type);
    }

    @Override
    public void close() {
        identity.close();
    }

    @TestConfiguration
    @ComponentScan(
            lazyInit = true,
            basePackages = {
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.project",
                "io.lapilli.apikey",
                "io.lapilli.usage",
                "io.lapilli.tier",
                "io.lapilli.budget",
                "io.lapilli.notice",
                "io.lapilli.console.place"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(\\.web\\.|(apikey|tier|budget|limit|catalog|pricing)\\.ui\\.|\\.start\\.|Test|Scene|Fixtures).*"))
    @Import({SceneBeans.class, LiveUpdates.class})
    static class Beans {

        @Bean
        TaskScheduler scheduler() {
            return new SimpleAsyncTaskScheduler();
        }
    }
}
